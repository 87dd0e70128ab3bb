import { and, asc, desc, eq, exists, isNotNull, isNull, ne } from 'drizzle-orm';
import type { Db, Tx } from './handles.ts';
import { insertReturning, onlyRow, updateRow } from './rows.ts';
import type { Tables } from './schema/tables.ts';
import { type Args, statement } from './statement.ts';

export type Escalation = Tables['escalations']['$inferSelect'];
export type NewEscalation = Tables['escalations']['$inferInsert'];

export type EscalationChange = Partial<
  Omit<NewEscalation, 'id' | 'workspaceId' | 'ticketId' | 'key' | 'draft'>
>;

export async function insertEscalation(tx: Tx, row: NewEscalation): Promise<Escalation> {
  return insertReturning(tx, tx.tables.escalations, row);
}

const escalationById = statement((q: Db, p: Args<{ id: number }>) =>
  q.select().from(q.tables.escalations).where(eq(q.tables.escalations.id, p.id)),
);

export async function getEscalation(db: Db, id: number): Promise<Escalation> {
  return onlyRow(await escalationById(db, { id }));
}

const escalationOf = statement((q: Db, p: Args<{ ticketId: number }>) => {
  const { escalations } = q.tables;
  return q.select().from(escalations).where(eq(escalations.ticketId, p.ticketId));
});

export async function findEscalationOf(db: Db, ticketId: number): Promise<Escalation | undefined> {
  const [row] = await escalationOf(db, { ticketId });
  return row;
}

const escalationByKey = statement((q: Db, p: Args<{ workspaceId: string; key: string }>) => {
  const { escalations: e } = q.tables;
  return q
    .select()
    .from(e)
    .where(and(eq(e.workspaceId, p.workspaceId), eq(e.key, p.key)));
});

export async function findEscalationByKey(
  db: Db,
  workspaceId: string,
  key: string,
): Promise<Escalation | undefined> {
  const [row] = await escalationByKey(db, { workspaceId, key });
  return row;
}

const escalationsOfIssue = statement((q: Db, p: Args<{ issueRowId: number }>) => {
  const { escalations } = q.tables;
  return q
    .select()
    .from(escalations)
    .where(eq(escalations.issueRowId, p.issueRowId))
    .orderBy(asc(escalations.id));
});

/** Several tickets may wait for one issue. */
export function listEscalationsOf(db: Db, issueRowId: number): Promise<Escalation[]> {
  return escalationsOfIssue(db, { issueRowId });
}

/** The issues of a repository that tickets wait for and that are open, as far as the desk knows. */
export async function listEscalatedIssues(
  db: Db,
  workspaceId: string,
  repo: string,
): Promise<{ id: number; issueId: number }[]> {
  const { escalations, issues } = db.tables;
  const isOpen = and(eq(issues.repo, repo), eq(issues.state, 'open'), isNull(issues.deletedAt));
  return db
    .selectDistinct({ id: issues.id, issueId: issues.issueId })
    .from(issues)
    .innerJoin(escalations, eq(escalations.issueRowId, issues.id))
    .where(and(eq(issues.workspaceId, workspaceId), isOpen));
}

/** The repositories that issues of this desk are in. */
export async function listRepos(db: Db, workspaceId: string): Promise<string[]> {
  const { escalations } = db.tables;
  const rows = await db
    .selectDistinct({ repo: escalations.repo })
    .from(escalations)
    .where(and(eq(escalations.workspaceId, workspaceId), isNotNull(escalations.issueRowId)));
  return rows.map(({ repo }) => repo).sort();
}

/** Of open tickets, the newest. */
export async function listOpenEscalations(db: Db, workspaceId: string, limit: number): Promise<Escalation[]> {
  const { escalations, tickets } = db.tables;
  const isOpen = and(eq(tickets.id, escalations.ticketId), eq(tickets.isOpen, true));
  return db
    .select()
    .from(escalations)
    .where(
      and(
        eq(escalations.workspaceId, workspaceId),
        exists(db.select({ id: tickets.id }).from(tickets).where(isOpen)),
      ),
    )
    .orderBy(desc(escalations.id))
    .limit(limit);
}

/** What the product owner has to decide on, of open tickets: the time-sensitive first, then the oldest (ESC-3). */
export async function listUndecided(db: Db, workspaceId: string, limit: number): Promise<Escalation[]> {
  const { escalations } = db.tables;
  return db
    .select()
    .from(escalations)
    .where(isUndecided(db, workspaceId))
    .orderBy(desc(escalations.isUrgent), asc(escalations.id))
    .limit(limit);
}

export async function countUndecided(db: Db, workspaceId: string): Promise<number> {
  return db.$count(db.tables.escalations, isUndecided(db, workspaceId));
}

function isUndecided(db: Db, workspaceId: string) {
  const { escalations, tickets } = db.tables;
  const isOpen = and(
    eq(tickets.id, escalations.ticketId),
    eq(tickets.isOpen, true),
    isNull(tickets.mergedIntoId),
    ne(tickets.status, 'ready for testing'),
  );
  return and(
    eq(escalations.workspaceId, workspaceId),
    eq(escalations.decision, 'refining'),
    exists(db.select({ id: tickets.id }).from(tickets).where(isOpen)),
  );
}

export async function updateEscalation(tx: Tx, id: number, change: EscalationChange): Promise<Escalation> {
  return updateRow(tx, tx.tables.escalations, id, change);
}
