import { and, eq } from 'drizzle-orm';
import type { IssueFacts } from '../domain/escalation/issue.ts';
import type { Db, Tx } from './handles.ts';
import { insertReturning, onlyRow, updateRow } from './rows.ts';
import type { Tables } from './schema/tables.ts';

export type Issue = Tables['issues']['$inferSelect'];

const columnsOf = ({ key: _key, labels, ...facts }: IssueFacts) => ({ ...facts, labels: { list: labels } });

export async function findIssue(
  db: Db,
  workspaceId: string,
  repo: string,
  number: number,
): Promise<Issue | undefined> {
  const { issues } = db.tables;
  const [row] = await db
    .select()
    .from(issues)
    .where(and(eq(issues.workspaceId, workspaceId), eq(issues.repo, repo), eq(issues.number, number)));
  return row;
}

/** By GitHub's own id, which stays when a repository gets another name. */
export async function findIssueById(
  db: Db,
  workspaceId: string,
  issueId: number,
): Promise<Issue | undefined> {
  const { issues } = db.tables;
  const [row] = await db
    .select()
    .from(issues)
    .where(and(eq(issues.workspaceId, workspaceId), eq(issues.issueId, issueId)));
  return row;
}

export async function getIssue(db: Db, id: number): Promise<Issue> {
  const { issues } = db.tables;
  return onlyRow(await db.select().from(issues).where(eq(issues.id, id)));
}

export async function insertIssue(tx: Tx, workspaceId: string, facts: IssueFacts): Promise<Issue> {
  return insertReturning(tx, tx.tables.issues, { workspaceId, ...columnsOf(facts) });
}

export async function updateIssue(tx: Tx, id: number, facts: IssueFacts): Promise<Issue> {
  return updateRow(tx, tx.tables.issues, id, { ...columnsOf(facts), deletedAt: null });
}

export async function markIssueDeleted(tx: Tx, id: number, at: Date): Promise<void> {
  const { issues } = tx.tables;
  await tx.update(issues).set({ deletedAt: at }).where(eq(issues.id, id));
}
