import { and, asc, eq, inArray } from 'drizzle-orm';
import type { SavedView } from '../domain/ticket/saved-view.ts';
import type { Db, Tx } from './handles.ts';
import { type Args, type Listed, listStatement } from './statement.ts';

const viewsOf = listStatement((q: Db, p: Args<{ workspaceId: string }>, holderIds: Listed<string>) => {
  const { savedViews } = q.tables;
  return q
    .select()
    .from(savedViews)
    .where(and(eq(savedViews.workspaceId, p.workspaceId), inArray(savedViews.holderId, holderIds)))
    .orderBy(asc(savedViews.name));
});

/** Of these people, or of the desk. */
export function listSavedViews(
  db: Db,
  workspaceId: string,
  holderIds: readonly string[],
): Promise<SavedView[]> {
  return viewsOf(db, { workspaceId }, holderIds);
}

/** One of the same name and holder is replaced. */
export async function insertSavedView(
  tx: Tx,
  view: Omit<SavedView, 'id'> & { workspaceId: string },
): Promise<void> {
  const { savedViews } = tx.tables;
  await tx
    .insert(savedViews)
    .values(view)
    .onConflictDoUpdate({
      target: [savedViews.workspaceId, savedViews.holderId, savedViews.name],
      set: { words: view.words },
    });
}

export async function deleteSavedView(tx: Tx, workspaceId: string, id: number): Promise<void> {
  const { savedViews } = tx.tables;
  await tx.delete(savedViews).where(and(eq(savedViews.workspaceId, workspaceId), eq(savedViews.id, id)));
}
