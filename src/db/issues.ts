import { and, eq } from 'drizzle-orm';
import type { IssueFacts } from '../domain/escalation/issue.ts';
import type { Db, Tx } from './handles.ts';
import { insertReturning, onlyRow, updateRow } from './rows.ts';
import type { Tables } from './schema/tables.ts';
import { type Args, statement } from './statement.ts';

export type Issue = Tables['issues']['$inferSelect'];

const columnsOf = ({ key: _key, labels, ...facts }: IssueFacts) => ({ ...facts, labels: { list: labels } });

const issueNumbered = statement((q: Db, p: Args<{ workspaceId: string; repo: string; number: number }>) => {
  const { issues: i } = q.tables;
  return q
    .select()
    .from(i)
    .where(and(eq(i.workspaceId, p.workspaceId), eq(i.repo, p.repo), eq(i.number, p.number)));
});

export async function findIssue(
  db: Db,
  workspaceId: string,
  repo: string,
  number: number,
): Promise<Issue | undefined> {
  const [row] = await issueNumbered(db, { workspaceId, repo, number });
  return row;
}

const issueByGithub = statement((q: Db, p: Args<{ workspaceId: string; issueId: number }>) => {
  const { issues: i } = q.tables;
  return q
    .select()
    .from(i)
    .where(and(eq(i.workspaceId, p.workspaceId), eq(i.issueId, p.issueId)));
});

/** By GitHub's own id, which stays when a repository gets another name. */
export async function findIssueById(
  db: Db,
  workspaceId: string,
  issueId: number,
): Promise<Issue | undefined> {
  const [row] = await issueByGithub(db, { workspaceId, issueId });
  return row;
}

const issueById = statement((q: Db, p: Args<{ id: number }>) =>
  q.select().from(q.tables.issues).where(eq(q.tables.issues.id, p.id)),
);

export async function getIssue(db: Db, id: number): Promise<Issue> {
  return onlyRow(await issueById(db, { id }));
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
