import { findAgent } from '../../db/agents.ts';
import { deleteDue, listDueOf } from '../../db/due.ts';
import type { Db, Tx } from '../../db/handles.ts';
import { listIncidentEvents } from '../../db/incident-events.ts';
import { getIncident, type Incident, listGoingOn, updateIncident } from '../../db/incidents.ts';
import { findPerson } from '../../db/people.ts';
import {
  type Absence,
  absentWords,
  askAbsentWords,
  askReopenedWords,
  type Gone,
  goneWords,
  staysWords,
} from '../../domain/incident/handover-words.ts';
import { isGoingOn } from '../../domain/incident/state.ts';
import { type Actor, BY_DESK } from '../../domain/people/actor.ts';
import type { Policy } from '../../policy/policy.ts';
import { awayOf } from '../assignment/load-agents.ts';
import { ABSENT, HANDOVER, ring } from './give-command.ts';
import { holdRole } from './hold-role.ts';
import { nameOf } from './incident-facts.ts';
import { rungTime, startCalling, stopCalling } from './ladder.ts';
import { redrawPages } from './page.ts';
import { record } from './record.ts';
import { drawIncident, eachTime, sayIn } from './send-incident.ts';

/** A commander may not be there any more: they are asked for a handover, and the room reads that they were (INC-8). */
export async function askAbsent(
  tx: Tx,
  policy: Policy,
  incident: Incident,
  absence: Absence,
  now: Date,
): Promise<void> {
  const { commanderId, workspaceId, handover } = incident;
  // Somebody is asked to take over; where nobody does, it is looked at again.
  if (!commanderId || handover?.isWaiting) return;
  await record(tx, incident, BY_DESK, { kind: 'commander absent', personId: commanderId, absence }, now);
  const byAt = rungTime(policy, incident, now);
  await ring(tx, incident, ABSENT, byAt);
  const words = askAbsentWords(incident, absence, byAt);
  await sayIn(tx, incident, { personId: commanderId }, eachTime('absent'), words, now);
  const name = await nameOf(tx, workspaceId, commanderId);
  await sayIn(tx, incident, 'room', eachTime('absent-room'), absentWords(name, absence), now);
}

/** Whoever led it may be asleep, or at something else: they are asked whether they still do (INC-8). */
export async function askReopened(
  tx: Tx,
  policy: Policy,
  incident: Incident,
  by: string,
  reason: string,
  now: Date,
): Promise<void> {
  const { commanderId } = incident;
  if (!commanderId) return;
  const byAt = rungTime(policy, incident, now);
  await ring(tx, incident, ABSENT, byAt);
  const words = askReopenedWords(incident, by, reason, byAt);
  await sayIn(tx, incident, { personId: commanderId }, eachTime('reopened-commander'), words, now);
}

/** No answer in the time of one rung: people are called for a new commander. Run by the tick. */
export async function callNewCommander(tx: Tx, policy: Policy, incidentId: number, now: Date): Promise<void> {
  const incident = await getIncident(tx, incidentId);
  const { state, handover, nextRungAt } = incident;
  if (!isGoingOn(state) || handover?.isWaiting) return;
  // People are called already, for an answer at all; whether the commander is there is looked at after that.
  if (nextRungAt) return ring(tx, incident, ABSENT, rungTime(policy, incident, now));
  await startCalling(tx, policy, incident, 'command', now);
}

/** *I stay*, or they are back in the room: nobody is called for a new commander. */
export async function commanderStays(tx: Tx, incident: Incident, now: Date): Promise<void> {
  const { commanderId, workspaceId } = incident;
  if (!commanderId) return;
  await deleteDue(tx, workspaceId, ABSENT, String(incident.id));
  await record(tx, incident, BY_DESK, { kind: 'commander stays', personId: commanderId }, now);
  const name = await nameOf(tx, workspaceId, commanderId);
  await sayIn(tx, incident, 'room', eachTime('stays'), staysWords(name), now);
  if (!isBeingReplaced(incident)) return;
  const stopped = await stopCalling(tx, incident);
  await redrawPages(tx, stopped, now);
  await drawIncident(tx, stopped, now);
}

/** Whoever leads and does something in it is there, whatever was thought (INC-8). */
export async function stillLed(
  tx: Tx,
  incident: Incident,
  by: Pick<Actor, 'personId'>,
  now: Date,
): Promise<Incident> {
  if (by.personId !== incident.commanderId || !(await isMissed(tx, incident))) return incident;
  await commanderStays(tx, incident, now);
  return getIncident(tx, incident.id);
}

/** The commander was asked whether they are there, or is being replaced. */
export async function isMissed(db: Db, incident: Incident): Promise<boolean> {
  const asked = await listDueOf(db, incident.workspaceId, ABSENT, [String(incident.id)]);
  return asked.length > 0 || isBeingReplaced(incident);
}

/** People are called for a new commander. */
export const isBeingReplaced = ({ nextRungAt, calledFor }: Incident): boolean =>
  nextRungAt !== null && calledFor === 'command';

/** Nobody has taken what whoever is in command offers: if they have gone meanwhile, they are missed (INC-8). */
export async function askIfAbsent(tx: Tx, policy: Policy, incident: Incident, now: Date): Promise<void> {
  const { commanderId, workspaceId, id } = incident;
  if (!commanderId) return;
  const moves = (await listIncidentEvents(tx, id)).filter(
    ({ kind, detail }) => (kind === 'joined' || kind === 'left') && detail.personId === commanderId,
  );
  if (moves.at(-1)?.kind === 'left') return askAbsent(tx, policy, incident, 'left', now);
  const person = await findPerson(tx, workspaceId, commanderId);
  const isAway = person && awayOf(policy, person, await findAgent(tx, workspaceId, commanderId), now);
  if (isAway) await askAbsent(tx, policy, incident, 'away', now);
}

/** Somebody is away, by what they said or by their status. */
export async function missAway(
  tx: Tx,
  policy: Policy,
  workspaceId: string,
  personId: string,
  now: Date,
): Promise<void> {
  for (const incident of await listGoingOn(tx, workspaceId))
    if (incident.commanderId === personId) await askAbsent(tx, policy, incident, 'away', now);
}

/** There is nobody to ask any more: command is laid down for them, and people are called at once. */
export async function loseCommander(
  tx: Tx,
  policy: Policy,
  incident: Incident,
  gone: Gone,
  now: Date,
): Promise<void> {
  const { commanderId, workspaceId, id } = incident;
  if (!commanderId) return;
  await holdRole(tx, incident, BY_DESK, 'commander', null, 'lost', now);
  // What they offered ends with their command.
  const led = await updateIncident(tx, id, { handover: null });
  for (const kind of [ABSENT, HANDOVER]) await deleteDue(tx, workspaceId, kind, String(id));
  const words = goneWords(await nameOf(tx, workspaceId, commanderId), gone);
  await sayIn(tx, led, 'room', eachTime('gone'), words, now);
  // While people are called for an answer, the first to give one is in command anyway.
  if (led.nextRungAt) await drawIncident(tx, led, now);
  else await startCalling(tx, policy, led, 'command', now);
}
