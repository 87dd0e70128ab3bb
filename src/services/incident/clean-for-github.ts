import type { Db } from '../../db/handles.ts';
import { listHolders } from '../../db/holders.ts';
import { listIncidentPeople } from '../../db/incident-people.ts';
import { listAttachments } from '../../db/incident-tickets.ts';
import type { Incident } from '../../db/incidents.ts';
import { listAgentIds } from '../../db/memberships.ts';
import { listPeople } from '../../db/people.ts';
import { listTicketsById } from '../../db/tickets.ts';
import { withoutPeople } from '../../domain/escalation/leave-out.ts';

/**
 * Takes out of a text whoever saw it, asked about it or only follows it, and everybody's e-mail address (ESC-1). Those
 * who work on it stay: a record without them is none.
 */
export async function cleanerFor(db: Db, incident: Incident): Promise<(text: string) => string> {
  const names = await namesLeftOut(db, incident);
  const someone = ['', ...names].map((name) => ({ name, email: null }));
  return (text) => someone.reduce(withoutPeople, text);
}

async function namesLeftOut(db: Db, incident: Incident): Promise<string[]> {
  const { id, workspaceId, reporterId, declaredById } = incident;
  const { commanderId, communicationsId, technicalLeadId, scribeId } = incident;
  const people = await listIncidentPeople(db, id);
  const attached = (await listAttachments(db, id)).map(({ ticketId }) => ticketId);
  const requesterIds = (await listTicketsById(db, attached)).map(({ requesterId }) => requesterId);
  const atWork = new Set([
    ...[commanderId, communicationsId, technicalLeadId, scribeId],
    ...people.filter((one) => one.respondingSince).map(({ personId }) => personId),
  ]);
  const others = [reporterId, declaredById, ...people.map(({ personId }) => personId), ...requesterIds];
  const ids = [...new Set(others)].filter((personId) => !atWork.has(personId));
  const staff = await staffOf(db, workspaceId);
  const known = await listPeople(db, workspaceId, ids);
  return known.filter(({ personId, isAdmin }) => !isAdmin && !staff.has(personId)).map(({ name }) => name);
}

/** Agents, and whoever has a role. */
async function staffOf(db: Db, workspaceId: string): Promise<ReadonlySet<string>> {
  const holders = Object.values(await listHolders(db, workspaceId)).flat();
  return new Set([...holders, ...(await listAgentIds(db, workspaceId))]);
}
