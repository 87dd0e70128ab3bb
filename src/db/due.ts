import { and, asc, eq, inArray, lte } from 'drizzle-orm';
import type { Db, Tx } from './handles.ts';
import { insertNew, insertRow, upsertBy } from './rows.ts';
import type { Tables } from './schema/tables.ts';
import { upTo } from './sql.ts';
import { type Args, type Listed, listStatement, statement } from './statement.ts';

export type DueRow = Tables['due']['$inferSelect'];

const upsertDue = upsertBy('workspaceId', 'kind', 'subject');

/** One row for each kind and subject: a later call moves it. */
export async function insertDue(
  tx: Tx,
  row: { workspaceId: string; kind: string; subject: string; dueAt: Date },
): Promise<void> {
  await upsertDue(tx, tx.tables.due, { ...row, attempts: 0 });
}

/** One row for each kind and subject: the first one stays as it is. */
export async function insertDueOnce(
  tx: Tx,
  row: { workspaceId: string; kind: string; subject: string; dueAt: Date },
): Promise<void> {
  await insertNew(tx, tx.tables.due, row);
}

const removeDue = statement((q: Tx, p: Args<{ workspaceId: string; kind: string; subject: string }>) => {
  const { due } = q.tables;
  return q
    .delete(due)
    .where(and(eq(due.workspaceId, p.workspaceId), eq(due.kind, p.kind), eq(due.subject, p.subject)));
});

export async function deleteDue(tx: Tx, workspaceId: string, kind: string, subject: string): Promise<void> {
  await removeDue(tx, { workspaceId, kind, subject });
}

type OfKind = { readonly workspaceId: string; readonly kind: string };

const removeKind = statement((q: Tx, p: Args<OfKind>) => {
  const { due } = q.tables;
  return q.delete(due).where(and(eq(due.workspaceId, p.workspaceId), eq(due.kind, p.kind)));
});

export async function deleteDueOfKind(tx: Tx, workspaceId: string, kind: string): Promise<void> {
  await removeKind(tx, { workspaceId, kind });
}

const dueListed = listStatement((q: Db, p: Args<OfKind>, subjects: Listed<string>) => {
  const { due } = q.tables;
  return q
    .select()
    .from(due)
    .where(and(eq(due.workspaceId, p.workspaceId), eq(due.kind, p.kind), inArray(due.subject, subjects)));
});

/** Of one kind, those about these subjects. */
export function listDueOf(
  db: Db,
  workspaceId: string,
  kind: string,
  subjects: readonly string[],
): Promise<DueRow[]> {
  return dueListed(db, { workspaceId, kind }, subjects);
}

/** Of a subject that has none yet, on the way that everybody waits for. */
export async function insertNewDue(
  tx: Tx,
  row: { workspaceId: string; kind: string; subject: string; dueAt: Date },
): Promise<void> {
  await insertRow(tx, tx.tables.due, row);
}

const firstOfKind = statement((q: Db, p: Args<{ kind: string; now: Date; limit: number }>) => {
  const { due } = q.tables;
  return q
    .select()
    .from(due)
    .where(and(eq(due.kind, p.kind), lte(due.dueAt, p.now)))
    .orderBy(asc(due.dueAt), asc(due.id))
    .limit(upTo(p.limit));
});

export function listDueOfKind(db: Db, kind: string, now: Date, limit: number): Promise<DueRow[]> {
  return firstOfKind(db, { kind, now, limit });
}

const firstDue = statement((q: Db, p: Args<{ now: Date; limit: number }>) => {
  const { due } = q.tables;
  return q
    .select()
    .from(due)
    .where(lte(due.dueAt, p.now))
    .orderBy(asc(due.dueAt), asc(due.id))
    .limit(upTo(p.limit));
});

export function listDue(db: Db, now: Date, limit: number): Promise<DueRow[]> {
  return firstDue(db, { now, limit });
}

const takeRow = statement((q: Tx, p: Args<{ id: number; dueAt: Date }>) => {
  const { due } = q.tables;
  return q
    .delete(due)
    .where(and(eq(due.id, p.id), eq(due.dueAt, p.dueAt)))
    .returning({ id: due.id });
});

/** True once: whoever deletes the row does the thing, in the same transaction. */
export async function takeDue(tx: Tx, { id, dueAt }: DueRow): Promise<boolean> {
  return (await takeRow(tx, { id, dueAt })).length === 1;
}

const putOff = statement((q: Tx, p: Args<{ id: number; attempts: number; dueAt: Date }>) => {
  const { due } = q.tables;
  return q.update(due).set({ attempts: p.attempts, dueAt: p.dueAt }).where(eq(due.id, p.id));
});

/** After a failure: tried again, each time later, for ever; it is never dropped. */
export async function postponeDue(tx: Tx, row: DueRow, now: Date): Promise<void> {
  const attempts = row.attempts + 1;
  const dueAt = new Date(now.getTime() + Math.min(2 ** attempts * 15_000, 3_600_000));
  await putOff(tx, { id: row.id, attempts, dueAt });
}
