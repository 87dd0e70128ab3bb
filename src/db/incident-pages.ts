import { and, eq, gte } from 'drizzle-orm';
import type { Db, Tx } from './handles.ts';
import { insertReturning, onlyRow, updateRow } from './rows.ts';
import type { Tables } from './schema/tables.ts';
import { exactly } from './sql.ts';
import { type Args, statement } from './statement.ts';

export type IncidentPage = Tables['incidentPages']['$inferSelect'];

export function insertPage(
  tx: Tx,
  row: Omit<IncidentPage, 'id' | 'channelId' | 'ts'>,
): Promise<IncidentPage> {
  return insertReturning(tx, tx.tables.incidentPages, row);
}

const pageById = statement((q: Db, p: Args<{ id: number }>) =>
  q.select().from(q.tables.incidentPages).where(eq(q.tables.incidentPages.id, p.id)),
);

export async function getPage(db: Db, id: number): Promise<IncidentPage> {
  return onlyRow(await pageById(db, { id }));
}

export async function updatePage(
  tx: Tx,
  id: number,
  change: Partial<Pick<IncidentPage, 'problem' | 'channelId' | 'ts'>>,
): Promise<IncidentPage> {
  return updateRow(tx, tx.tables.incidentPages, id, change);
}

const pagesSince = statement((q: Db, p: Args<{ incidentId: number; since: Date }>) => {
  const { incidentPages } = q.tables;
  return q
    .select()
    .from(incidentPages)
    .where(and(eq(incidentPages.incidentId, p.incidentId), gte(incidentPages.at, p.since)))
    .orderBy(incidentPages.id);
});

/** In the order in which they were called; `since`: of the calling that began then. */
export function listPages(db: Db, incidentId: number, since = new Date(0)): Promise<IncidentPage[]> {
  return pagesSince(db, { incidentId, since });
}

const pageOfPerson = statement((q: Db, p: Args<{ incidentId: number; personId: string }>) => {
  const { incidentPages } = q.tables;
  return q
    .select({ id: incidentPages.id })
    .from(incidentPages)
    .where(and(eq(incidentPages.incidentId, p.incidentId), eq(incidentPages.personId, p.personId)))
    .limit(exactly(1));
});

/** Whether somebody was ever called to an incident. */
export async function hasPage(db: Db, incidentId: number, personId: string): Promise<boolean> {
  return (await pageOfPerson(db, { incidentId, personId })).length > 0;
}
