import { findOverride, insertRotaChange, type OverrideRow, updateRemoved } from '../../db/rota.ts';
import { tellOverride } from '../../domain/oncall/tell-change.ts';
import { removedWords } from '../../domain/oncall/words.ts';
import type { Caller } from '../../domain/people/actor.ts';
import { type RotaRights, refuseUnlessRota } from '../../domain/people/permissions.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Desk } from '../desk.ts';
import { tellPerson } from '../send/person.ts';
import { changeOnRota, concerned, namesOf, overrideState } from './override-change.ts';

/** By whoever made it, whom it concerns, and those who lead: it does not count from now on. */
export function removeOverride(desk: Desk, caller: Caller, id: number): Promise<void> {
  return changeOnRota(desk, caller, async (on) => {
    const { tx, actor, now } = on;
    const row = await findOverride(tx, actor.workspaceId, id);
    if (!row || row.removedAt || row.endsAt <= now) {
      throw new Refusal('rota.gone', 'Nothing changed: this was removed already, or is over.');
    }
    if (!mayRemove(on.rights, actor.personId, row)) refuseUnlessRota(on.rights, 'mayChange');
    await updateRemoved(tx, id, now);
    await insertRotaChange(tx, actor.workspaceId, actor, { is: 'removed', ...overrideState(row) }, now);
    const words = removedWords(actor.name, tellOverride(row, await namesOf(on, row)));
    for (const personId of concerned(row, actor.personId)) {
      await tellPerson(tx, actor.workspaceId, personId, `rota-removed:${id}:${personId}`, words, now);
    }
  });
}

export const mayRemove = ({ mayChange }: RotaRights, personId: string, row: OverrideRow): boolean =>
  mayChange || [row.personId, row.forId, row.madeById].includes(personId);
