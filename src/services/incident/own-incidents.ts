import type { Db } from '../../db/handles.ts';
import { findIncidentPerson } from '../../db/incident-people.ts';
import { type Incident, listGoingOn } from '../../db/incidents.ts';
import { headName } from '../../domain/incident/name.ts';
import type { OwnIncident } from '../../domain/incident/own.ts';
import { INCIDENT_ROLES } from '../../domain/incident/role.ts';
import { holderOf } from './hold-role.ts';
import { mayHear } from './may-hear.ts';
import { listPagesNow } from './page.ts';

/** What goes on and is somebody's: they are called to it, respond, or hold a role; for their App Home. */
export async function ownIncidents(db: Db, workspaceId: string, personId: string): Promise<OwnIncident[]> {
  const own: OwnIncident[] = [];
  for (const incident of await listGoingOn(db, workspaceId)) {
    const as = await partOf(db, incident, personId);
    const { id, title, isPrivate } = incident;
    // A private one is called by its codename alone (INC-10).
    if (as.length > 0) own.push({ id, name: headName(incident), title: isPrivate ? null : title, as });
  }
  return own;
}

async function partOf(db: Db, incident: Incident, personId: string): Promise<string[]> {
  const roles = INCIDENT_ROLES.filter((role) => holderOf(incident, role) === personId);
  const person = await findIncidentPerson(db, incident.id, personId);
  if (roles.length > 0) return roles;
  if (person?.respondingSince) return ['responder'];
  if (!incident.nextRungAt || !(await mayHear(db, incident, personId))) return [];
  const isCalled = (await listPagesNow(db, incident)).some((page) => page.personId === personId);
  return isCalled ? [incident.calledFor === 'command' ? 'called to lead' : 'called'] : [];
}
