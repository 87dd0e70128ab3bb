import { eq } from 'drizzle-orm';
import type { Db, Tx } from './handles.ts';
import { insertNew } from './rows.ts';
import type { Tables } from './schema/tables.ts';

export type IncidentTelling = Tables['incidentTellings']['$inferSelect'];

/** Does nothing if this message is in the ledger already. */
export async function insertTelling(tx: Tx, row: Tables['incidentTellings']['$inferInsert']): Promise<void> {
  await insertNew(tx, tx.tables.incidentTellings, row);
}

export async function listTellings(db: Db, incidentId: number): Promise<IncidentTelling[]> {
  const { incidentTellings: t } = db.tables;
  return db.select().from(t).where(eq(t.incidentId, incidentId)).orderBy(t.id);
}
