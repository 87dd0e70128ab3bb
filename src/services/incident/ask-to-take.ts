import type { Tx } from '../../db/handles.ts';
import { listIncidentPeople, updateIncidentPerson } from '../../db/incident-people.ts';
import { getIncident, type Incident, listGoingOn, updateIncident } from '../../db/incidents.ts';
import type { Handover } from '../../domain/incident/handover.ts';
import { askToTakeWords, notTakenWords } from '../../domain/incident/handover-words.ts';
import { isGoingOn } from '../../domain/incident/state.ts';
import { BY_DESK } from '../../domain/people/actor.ts';
import type { Policy } from '../../policy/policy.ts';
import { readOncall } from '../oncall/read-oncall.ts';
import { HANDOVER, ring } from './give-command.ts';
import { nameOf } from './incident-facts.ts';
import { askIfAbsent } from './miss-commander.ts';
import { record } from './record.ts';
import { isReachable, peopleOnAny } from './rungs.ts';
import { drawIncident, eachTime, inviteTo, sayIn } from './send-incident.ts';

/** Asks one person to take the command that is offered, and waits so long (INC-8). */
export async function askToTake(
  tx: Tx,
  policy: Policy,
  incident: Incident,
  handover: Handover,
  personId: string,
  now: Date,
): Promise<Incident> {
  const { workspaceId, id } = incident;
  const askedIds = [...handover.askedIds, personId];
  const asking = await updateIncident(tx, id, { handover: { ...handover, askedIds, isWaiting: true } });
  await record(tx, asking, BY_DESK, { kind: 'handover asked', personId }, now);
  const byAt = new Date(now.getTime() + policy.incidents.command.answerWithinMs);
  await ring(tx, asking, HANDOVER, byAt);
  const by = await nameOf(tx, workspaceId, handover.byId);
  const words = askToTakeWords(asking, by, handover.brief, byAt);
  await sayIn(tx, asking, { personId }, eachTime(`take:${personId}`), words, now);
  await updateIncidentPerson(tx, asking, personId, {});
  if (asking.roomChannelId) await inviteTo(tx, asking, personId, now);
  await drawIncident(tx, asking, now);
  return asking;
}

/** Nobody answered in time: the next is asked. Run by the tick. */
export async function askNextInTime(tx: Tx, policy: Policy, incidentId: number, now: Date): Promise<void> {
  const incident = await getIncident(tx, incidentId);
  const personId = incident.handover?.askedIds.at(-1);
  if (!incident.handover?.isWaiting || !personId || !isGoingOn(incident.state)) return;
  await askNext(tx, policy, incident, personId, null, now);
}

/** The last one asked will not take it, with a word or without one in time: on to the next of the rota. */
export async function askNext(
  tx: Tx,
  policy: Policy,
  incident: Incident,
  personId: string,
  word: string | null,
  now: Date,
): Promise<void> {
  const { handover, workspaceId } = incident;
  if (!handover) return;
  await record(tx, incident, BY_DESK, { kind: 'handover declined', personId, word }, now);
  const next = await whoIsFree(tx, policy, incident, handover, now);
  const name = await nameOf(tx, workspaceId, personId);
  const nextName = next ? await nameOf(tx, workspaceId, next) : null;
  const words = notTakenWords(incident, name, word, nextName);
  const effect = eachTime(`not-taken:${personId}`);
  await sayIn(tx, incident, { personId: handover.byId }, effect, words, now);
  if (next) {
    await askToTake(tx, policy, incident, handover, next, now);
    return;
  }
  const open = { ...handover, isForAnybody: true, isWaiting: false };
  const opened = await updateIncident(tx, incident.id, { handover: open });
  await drawIncident(tx, opened, now);
  await askIfAbsent(tx, policy, opened, now);
}

/** Whoever responds already, then the ladder in its order; nobody who commands another one, or was asked before. */
export async function whoIsFree(
  tx: Tx,
  policy: Policy,
  incident: Incident,
  handover: Pick<Handover, 'byId' | 'askedIds'>,
  now: Date,
): Promise<string | undefined> {
  const { id, workspaceId } = incident;
  const people = await listIncidentPeople(tx, id);
  const oncall = peopleOnAny(await readOncall(tx, policy, workspaceId, now));
  const reachable = oncall.filter(isReachable).map(({ personId }) => personId);
  const responding = people.filter((one) => one.respondingSince).map(({ personId }) => personId);
  const commanders = (await listGoingOn(tx, workspaceId)).map(({ commanderId }) => commanderId);
  const taken = [handover.byId, ...handover.askedIds, ...commanders];
  const known = responding.filter((personId) => reachable.includes(personId));
  return [...known, ...reachable].find((personId) => !taken.includes(personId));
}
