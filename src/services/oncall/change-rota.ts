import type { Tx } from '../../db/handles.ts';
import { listPeople } from '../../db/people.ts';
import {
  deleteRota,
  findRota,
  insertRota,
  insertRotaChange,
  listOverrides,
  type RotaRow,
  updateTold,
} from '../../db/rota.ts';
import type { RotaState } from '../../domain/oncall/changes.ts';
import { dutyAt } from '../../domain/oncall/duty.ts';
import { unreachable } from '../../domain/oncall/reach.ts';
import { turn, turnAt } from '../../domain/oncall/rota.ts';
import { joinedWords, rotaEndedWords, unreachableWords } from '../../domain/oncall/words.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';
import { refuseUnlessRota, rotaRights } from '../../domain/people/permissions.ts';
import { Refusal } from '../../domain/refusal.ts';
import { timeOn } from '../../domain/time/calendar-days.ts';
import type { Policy } from '../../policy/policy.ts';
import { act } from '../act.ts';
import { redrawHome } from '../desk/refresh-homes.ts';
import type { Desk } from '../desk.ts';
import { tellPerson } from '../send/person.ts';
import { scheduleCheck } from './check-rungs.ts';
import { wakeOncall } from './wake.ts';

const FURTHEST_MS = 366 * 24 * 60 * 60 * 1000;

/**
 * Members, order and hand-overs from now on; null: no rota any more, so that those of the set-up are on duty.
 * Refuses who cannot be called, and a first hand-over that is past or further away than a year.
 */
export function setRota(desk: Desk, caller: Caller, wanted: RotaState | null): Promise<void> {
  return act(desk, caller, async (tx, actor, now) => {
    const { workspaceId } = actor;
    const known = await findRota(tx, workspaceId);
    refuseUnlessRota(rotaRights(actor, known?.members.list ?? []), 'mayChange');
    const before = known ? stateOf(known) : null;
    if (wanted) await keep(tx, desk.policy, actor, known, wanted, now);
    else {
      if (!before) return;
      await deleteRota(tx, workspaceId);
      await insertRotaChange(tx, workspaceId, actor, { is: 'ended', before }, now);
      for (const personId of known?.told.list ?? []) {
        const effect = `rota-ended:${now.getTime()}:${personId}`;
        if (personId === actor.personId) continue;
        await tellPerson(tx, workspaceId, personId, effect, rotaEndedWords(actor.name), now);
      }
    }
    await wakeOncall(tx, workspaceId, now);
    const touched = new Set([...(before?.memberIds ?? []), ...(wanted?.memberIds ?? []), actor.personId]);
    for (const personId of touched) await redrawHome(tx, workspaceId, personId, now);
  });
}

async function keep(
  tx: Tx,
  { calendars }: Policy,
  actor: Actor,
  known: RotaRow | undefined,
  wanted: RotaState,
  now: Date,
): Promise<void> {
  const { workspaceId } = actor;
  const { zone } = calendars.desk;
  await refuseUncallable(tx, workspaceId, wanted.memberIds, 'members');
  const first = timeOn(zone, wanted.firstOn, wanted.minute);
  if (!first || first <= now) {
    throw new Refusal('rota.past', 'This is past. Choose a moment that is still to come.', 'firstOn');
  }
  if (first.getTime() - now.getTime() > FURTHEST_MS) {
    throw new Refusal('rota.far', 'This is more than a year away. Choose a day before that.', 'firstOn');
  }
  const startsAt = known ? startOfTurn(known, zone, wanted, now) : now;
  const { memberIds, weeks, firstOn, minute } = wanted;
  await insertRota(tx, { workspaceId, members: { list: memberIds }, weeks, firstOn, minute, startsAt });
  await scheduleCheck(tx, workspaceId, now);
  const before = known ? stateOf(known) : null;
  await insertRotaChange(tx, workspaceId, actor, { is: 'set', before, after: wanted }, now);
  const rota = { ...wanted, zone, startsAt };
  const { personId: onId } = dutyAt(rota, await listOverrides(tx, workspaceId, now), now);
  for (const [n, personId] of memberIds.entries()) {
    if (before?.memberIds.includes(personId) || personId === actor.personId) continue;
    const isOn = personId === onId;
    const words = joinedWords(actor.name, turn(rota, n), isOn);
    await tellPerson(tx, workspaceId, personId, `rota-joined:${now.getTime()}:${personId}`, words, now);
    if (isOn) await updateTold(tx, workspaceId, [...(known?.told.list ?? []), personId]);
  }
}

/** Whoever stays on duty has been on duty since their turn began. */
function startOfTurn(known: RotaRow, zone: string, { memberIds }: RotaState, now: Date): Date {
  const current = turnAt({ ...stateOf(known), zone, startsAt: known.startsAt }, now);
  return current.personId === memberIds[0] ? current.startsAt : now;
}

export const stateOf = ({ members, weeks, firstOn, minute }: RotaRow): RotaState => ({
  memberIds: members.list,
  weeks,
  firstOn,
  minute,
});

/** Guests, bots, and people who are gone are called in vain. */
export async function refuseUncallable(
  tx: Tx,
  workspaceId: string,
  personIds: readonly string[],
  field: string,
): Promise<void> {
  const people = await listPeople(tx, workspaceId, personIds);
  for (const personId of personIds) {
    const person = people.find((one) => one.personId === personId);
    const why = unreachable(person, null);
    if (!why) continue;
    const problem = `${person?.name ?? 'Somebody here'} ${unreachableWords(why)}. Choose somebody who can be called.`;
    throw new Refusal('rota.uncallable', problem, field);
  }
}
