import { and, eq } from 'drizzle-orm';
import type { Db, Tx } from './handles.ts';
import type { Tables } from './schema/tables.ts';

export type IncidentPerson = Tables['incidentPeople']['$inferSelect'];

/** Makes sure of the row and changes it. */
export async function updateIncidentPerson(
  tx: Tx,
  incident: { id: number; workspaceId: string },
  personId: string,
  change: Partial<Pick<IncidentPerson, 'respondingSince' | 'isSubscribed' | 'isInRoom'>>,
): Promise<void> {
  const { incidentPeople: p } = tx.tables;
  await tx
    .insert(p)
    .values({ workspaceId: incident.workspaceId, incidentId: incident.id, personId, ...change })
    .onConflictDoUpdate({ target: [p.incidentId, p.personId], set: { personId, ...change } });
}

export async function findIncidentPerson(
  db: Db,
  incidentId: number,
  personId: string,
): Promise<IncidentPerson | undefined> {
  const { incidentPeople: p } = db.tables;
  const [person] = await db
    .select()
    .from(p)
    .where(and(eq(p.incidentId, incidentId), eq(p.personId, personId)));
  return person;
}

/** In the order in which they came. */
export async function listIncidentPeople(db: Db, incidentId: number): Promise<IncidentPerson[]> {
  const { incidentPeople: p } = db.tables;
  return db.select().from(p).where(eq(p.incidentId, incidentId)).orderBy(p.id);
}
