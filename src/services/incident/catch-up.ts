import type { Tx } from '../../db/handles.ts';
import { listEntries } from '../../db/incident-entries.ts';
import { listIncidentPeople } from '../../db/incident-people.ts';
import { findLastSitrep } from '../../db/incident-sitreps.ts';
import type { Incident } from '../../db/incidents.ts';
import { isOpenTask } from '../../domain/incident/entry.ts';
import { INCIDENT_ROLES } from '../../domain/incident/role.ts';
import { catchUpWords } from '../../domain/incident/role-words.ts';
import { holdersOf } from './hold-role.ts';
import { namesOf } from './incident-facts.ts';
import { eachTime, sayIn } from './send-incident.ts';

/** For whoever comes into the room: the last sitrep, the open tasks, and who does what; for their eyes alone. */
export async function catchUp(tx: Tx, incident: Incident, personId: string, now: Date): Promise<void> {
  const { id, workspaceId } = incident;
  const tasks = (await listEntries(tx, id)).filter(isOpenTask);
  const responding = (await listIncidentPeople(tx, id)).filter((one) => one.respondingSince);
  const holders = holdersOf(incident);
  const ids = [...Object.values(holders), ...tasks.map(({ ownerId }) => ownerId)];
  const name = await namesOf(tx, workspaceId, [...ids, ...responding.map((one) => one.personId)]);
  const words = catchUpWords(incident, {
    roles: INCIDENT_ROLES.flatMap((role) => (holders[role] ? [{ role, name: name(holders[role]) }] : [])),
    responders: responding.map((one) => name(one.personId) ?? 'Somebody'),
    tasks: tasks.map(({ text, ownerId }) => ({ text, owner: name(ownerId) })),
    last: (await findLastSitrep(tx, id)) ?? null,
    nextSitrepAt: incident.sitrepDueAt,
  });
  await sayIn(tx, incident, { personId }, eachTime(`catch-up:${personId}`), words, now);
}
