import { desc, eq } from 'drizzle-orm';
import type { Db, Tx } from './handles.ts';
import { insertRow } from './rows.ts';
import type { Tables } from './schema/tables.ts';
import { exactly } from './sql.ts';
import { type Args, statement } from './statement.ts';

export type IncidentEvent = Tables['incidentEvents']['$inferSelect'];

/** For services/incident/record.ts alone, which binds each to the one before it. */
export async function insertIncidentEvent(tx: Tx, row: Omit<IncidentEvent, 'id'>): Promise<void> {
  await insertRow(tx, tx.tables.incidentEvents, row);
}

const lastEvent = statement((q: Db, p: Args<{ incidentId: number }>) => {
  const { incidentEvents: e } = q.tables;
  return q.select().from(e).where(eq(e.incidentId, p.incidentId)).orderBy(desc(e.seq)).limit(exactly(1));
});

export async function findLastEvent(db: Db, incidentId: number): Promise<IncidentEvent | undefined> {
  const [last] = await lastEvent(db, { incidentId });
  return last;
}

const eventsOfIncident = statement((q: Db, p: Args<{ incidentId: number }>) => {
  const { incidentEvents: e } = q.tables;
  return q.select().from(e).where(eq(e.incidentId, p.incidentId)).orderBy(e.seq);
});

export function listIncidentEvents(db: Db, incidentId: number): Promise<IncidentEvent[]> {
  return eventsOfIncident(db, { incidentId });
}
