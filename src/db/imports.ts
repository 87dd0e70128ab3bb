import { and, asc, count, desc, eq, inArray, lt, notInArray } from 'drizzle-orm';
import type { FoundState, ImportState } from '../domain/import/states.ts';
import type { Db, Tx } from './handles.ts';
import { insertNew, insertReturning, updateRow } from './rows.ts';
import type { Tables } from './schema/tables.ts';
import { exactly } from './sql.ts';
import { type Args, statement } from './statement.ts';

export type ImportRow = Tables['imports']['$inferSelect'];
type NewImport = Tables['imports']['$inferInsert'];
export type ImportMessage = Tables['importMessages']['$inferSelect'];
type NewImportMessage = Tables['importMessages']['$inferInsert'];

export function insertImport(tx: Tx, row: NewImport): Promise<ImportRow> {
  return insertReturning(tx, tx.tables.imports, row);
}

export function updateImport(tx: Tx, id: number, change: Partial<NewImport>): Promise<ImportRow> {
  return updateRow(tx, tx.tables.imports, id, change);
}

const importById = statement((q: Db, p: Args<{ id: number }>) =>
  q.select().from(q.tables.imports).where(eq(q.tables.imports.id, p.id)),
);

/** Undefined of one that has been tidied away. */
export async function findImport(db: Db, id: number): Promise<ImportRow | undefined> {
  const [row] = await importById(db, { id });
  return row;
}

export async function findImportByKey(
  db: Db,
  workspaceId: string,
  key: string,
): Promise<ImportRow | undefined> {
  const { imports } = db.tables;
  const [row] = await db
    .select()
    .from(imports)
    .where(and(eq(imports.workspaceId, workspaceId), eq(imports.key, key)));
  return row;
}

/** False if it was found before. */
export function insertImportMessage(tx: Tx, row: NewImportMessage): Promise<boolean> {
  return insertNew(tx, tx.tables.importMessages, row);
}

const messageAt = statement((q: Db, p: Args<{ importId: number; ts: string }>) => {
  const { importMessages: m } = q.tables;
  return q
    .select()
    .from(m)
    .where(and(eq(m.importId, p.importId), eq(m.ts, p.ts)));
});

export async function findImportMessage(
  db: Db,
  importId: number,
  ts: string,
): Promise<ImportMessage | undefined> {
  const [row] = await messageAt(db, { importId, ts });
  return row;
}

const oldestWanted = statement((q: Db, p: Args<{ importId: number }>) => {
  const { importMessages: m } = q.tables;
  return q
    .select()
    .from(m)
    .where(and(eq(m.importId, p.importId), eq(m.state, 'wanted')))
    .orderBy(asc(m.ts))
    .limit(exactly(1));
});

/** The oldest that is still to be imported. */
export async function findNextWanted(db: Db, importId: number): Promise<ImportMessage | undefined> {
  const [row] = await oldestWanted(db, { importId });
  return row;
}

/** A page of what was found, the newest first. */
export async function listFound(
  db: Db,
  importId: number,
  page: { offset: number; limit: number },
): Promise<ImportMessage[]> {
  const { importMessages: m } = db.tables;
  return db
    .select()
    .from(m)
    .where(and(eq(m.importId, importId), eq(m.state, 'found')))
    .orderBy(desc(m.ts))
    .limit(page.limit)
    .offset(page.offset);
}

export async function countFound(db: Db, importId: number, isChosen?: boolean): Promise<number> {
  const { importMessages: m } = db.tables;
  const chosen = isChosen === undefined ? undefined : eq(m.isChosen, isChosen);
  return db.$count(m, and(eq(m.importId, importId), eq(m.state, 'found'), chosen));
}

export async function countImportStates(
  db: Db,
  importId: number,
): Promise<Readonly<Partial<Record<FoundState, number>>>> {
  const { importMessages: m } = db.tables;
  const rows = await db
    .select({ state: m.state, n: count() })
    .from(m)
    .where(eq(m.importId, importId))
    .groupBy(m.state);
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
}

/** The numbers of the tickets it made. */
export async function listImportedNumbers(db: Db, importId: number): Promise<number[]> {
  const { importMessages: m, tickets } = db.tables;
  const rows = await db
    .select({ number: tickets.number })
    .from(m)
    .innerJoin(tickets, eq(tickets.id, m.ticketId))
    .where(and(eq(m.importId, importId), eq(m.state, 'imported')))
    .orderBy(asc(tickets.number));
  return rows.map(({ number }) => number);
}

/** `ts` undefined: all of them. */
export async function chooseFound(
  tx: Tx,
  importId: number,
  ts: readonly string[] | undefined,
  isChosen: boolean,
): Promise<void> {
  if (ts?.length === 0) return;
  const { importMessages: m } = tx.tables;
  const these = ts && inArray(m.ts, [...ts]);
  await tx
    .update(m)
    .set({ isChosen })
    .where(and(eq(m.importId, importId), eq(m.state, 'found'), these));
}

export async function wantChosen(tx: Tx, importId: number): Promise<void> {
  const { importMessages: m } = tx.tables;
  await tx
    .update(m)
    .set({ state: 'wanted' })
    .where(and(eq(m.importId, importId), eq(m.state, 'found'), eq(m.isChosen, true)));
}

export async function updateImportMessage(
  tx: Tx,
  id: number,
  change: { state: FoundState; ticketId?: number },
): Promise<void> {
  const { importMessages: m } = tx.tables;
  await tx.update(m).set(change).where(eq(m.id, id));
}

const AT_WORK: readonly ImportState[] = ['reading', 'importing'];

/** What was looked for so long ago, and nobody works on; with the words it held. */
export async function deleteImports(tx: Tx, before: Date): Promise<void> {
  const { imports, importMessages } = tx.tables;
  const old = await tx
    .select({ id: imports.id })
    .from(imports)
    .where(and(lt(imports.askedAt, before), notInArray(imports.state, [...AT_WORK])));
  const ids = old.map(({ id }) => id);
  if (ids.length === 0) return;
  await tx.delete(importMessages).where(inArray(importMessages.importId, ids));
  await tx.delete(imports).where(inArray(imports.id, ids));
}
