import { eq } from 'drizzle-orm';
import type { Db, Tx } from './handles.ts';
import { insertNew } from './rows.ts';
import type { Tables } from './schema/tables.ts';
import { type Args, statement } from './statement.ts';

export type IncidentTelling = Tables['incidentTellings']['$inferSelect'];

/** Does nothing if this message is in the ledger already. */
export async function insertTelling(tx: Tx, row: Tables['incidentTellings']['$inferInsert']): Promise<void> {
  await insertNew(tx, tx.tables.incidentTellings, row);
}

const tellingsOfIncident = statement((q: Db, p: Args<{ incidentId: number }>) => {
  const { incidentTellings: t } = q.tables;
  return q.select().from(t).where(eq(t.incidentId, p.incidentId)).orderBy(t.id);
});

export function listTellings(db: Db, incidentId: number): Promise<IncidentTelling[]> {
  return tellingsOfIncident(db, { incidentId });
}
