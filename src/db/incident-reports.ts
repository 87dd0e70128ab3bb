import { eq } from 'drizzle-orm';
import type { Db, Tx } from './handles.ts';
import { insertReturning, updateRow } from './rows.ts';
import type { Tables } from './schema/tables.ts';
import { type Args, statement } from './statement.ts';

export type IncidentReport = Tables['incidentReports']['$inferSelect'];

export function insertReport(tx: Tx, row: Omit<IncidentReport, 'id'>): Promise<IncidentReport> {
  return insertReturning(tx, tx.tables.incidentReports, row);
}

export async function updateReport(
  tx: Tx,
  id: number,
  change: Partial<Omit<IncidentReport, 'id' | 'workspaceId' | 'incidentId'>>,
): Promise<IncidentReport> {
  return updateRow(tx, tx.tables.incidentReports, id, change);
}

const reportOfIncident = statement((q: Db, p: Args<{ incidentId: number }>) => {
  const { incidentReports: r } = q.tables;
  return q.select().from(r).where(eq(r.incidentId, p.incidentId));
});

export async function findReport(db: Db, incidentId: number): Promise<IncidentReport | undefined> {
  const [report] = await reportOfIncident(db, { incidentId });
  return report;
}
