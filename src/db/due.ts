import { and, asc, eq, inArray, lte } from 'drizzle-orm';
import type { Db, Tx } from './handles.ts';
import { insertNew, insertRow } from './rows.ts';
import type { Tables } from './schema/tables.ts';

export type DueRow = Tables['due']['$inferSelect'];

/** One row for each kind and subject: a later call moves it. */
export async function insertDue(
  tx: Tx,
  row: { workspaceId: string; kind: string; subject: string; dueAt: Date },
): Promise<void> {
  const { due } = tx.tables;
  await tx
    .insert(due)
    .values(row)
    .onConflictDoUpdate({
      target: [due.workspaceId, due.kind, due.subject],
      set: { dueAt: row.dueAt, attempts: 0 },
    });
}

/** One row for each kind and subject: the first one stays as it is. */
export async function insertDueOnce(
  tx: Tx,
  row: { workspaceId: string; kind: string; subject: string; dueAt: Date },
): Promise<void> {
  await insertNew(tx, tx.tables.due, row);
}

export async function deleteDue(tx: Tx, workspaceId: string, kind: string, subject: string): Promise<void> {
  const { due } = tx.tables;
  await tx
    .delete(due)
    .where(and(eq(due.workspaceId, workspaceId), eq(due.kind, kind), eq(due.subject, subject)));
}

export async function deleteDueOfKind(tx: Tx, workspaceId: string, kind: string): Promise<void> {
  const { due } = tx.tables;
  await tx.delete(due).where(and(eq(due.workspaceId, workspaceId), eq(due.kind, kind)));
}

/** Of one kind, those about these subjects. */
export async function listDueOf(
  db: Db,
  workspaceId: string,
  kind: string,
  subjects: readonly string[],
): Promise<DueRow[]> {
  if (subjects.length === 0) return [];
  const { due } = db.tables;
  return db
    .select()
    .from(due)
    .where(and(eq(due.workspaceId, workspaceId), eq(due.kind, kind), inArray(due.subject, [...subjects])));
}

/** Of a subject that has none yet, on the way that everybody waits for. */
export async function insertNewDue(
  tx: Tx,
  row: { workspaceId: string; kind: string; subject: string; dueAt: Date },
): Promise<void> {
  await insertRow(tx, tx.tables.due, row);
}

export async function listDueOfKind(db: Db, kind: string, now: Date, limit: number): Promise<DueRow[]> {
  const { due } = db.tables;
  return db
    .select()
    .from(due)
    .where(and(eq(due.kind, kind), lte(due.dueAt, now)))
    .orderBy(asc(due.dueAt), asc(due.id))
    .limit(limit);
}

export async function listDue(db: Db, now: Date, limit: number): Promise<DueRow[]> {
  const { due } = db.tables;
  return db.select().from(due).where(lte(due.dueAt, now)).orderBy(asc(due.dueAt), asc(due.id)).limit(limit);
}

/** True once: whoever deletes the row does the thing, in the same transaction. */
export async function takeDue(tx: Tx, row: DueRow): Promise<boolean> {
  const { due } = tx.tables;
  const taken = await tx
    .delete(due)
    .where(and(eq(due.id, row.id), eq(due.dueAt, row.dueAt)))
    .returning({ id: due.id });
  return taken.length === 1;
}

/** After a failure: tried again, each time later, for ever; it is never dropped. */
export async function postponeDue(tx: Tx, row: DueRow, now: Date): Promise<void> {
  const { due } = tx.tables;
  const attempts = row.attempts + 1;
  const dueAt = new Date(now.getTime() + Math.min(2 ** attempts * 15_000, 3_600_000));
  await tx.update(due).set({ attempts, dueAt }).where(eq(due.id, row.id));
}
