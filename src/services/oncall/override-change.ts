import type { Tx } from '../../db/handles.ts';
import { listPeople } from '../../db/people.ts';
import { insertOverride, insertRotaChange, type OverrideRow } from '../../db/rota.ts';
import type { OverrideState } from '../../domain/oncall/changes.ts';
import { clashing } from '../../domain/oncall/duty.ts';
import { turnAt } from '../../domain/oncall/rota.ts';
import { givenDutyWords, relievedWords } from '../../domain/oncall/words.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';
import { type RotaRights, rotaRights } from '../../domain/people/permissions.ts';
import { Refusal } from '../../domain/refusal.ts';
import { act } from '../act.ts';
import { redrawHome } from '../desk/refresh-homes.ts';
import type { Desk } from '../desk.ts';
import { tellPerson } from '../send/person.ts';
import { type LoadedRota, loadRota } from './load-rota.ts';
import { wakeOncall } from './wake.ts';

/** What takeovers, absences and swaps have in common: they stand on the rota, are on record, and are told. */

export type OnRota = LoadedRota & {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly rights: RotaRights;
  readonly now: Date;
};

export type Wanted = Omit<OverrideRow, 'id' | 'workspaceId' | 'madeById' | 'removedAt'>;

export function changeOnRota(desk: Desk, caller: Caller, body: (on: OnRota) => Promise<void>): Promise<void> {
  return act(desk, caller, async (tx, actor, now) => {
    const { workspaceId } = actor;
    const loaded = await loadRota(tx, desk.policy, workspaceId, now);
    if (!loaded) throw new Refusal('rota.none', 'Nothing changed: there is no rota any more.');
    const { memberIds } = loaded.rota;
    await body({ ...loaded, tx, actor, rights: rotaRights(actor, memberIds), now });
    await wakeOncall(tx, workspaceId, now);
    for (const personId of new Set([...memberIds, actor.personId])) {
      await redrawHome(tx, workspaceId, personId, now);
    }
  });
}

/** As a form gives it; a moment that is missing is now. */
export interface WantedSpan {
  readonly from: Date | null;
  readonly to: Date;
}

const LONGEST_MS = 366 * 24 * 60 * 60 * 1000;
/** The moment that was chosen may be a little past when the form is sent. */
const A_MOMENT_MS = 15 * 60 * 1000;

export function spanOf({ from, to }: WantedSpan, now: Date): { startsAt: Date; endsAt: Date } {
  if (from && from.getTime() < now.getTime() - A_MOMENT_MS) {
    throw new Refusal('rota.past', 'This is past. Leave it empty to begin now.', 'from');
  }
  const startsAt = from && from > now ? from : now;
  if (to <= startsAt) {
    const problem = 'Choose an end that is still to come, and after the beginning.';
    throw new Refusal('rota.backwards', problem, 'to');
  }
  if (to.getTime() - startsAt.getTime() > LONGEST_MS) {
    throw new Refusal('rota.long', 'This is more than a year. Change the rota instead.', 'to');
  }
  return { startsAt, endsAt: to };
}

export function refuseClash({ overrides }: OnRota, wanted: Wanted, field: string): void {
  const other = clashing(overrides, wanted);
  if (!other) return;
  const what = other.isAway ? 'an absence' : 'a takeover';
  const problem = `There is ${what} in this time already. Remove that first, or choose another time.`;
  throw new Refusal('rota.clash', problem, field);
}

/** Refuses, at `from`, what stands in the way of another. */
export async function writeOverride(on: OnRota, wanted: Wanted, is: 'taken over' | 'away'): Promise<void> {
  refuseClash(on, wanted, 'from');
  const row = await keepOverride(on, wanted);
  await insertRotaChange(on.tx, on.actor.workspaceId, on.actor, { is, ...overrideState(row) }, on.now);
}

/** Kept, and told to those it concerns. */
export async function keepOverride(on: OnRota, wanted: Wanted): Promise<OverrideRow> {
  const { workspaceId, personId: madeById } = on.actor;
  const row = await insertOverride(on.tx, { workspaceId, ...wanted, madeById });
  await tellThose(on, row);
  return row;
}

/** Whoever has the duty by it, and whoever has not, unless they did it themselves. */
async function tellThose(on: OnRota, row: OverrideRow): Promise<void> {
  const { tx, actor, now, rota } = on;
  const { workspaceId } = actor;
  const nameOf = await namesOf(on, row);
  const relievedId = row.forId ?? turnAt(rota, row.startsAt).personId;
  const named = (personId: string | null) => {
    if (personId === null) return null;
    return personId === actor.personId ? 'by' : { name: nameOf(personId) };
  };
  for (const personId of concerned({ ...row, forId: relievedId }, actor.personId)) {
    const words =
      personId === row.personId
        ? givenDutyWords(actor.name, named(row.forId), row)
        : relievedWords(actor.name, named(row.personId), row);
    await tellPerson(tx, workspaceId, personId, `rota-override:${row.id}:${personId}`, words, now);
  }
}

/** Whom it gives the duty, and whom it takes it from, but for whoever did it. */
export function concerned(row: Pick<OverrideRow, 'personId' | 'forId'>, actorId: string): string[] {
  const ids = [row.personId, row.forId].filter((id) => id !== null && id !== actorId);
  return [...new Set(ids as string[])];
}

export async function namesOf({ tx, actor }: OnRota, row: OverrideRow): Promise<(id: string) => string> {
  const ids = [row.personId, row.forId].filter((id) => id !== null);
  const people = await listPeople(tx, actor.workspaceId, ids);
  return (id) => people.find((one) => one.personId === id)?.name ?? 'somebody';
}

export const overrideState = ({ personId, forId, startsAt, endsAt }: OverrideRow): OverrideState => ({
  personId,
  forId,
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
});
