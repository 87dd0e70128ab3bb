import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Db, Tx } from './handles.ts';
import { insertReturning, onlyRow, updateRow } from './rows.ts';
import type { Tables } from './schema/tables.ts';
import { type Args, statement } from './statement.ts';

export type IncidentIssue = Tables['incidentIssues']['$inferSelect'];

export function insertIncidentIssue(
  tx: Tx,
  row: Tables['incidentIssues']['$inferInsert'],
): Promise<IncidentIssue> {
  return insertReturning(tx, tx.tables.incidentIssues, row);
}

export async function updateIncidentIssue(
  tx: Tx,
  id: number,
  change: Partial<Pick<IncidentIssue, 'repo' | 'issueRowId' | 'shown'>>,
): Promise<IncidentIssue> {
  return updateRow(tx, tx.tables.incidentIssues, id, change);
}

const issueById = statement((q: Db, p: Args<{ id: number }>) =>
  q.select().from(q.tables.incidentIssues).where(eq(q.tables.incidentIssues.id, p.id)),
);

export async function getIncidentIssue(db: Db, id: number): Promise<IncidentIssue> {
  return onlyRow(await issueById(db, { id }));
}

const trackingOf = statement((q: Db, p: Args<{ incidentId: number }>) => {
  const { incidentIssues: i } = q.tables;
  return q
    .select()
    .from(i)
    .where(and(eq(i.incidentId, p.incidentId), isNull(i.entryId)));
});

/** The tracking record of an incident. */
export async function findTracking(db: Db, incidentId: number): Promise<IncidentIssue | undefined> {
  const [row] = await trackingOf(db, { incidentId });
  return row;
}

const issuesOfIncident = statement((q: Db, p: Args<{ incidentId: number }>) => {
  const { incidentIssues: i } = q.tables;
  return q.select().from(i).where(eq(i.incidentId, p.incidentId)).orderBy(i.id);
});

/** All of an incident, the tracking record first. */
export function listIncidentIssues(db: Db, incidentId: number): Promise<IncidentIssue[]> {
  return issuesOfIncident(db, { incidentId });
}

const issueByKey = statement((q: Db, p: Args<{ workspaceId: string; key: string }>) => {
  const { incidentIssues: i } = q.tables;
  return q
    .select()
    .from(i)
    .where(and(eq(i.workspaceId, p.workspaceId), eq(i.key, p.key)));
});

export async function findIncidentIssueByKey(
  db: Db,
  workspaceId: string,
  key: string,
): Promise<IncidentIssue | undefined> {
  const [row] = await issueByKey(db, { workspaceId, key });
  return row;
}

const rowsOfIssue = statement((q: Db, p: Args<{ issueRowId: number }>) => {
  const { incidentIssues: i } = q.tables;
  return q.select().from(i).where(eq(i.issueRowId, p.issueRowId)).orderBy(i.id);
});

export function listIncidentIssuesOf(db: Db, issueRowId: number): Promise<IncidentIssue[]> {
  return rowsOfIssue(db, { issueRowId });
}

/** The repositories that issues of incidents are in. */
export async function listIncidentRepos(db: Db, workspaceId: string): Promise<string[]> {
  const { incidentIssues: i } = db.tables;
  const rows = await db
    .selectDistinct({ repo: i.repo })
    .from(i)
    .where(and(eq(i.workspaceId, workspaceId), isNotNull(i.issueRowId)));
  return rows.map(({ repo }) => repo).sort();
}

/** The issues of incidents in a repository that are open, as far as the desk knows. */
export async function listTrackedIssues(
  db: Db,
  workspaceId: string,
  repo: string,
): Promise<{ id: number; issueId: number }[]> {
  const { incidentIssues, issues } = db.tables;
  const isOpen = and(eq(issues.repo, repo), eq(issues.state, 'open'), isNull(issues.deletedAt));
  return db
    .selectDistinct({ id: issues.id, issueId: issues.issueId })
    .from(issues)
    .innerJoin(incidentIssues, eq(incidentIssues.issueRowId, issues.id))
    .where(and(eq(issues.workspaceId, workspaceId), isOpen));
}
