import { and, eq } from 'drizzle-orm';
import type { Db, Tx } from './handles.ts';
import { insertReturning, onlyRow } from './rows.ts';
import type { Tables } from './schema/tables.ts';

export type Epic = Tables['epics']['$inferSelect'];

export async function findEpic(
  db: Db,
  workspaceId: string,
  repo: string,
  title: string,
): Promise<Epic | undefined> {
  const { epics } = db.tables;
  const [row] = await db
    .select()
    .from(epics)
    .where(and(eq(epics.workspaceId, workspaceId), eq(epics.repo, repo), eq(epics.title, title)));
  return row;
}

export async function getEpic(db: Db, id: number): Promise<Epic> {
  const { epics } = db.tables;
  return onlyRow(await db.select().from(epics).where(eq(epics.id, id)));
}

export async function insertEpic(
  tx: Tx,
  row: { workspaceId: string; repo: string; title: string; key: string },
): Promise<Epic> {
  return insertReturning(tx, tx.tables.epics, row);
}

export async function updateEpic(
  tx: Tx,
  id: number,
  change: { key?: string; issueRowId: number | null },
): Promise<Epic> {
  const { epics } = tx.tables;
  return onlyRow(await tx.update(epics).set(change).where(eq(epics.id, id)).returning());
}
