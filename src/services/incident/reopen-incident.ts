import { findChannel } from '../../db/channels.ts';
import type { Tx } from '../../db/handles.ts';
import { listIncidentPeople, updateIncidentPerson } from '../../db/incident-people.ts';
import { getIncidentIn, type Incident, updateIncident } from '../../db/incidents.ts';
import { findPerson } from '../../db/people.ts';
import { refuseUnlessReasoned } from '../../domain/incident/guards.ts';
import { reopenedWords } from '../../domain/incident/life-words.ts';
import { unreachable } from '../../domain/oncall/reach.ts';
import { BY_DESK, type Caller } from '../../domain/people/actor.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { attachAgain } from './attach-again.ts';
import { armCadence, nextSitrepBy } from './cadence.ts';
import { holdRole } from './hold-role.ts';
import { startCalling } from './ladder.ts';
import { askReopened } from './miss-commander.ts';
import { moveIncident, refuseUnlessMove } from './move-incident.ts';
import { ringRotation } from './propose-rotation.ts';
import { refuseExposed } from './refuse-exposed.ts';
import { askForRoom, eachTime, sayIn } from './send-incident.ts';
import { refuseUnlessMayDo } from './standing.ts';
import { tellReopened } from './tell-called-off.ts';

/**
 * *Reopen*: a false alarm is assessed again, and people are called as at first; what was resolved is worked on again,
 * and somebody is called where nobody leads it any more.
 */
export function reopenIncident(
  desk: Desk,
  caller: Caller,
  incidentId: number,
  reason: string,
): Promise<Incident> {
  return act(desk, caller, async (tx, actor, now) => {
    const incident = await getIncidentIn(tx, actor.workspaceId, incidentId);
    await refuseUnlessMayDo(tx, actor, 'incident.work', incident);
    refuseUnlessReasoned(reason);
    const isFalse = incident.state === 'false alarm';
    const to = isFalse ? 'assessing' : 'remediating';
    refuseUnlessMove(incident, to, ['resolved', 'retrospective', 'closed', 'false alarm']);
    await refuseExposed(tx, desk.policy, incident, actor, caller, { reason }, now);
    const housed = await housedAgain(tx, incident, now);
    await updateIncident(tx, incidentId, { resolvedAt: null, containedAt: null });
    const led = await withoutWhoIsGone(tx, housed, now);
    const moved = await moveIncident(tx, led, actor, to, now, reason);
    const words = reopenedWords(moved, actor.name, reason);
    if (isFalse) await tellReopened(tx, moved, words, now);
    else await sayIn(tx, moved, 'room', eachTime('reopened'), words, now);
    await attachAgain(tx, moved, actor, now);
    const armed = await armCadence(
      tx,
      desk.policy,
      moved,
      nextSitrepBy(desk.policy, moved, isFalse ? 'first' : 'every', now),
    );
    if (armed.commanderId) await ringRotation(tx, desk.policy, armed, now);
    if (armed.commanderId !== actor.personId)
      await askReopened(tx, desk.policy, armed, actor.name, reason, now);
    if (!isFalse && armed.commanderId) return armed;
    return startCalling(tx, desk.policy, armed, 'response', now);
  });
}

/** Of what was over nobody was told that its commander had left the company. */
async function withoutWhoIsGone(tx: Tx, incident: Incident, now: Date): Promise<Incident> {
  const { commanderId, workspaceId } = incident;
  if (!commanderId || !unreachable(await findPerson(tx, workspaceId, commanderId), null)) return incident;
  return holdRole(tx, incident, BY_DESK, 'commander', null, 'lost', now);
}

/** A bot cannot open an archived channel again: another one is opened, and linked to the first (INC-4). */
async function housedAgain(tx: Tx, incident: Incident, now: Date): Promise<Incident> {
  const { roomChannelId, workspaceId } = incident;
  if (!roomChannelId) return incident;
  const room = await findChannel(tx, workspaceId, roomChannelId);
  if (!room?.isArchived) return incident;
  // Nobody is in the other one yet: who comes is caught up, and who does not has left nothing.
  for (const { personId } of await listIncidentPeople(tx, incident.id))
    await updateIncidentPerson(tx, incident, personId, { isInRoom: false });
  const without = await updateIncident(tx, incident.id, { roomChannelId: null, cardTs: null });
  await askForRoom(tx, without, now);
  return without;
}
