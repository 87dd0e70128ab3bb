import { getActor } from '../../db/actors.ts';
import type { Db, Tx } from '../../db/handles.ts';
import { countAffected } from '../../db/incident-tickets.ts';
import { getIncidentIn, type Incident, listGoingOn, updateIncident } from '../../db/incidents.ts';
import { canMerge, refuseUnlessMergeable } from '../../domain/incident/merge.ts';
import { mergedAwayWords, tookOverWords } from '../../domain/incident/merge-words.ts';
import { incidentName } from '../../domain/incident/name.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';
import { mayIn, refuseUnlessMayIn } from '../../domain/people/incident-permissions.ts';
import type { Policy } from '../../policy/policy.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { endCadence } from './cadence.ts';
import { stopCalling } from './ladder.ts';
import { mergePeople, responderNames } from './merge-people.ts';
import { mergeEntries, mergeSeverity, mergeTickets } from './merge-work.ts';
import { moveIncident } from './move-incident.ts';
import { record } from './record.ts';
import { drawIncident, eachTime, sayIn } from './send-incident.ts';
import { refuseUnlessMayDo, standingIn } from './standing.ts';
import { whereMerged } from './where-merged.ts';

/**
 * INC-4: an event becomes part of another incident, which goes on for both: tickets, people and open work go there.
 * Each keeps its own record. It cannot be taken back.
 */
export function mergeIncident(
  desk: Desk,
  caller: Caller,
  incidentId: number,
  intoId: number,
): Promise<Incident> {
  return act(desk, caller, async (tx, actor, now) => {
    const { from, into } = await pair(tx, actor, incidentId, intoId);
    return merge(tx, desk.policy, actor, from, into, now);
  });
}

async function merge(
  tx: Tx,
  policy: Policy,
  actor: Actor,
  before: Incident,
  survivor: Incident,
  now: Date,
): Promise<Incident> {
  const calm = await endCadence(tx, await stopCalling(tx, before));
  await updateIncident(tx, calm.id, { mergedIntoId: survivor.id });
  const from = await moveIncident(tx, calm, actor, 'merged', now);
  const [name, other] = [incidentName(from), incidentName(survivor)];
  await record(tx, from, actor, { kind: 'merged into', incidentId: survivor.id, name: other }, now);
  await record(tx, survivor, actor, { kind: 'took in', incidentId: from.id, name }, now);

  const rated = await mergeSeverity(tx, policy, from, survivor, actor, now);
  const tickets = await mergeTickets(tx, from, rated, actor, now);
  const entries = await mergeEntries(tx, from, rated, actor, now);
  const into = await mergePeople(tx, policy, before, rated, actor, now);
  const along = { title: from.title, tickets, entries, responders: await responderNames(tx, from) };
  const took = tookOverWords(from, along, await whereMerged(tx, from), actor.name);
  await sayIn(tx, into, 'room', eachTime('took-in'), took, now);
  const away = mergedAwayWords(from, into, await whereMerged(tx, into), actor.name);
  await sayIn(tx, from, 'room', eachTime('merged'), away, now, { what: 'closing' });
  await drawIncident(tx, into, now);
  return into;
}

/** Whoever leads either may, if they work on both (PPL-4). */
async function pair(db: Db, actor: Actor, incidentId: number, intoId: number) {
  const from = await getIncidentIn(db, actor.workspaceId, incidentId);
  await refuseUnlessMayDo(db, actor, 'incident.work', from);
  const into = await getIncidentIn(db, actor.workspaceId, intoId);
  await refuseUnlessMayDo(db, actor, 'incident.work', into);
  refuseUnlessMergeable(from, into);
  const standing = await standingIn(db, actor, from);
  const leadsOther = mayIn(actor, 'incident.lead', await standingIn(db, actor, into));
  if (!leadsOther) refuseUnlessMayIn(actor, 'incident.lead', standing);
  return { from, into };
}

/** What it can become part of, for whoever asks, the newest first. */
export async function readMergeable(desk: Desk, caller: Caller, incidentId: number) {
  const { db } = desk;
  const actor = await getActor(db, caller);
  const from = await getIncidentIn(db, actor.workspaceId, incidentId);
  await refuseUnlessMayDo(db, actor, 'incident.work', from);
  const into: Incident[] = [];
  for (const one of await listGoingOn(db, actor.workspaceId)) {
    const mayWork = mayIn(actor, 'incident.work', await standingIn(db, actor, one));
    if (mayWork && canMerge(from, one)) into.push(one);
  }
  return { from, into };
}

/** What would come of it, before it is confirmed (C-2). */
export async function previewMerge(desk: Desk, caller: Caller, incidentId: number, intoId: number) {
  const { db } = desk;
  const { from, into } = await pair(db, await getActor(db, caller), incidentId, intoId);
  const { tickets } = await countAffected(db, from.id);
  return { from, into, tickets, responders: await responderNames(db, from) };
}
