import { desc, eq } from 'drizzle-orm';
import type { Db, Tx } from './handles.ts';
import { insertRow } from './rows.ts';
import type { Tables } from './schema/tables.ts';

export type IncidentEvent = Tables['incidentEvents']['$inferSelect'];

/** For services/incident/record.ts alone, which binds each to the one before it. */
export async function insertIncidentEvent(tx: Tx, row: Omit<IncidentEvent, 'id'>): Promise<void> {
  await insertRow(tx, tx.tables.incidentEvents, row);
}

export async function findLastEvent(db: Db, incidentId: number): Promise<IncidentEvent | undefined> {
  const { incidentEvents: e } = db.tables;
  const [last] = await db.select().from(e).where(eq(e.incidentId, incidentId)).orderBy(desc(e.seq)).limit(1);
  return last;
}

export async function listIncidentEvents(db: Db, incidentId: number): Promise<IncidentEvent[]> {
  const { incidentEvents: e } = db.tables;
  return db.select().from(e).where(eq(e.incidentId, incidentId)).orderBy(e.seq);
}
