import { and, asc, eq } from 'drizzle-orm';
import type { IssueLabel } from '../domain/escalation/issue.ts';
import type { Db, Tx } from './handles.ts';
import { insertRow } from './rows.ts';
import type { Tables } from './schema/tables.ts';

export type RepoLabels = Tables['repoLabels']['$inferSelect'];

/** What a repository's labels are now, in the place of what they were. */
export async function updateRepoLabels(
  tx: Tx,
  workspaceId: string,
  repo: string,
  list: readonly IssueLabel[],
): Promise<void> {
  const { repoLabels } = tx.tables;
  await tx.delete(repoLabels).where(and(eq(repoLabels.workspaceId, workspaceId), eq(repoLabels.repo, repo)));
  await insertRow(tx, repoLabels, { workspaceId, repo, labels: { list } });
}

export async function listRepoLabels(db: Db, workspaceId: string): Promise<RepoLabels[]> {
  const { repoLabels } = db.tables;
  return db
    .select()
    .from(repoLabels)
    .where(eq(repoLabels.workspaceId, workspaceId))
    .orderBy(asc(repoLabels.repo));
}
