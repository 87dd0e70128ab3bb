import { and, asc, eq, isNotNull } from 'drizzle-orm';
import type { Db, Tx } from './handles.ts';
import { insertReturning, onlyRow } from './rows.ts';
import type { Tables } from './schema/tables.ts';

export type Escalation = Tables['escalations']['$inferSelect'];
export type NewEscalation = Tables['escalations']['$inferInsert'];

export type EscalationChange = Partial<
  Pick<Escalation, 'issueRowId' | 'decision' | 'engineerId' | 'askedAt' | 'agreedAt' | 'newsAt' | 'chases'>
>;

export async function insertEscalation(tx: Tx, row: NewEscalation): Promise<Escalation> {
  return insertReturning(tx, tx.tables.escalations, row);
}

export async function getEscalation(db: Db, id: number): Promise<Escalation> {
  const { escalations } = db.tables;
  return onlyRow(await db.select().from(escalations).where(eq(escalations.id, id)));
}

export async function findEscalationOf(db: Db, ticketId: number): Promise<Escalation | undefined> {
  const { escalations } = db.tables;
  const [row] = await db.select().from(escalations).where(eq(escalations.ticketId, ticketId));
  return row;
}

export async function findEscalationByKey(
  db: Db,
  workspaceId: string,
  key: string,
): Promise<Escalation | undefined> {
  const { escalations } = db.tables;
  const [row] = await db
    .select()
    .from(escalations)
    .where(and(eq(escalations.workspaceId, workspaceId), eq(escalations.key, key)));
  return row;
}

/** Several tickets may wait for one issue. */
export async function listEscalationsOf(db: Db, issueRowId: number): Promise<Escalation[]> {
  const { escalations } = db.tables;
  return db
    .select()
    .from(escalations)
    .where(eq(escalations.issueRowId, issueRowId))
    .orderBy(asc(escalations.id));
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

export async function updateEscalation(tx: Tx, id: number, change: EscalationChange): Promise<Escalation> {
  const { escalations } = tx.tables;
  return onlyRow(await tx.update(escalations).set(change).where(eq(escalations.id, id)).returning());
}
