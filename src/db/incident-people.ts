import { and, eq } from 'drizzle-orm';
import type { Db, Tx } from './handles.ts';
import { upsertBy } from './rows.ts';
import type { Tables } from './schema/tables.ts';
import { type Args, statement } from './statement.ts';

export type IncidentPerson = Tables['incidentPeople']['$inferSelect'];

const upsertPerson = upsertBy('incidentId', 'personId');

/** Makes sure of the row and changes it. */
export async function updateIncidentPerson(
  tx: Tx,
  incident: { id: number; workspaceId: string },
  personId: string,
  change: Partial<Pick<IncidentPerson, 'respondingSince' | 'isSubscribed' | 'isInRoom'>>,
): Promise<void> {
  const { id: incidentId, workspaceId } = incident;
  await upsertPerson(tx, tx.tables.incidentPeople, { workspaceId, incidentId, personId, ...change });
}

/** They have nothing to do with it any more. */
export async function deleteIncidentPerson(tx: Tx, { id }: Pick<IncidentPerson, 'id'>): Promise<void> {
  const { incidentPeople } = tx.tables;
  await tx.delete(incidentPeople).where(eq(incidentPeople.id, id));
}

const personOfIncident = statement((q: Db, p: Args<{ incidentId: number; personId: string }>) => {
  const { incidentPeople } = q.tables;
  return q
    .select()
    .from(incidentPeople)
    .where(and(eq(incidentPeople.incidentId, p.incidentId), eq(incidentPeople.personId, p.personId)));
});

export async function findIncidentPerson(
  db: Db,
  incidentId: number,
  personId: string,
): Promise<IncidentPerson | undefined> {
  const [person] = await personOfIncident(db, { incidentId, personId });
  return person;
}

const peopleOfIncident = statement((q: Db, p: Args<{ incidentId: number }>) => {
  const { incidentPeople } = q.tables;
  return q
    .select()
    .from(incidentPeople)
    .where(eq(incidentPeople.incidentId, p.incidentId))
    .orderBy(incidentPeople.id);
});

/** In the order in which they came. */
export function listIncidentPeople(db: Db, incidentId: number): Promise<IncidentPerson[]> {
  return peopleOfIncident(db, { incidentId });
}
