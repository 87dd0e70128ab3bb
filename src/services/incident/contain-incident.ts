import type { Tx } from '../../db/handles.ts';
import { getIncidentIn, type Incident, updateIncident } from '../../db/incidents.ts';
import { refuseUnlessContainable, refuseUnlessReasoned } from '../../domain/incident/guards.ts';
import { containedWords, notContainedWords } from '../../domain/incident/life-words.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';
import { timeOf } from '../../domain/ticket/origin.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { moveIncident, refuseUnlessMove } from './move-incident.ts';
import { record } from './record.ts';
import { refuseExposed } from './refuse-exposed.ts';
import { eachTime, sayIn } from './send-incident.ts';
import { refuseUnlessMayDo } from './standing.ts';

/** *Contained*: nothing gets worse any more; it is watched until it is resolved. */
export function containIncident(
  desk: Desk,
  caller: Caller,
  incidentId: number,
  containedAt: Date,
): Promise<Incident> {
  return act(desk, caller, async (tx, actor, now) => {
    const incident = await getIncidentIn(tx, actor.workspaceId, incidentId);
    await refuseUnlessMayDo(tx, actor, 'incident.lead', incident);
    refuseUnlessContainable(containedAt, startOf(incident), now);
    const moved = await moveIncident(tx, incident, actor, 'monitoring', now);
    const words = containedWords(actor.name, containedAt);
    await sayIn(tx, moved, 'room', eachTime('contained'), words, now);
    return noteContained(tx, moved, actor, containedAt, now);
  });
}

/** It was not: work goes on, and when it is contained is asked again. */
export function workOn(desk: Desk, caller: Caller, incidentId: number, reason: string): Promise<Incident> {
  return act(desk, caller, async (tx, actor, now) => {
    const incident = await getIncidentIn(tx, actor.workspaceId, incidentId);
    await refuseUnlessMayDo(tx, actor, 'incident.lead', incident);
    refuseUnlessReasoned(reason);
    refuseUnlessMove(incident, 'remediating', ['monitoring']);
    await refuseExposed(tx, desk.policy, incident, actor, caller, { reason }, now);
    const moved = await moveIncident(tx, incident, actor, 'remediating', now, reason);
    await sayIn(tx, moved, 'room', eachTime('not-contained'), notContainedWords(actor.name, reason), now);
    return noteContained(tx, moved, actor, null, now);
  });
}

export async function noteContained(
  tx: Tx,
  incident: Incident,
  by: Actor,
  containedAt: Date | null,
  now: Date,
): Promise<Incident> {
  const noted = await updateIncident(tx, incident.id, { containedAt });
  await record(tx, incident, by, { kind: 'contained', since: containedAt }, now, containedAt ?? now);
  return noted;
}

/** The message it was declared from, or the declaration. */
export function startOf({ sourceTs, declaredAt }: Pick<Incident, 'sourceTs' | 'declaredAt'>): Date {
  const source = sourceTs ? timeOf(sourceTs) : declaredAt;
  return source < declaredAt ? source : declaredAt;
}
