import type { IncidentFacts } from '../../domain/incident/facts.ts';
import { INCIDENT_ROLES, type IncidentRole } from '../../domain/incident/role.ts';
import type { Caller } from '../../domain/people/actor.ts';
import type { Desk } from '../desk.ts';
import { readIncident } from './find-incident.ts';
import { holderOf } from './hold-role.ts';
import { incidentFacts } from './incident-facts.ts';

/** Who is what in an incident, and what whoever asks is. */
export async function readRoles(
  desk: Desk,
  caller: Caller,
  incidentId: number,
): Promise<{ facts: IncidentFacts; own: IncidentRole[] }> {
  const incident = await readIncident(desk, caller, incidentId);
  const facts = await incidentFacts(desk.db, desk.policy, incident, desk.now());
  const own = INCIDENT_ROLES.filter((role) => holderOf(incident, role) === caller.personId);
  return { facts, own };
}
