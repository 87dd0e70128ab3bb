import { and, eq, gte } from 'drizzle-orm';
import type { Db, Tx } from './handles.ts';
import { insertReturning, onlyRow } from './rows.ts';
import type { Tables } from './schema/tables.ts';

export type IncidentPage = Tables['incidentPages']['$inferSelect'];

export function insertPage(
  tx: Tx,
  row: Omit<IncidentPage, 'id' | 'channelId' | 'ts'>,
): Promise<IncidentPage> {
  return insertReturning(tx, tx.tables.incidentPages, row);
}

export async function getPage(db: Db, id: number): Promise<IncidentPage> {
  const { incidentPages: p } = db.tables;
  return onlyRow(await db.select().from(p).where(eq(p.id, id)));
}

export async function updatePage(
  tx: Tx,
  id: number,
  change: Partial<Pick<IncidentPage, 'problem' | 'channelId' | 'ts'>>,
): Promise<IncidentPage> {
  const { incidentPages: p } = tx.tables;
  return onlyRow(await tx.update(p).set(change).where(eq(p.id, id)).returning());
}

/** In the order in which they were called; `since`: of the calling that began then. */
export async function listPages(db: Db, incidentId: number, since = new Date(0)): Promise<IncidentPage[]> {
  const { incidentPages: p } = db.tables;
  return db
    .select()
    .from(p)
    .where(and(eq(p.incidentId, incidentId), gte(p.at, since)))
    .orderBy(p.id);
}

/** Whether somebody was ever called to an incident. */
export async function hasPage(db: Db, incidentId: number, personId: string): Promise<boolean> {
  const { incidentPages: p } = db.tables;
  return (await db.$count(p, and(eq(p.incidentId, incidentId), eq(p.personId, personId)))) > 0;
}
