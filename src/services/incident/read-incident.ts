import { getActor } from '../../db/actors.ts';
import { getIncidentIn } from '../../db/incidents.ts';
import type { IncidentFacts } from '../../domain/incident/facts.ts';
import type { Caller } from '../../domain/people/actor.ts';
import type { Desk } from '../desk.ts';
import { incidentFacts } from './incident-facts.ts';
import { refuseUnlessMayDo } from './standing.ts';

/** One incident for somebody who may see it. Reading changes nothing and leaves no row (PPL-4). */
export async function readIncident(desk: Desk, caller: Caller, incidentId: number): Promise<IncidentFacts> {
  const { db, policy, now } = desk;
  const actor = await getActor(db, caller);
  const incident = await getIncidentIn(db, actor.workspaceId, incidentId);
  await refuseUnlessMayDo(db, actor, 'incident.see', incident);
  return incidentFacts(db, policy, incident, now());
}
