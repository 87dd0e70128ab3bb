import { eq } from 'drizzle-orm';
import type { Db, Tx } from './handles.ts';
import { insertReturning, onlyRow } from './rows.ts';
import type { Tables } from './schema/tables.ts';

export type IncidentReport = Tables['incidentReports']['$inferSelect'];

export function insertReport(tx: Tx, row: Omit<IncidentReport, 'id'>): Promise<IncidentReport> {
  return insertReturning(tx, tx.tables.incidentReports, row);
}

export async function updateReport(
  tx: Tx,
  id: number,
  change: Partial<Omit<IncidentReport, 'id' | 'workspaceId' | 'incidentId'>>,
): Promise<IncidentReport> {
  const { incidentReports: r } = tx.tables;
  return onlyRow(await tx.update(r).set(change).where(eq(r.id, id)).returning());
}

export async function findReport(db: Db, incidentId: number): Promise<IncidentReport | undefined> {
  const { incidentReports: r } = db.tables;
  const [report] = await db.select().from(r).where(eq(r.incidentId, incidentId));
  return report;
}
