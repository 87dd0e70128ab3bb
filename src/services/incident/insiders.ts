import type { Db, Tx } from '../../db/handles.ts';
import { hasPage } from '../../db/incident-pages.ts';
import { deleteIncidentPerson, listIncidentPeople, updateIncidentPerson } from '../../db/incident-people.ts';
import type { Incident } from '../../db/incidents.ts';
import { isOfMachine } from '../../domain/people/machine.ts';
import { redrawHome } from '../desk/refresh-homes.ts';

/** Whoever declared it, leads it, holds a role, responds or was called; not whoever only looked on. */
export async function insidersOf(db: Db, incident: Incident, actorId: string): Promise<string[]> {
  const { declaredById, commanderId, communicationsId, technicalLeadId, scribeId, handover } = incident;
  const ids = [commanderId, communicationsId, technicalLeadId, scribeId, declaredById, actorId];
  const insiders = new Set([...ids, ...(handover?.askedIds ?? [])]);
  for (const { personId, respondingSince } of await listIncidentPeople(db, incident.id)) {
    if (respondingSince || (await hasPage(db, incident.id, personId))) insiders.add(personId);
  }
  return [...insiders].filter((id): id is string => id !== null && !isOfMachine(id));
}

/** They alone are its people from now on: of a private one whoever has to do with it may read it (INC-10). */
export async function keepInsiders(tx: Tx, incident: Incident, actorId: string, now: Date): Promise<void> {
  const insiders = await insidersOf(tx, incident, actorId);
  for (const person of await listIncidentPeople(tx, incident.id)) {
    if (!insiders.includes(person.personId)) await deleteIncidentPerson(tx, person);
  }
  for (const personId of insiders) {
    await updateIncidentPerson(tx, incident, personId, { isInRoom: false, isSubscribed: false });
    await redrawHome(tx, incident.workspaceId, personId, now);
  }
}
