import type { IncidentFacts } from '../../domain/incident/facts.ts';
import type { Caller } from '../../domain/people/actor.ts';
import type { Desk } from '../desk.ts';
import { readIncident } from './find-incident.ts';
import { incidentFacts } from './incident-facts.ts';

/** One incident as its headline shows it, for somebody who may see it. */
export async function showIncident(desk: Desk, caller: Caller, incidentId: number): Promise<IncidentFacts> {
  const incident = await readIncident(desk, caller, incidentId);
  return incidentFacts(desk.db, desk.policy, incident, desk.now());
}
