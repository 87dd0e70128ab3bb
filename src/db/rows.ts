import { type Column, eq, getTableColumns } from 'drizzle-orm';
import type { Tx } from './handles.ts';
import type { Tables } from './schema/tables.ts';
import { type Args, statement } from './statement.ts';

type Table = Tables[keyof Tables];
/** Those that number their rows. */
type TableWithId = Exclude<Table, Tables['workspaces']>;
type New<T extends Table> = T['$inferInsert'];
type Row<T extends Table> = T['$inferSelect'];
type Fields = Record<string, unknown>;
type Run = (tx: Tx, row: Fields) => Promise<unknown>;

/** For a statement that always answers with one row, such as an insert. */
export function onlyRow<T>(rows: readonly T[]): T {
  const [row] = rows;
  if (row === undefined) throw new Error('The database answered with no row.');
  return row;
}

/** These prepare an insert once for each table and set of columns: for what is written on every request. */
export function insertRow<T extends Table>(tx: Tx, table: T, row: New<T>): Promise<unknown> {
  return plain(tx, table, row);
}

/**
 * The row as it now stands, put together here: nothing in the tables makes up a value but the id, and SQLite takes
 * as long to tell a row as to write it.
 */
export async function insertReturning<T extends TableWithId>(tx: Tx, table: T, row: New<T>): Promise<Row<T>> {
  const id = await insertForId(tx, table, row);
  return { ...whole(table, row), id } as Row<T>;
}

export async function insertForId<T extends TableWithId>(tx: Tx, table: T, row: New<T>): Promise<number> {
  if (tx.engine.name !== 'sqlite') return onlyRow((await forId(tx, table, row)) as { id: number }[]).id;
  const { lastInsertRowid } = (await plain(tx, table, row)) as { lastInsertRowid: number | bigint };
  return Number(lastInsertRowid);
}

/** False if a unique index has it already. */
export async function insertNew<T extends Table>(tx: Tx, table: T, row: New<T>): Promise<boolean> {
  const done = (await ignoring(tx, table, row)) as { changes: number } | { rowCount: number | null };
  return ('changes' in done ? done.changes : done.rowCount) === 1;
}

/** Undefined if a unique index has it already. */
export async function insertNewReturning<T extends Table>(
  tx: Tx,
  table: T,
  row: New<T>,
): Promise<Row<T> | undefined> {
  const [inserted] = (await ignoringReturning(tx, table, row)) as Row<T>[];
  return inserted;
}

/** Changes a row, and answers with it as it now stands. */
export async function updateRow<T extends TableWithId>(
  tx: Tx,
  table: T,
  id: number,
  change: Partial<New<T>>,
): Promise<Row<T>> {
  return onlyRow((await byId(tx, table, { ...change, id })) as Row<T>[]);
}

/** Writes a row, or, where one has the same key, what is given of it to that one. */
export function upsertBy<K extends string>(...key: readonly K[]) {
  const upsert = remembered((tx, table, values) => {
    const columns = getTableColumns(table) as Record<string, Column>;
    const facts = Object.entries<unknown>(values).filter(([name]) => !key.includes(name as K));
    const target = key.map((name) => columns[name]) as never;
    return tx
      .insert(table)
      .values(values)
      .onConflictDoUpdate({ target, set: Object.fromEntries(facts) });
  });
  return async <T extends Table>(tx: Tx, table: T, row: New<T> & Record<K, unknown>): Promise<void> => {
    await upsert(tx, table, row);
  };
}

const plain = remembered((tx, table, values) => tx.insert(table).values(values));
const forId = remembered((tx, table, values) => tx.insert(table).values(values).returning(idOf(table)));
const ignoring = remembered((tx, table, values) => tx.insert(table).values(values).onConflictDoNothing());
const ignoringReturning = remembered((tx, table, values) => {
  const insert = tx.insert(table).values(values);
  return insert.onConflictDoNothing().returning();
});

const byId = remembered((tx, table, values) => {
  const { id, ...change } = values as Fields;
  return tx
    .update(table)
    .set(change as never)
    .where(eq(idOf(table).id as Column, id))
    .returning();
});

const idOf = (table: Table) => ({ id: (table as TableWithId).id });

interface Shape {
  readonly columns: readonly string[];
  readonly run: Run;
}

function remembered(write: (tx: Tx, table: Table, values: never) => PromiseLike<unknown>) {
  const shapes = new WeakMap<Table, Shape[]>();

  return function run(tx: Tx, table: Table, row: object): Promise<unknown> {
    const fields = row as Fields;
    let known = shapes.get(table);
    if (!known) {
      known = [];
      shapes.set(table, known);
    }
    for (const shape of known) if (fits(shape, fields)) return shape.run(tx, fields);
    const columns = Object.keys(fields).filter((column) => fields[column] !== undefined);
    const shape = { columns, run: runOf(table, columns) };
    known.push(shape);
    return shape.run(tx, fields);
  };

  function runOf(table: Table, columns: readonly string[]): Run {
    return statement((tx: Tx, p: Args<Fields>) => {
      const values = Object.fromEntries(columns.map((column) => [column, p[column]]));
      return write(tx, table, values as never);
    });
  }
}

/** Every column, with the default or nothing where no value was given. */
function whole(table: Table, row: object): Fields {
  const defaults = defaultsOf(table);
  const fields: Fields = { ...defaults, ...row };
  for (const name in row) if (fields[name] === undefined) fields[name] = defaults[name];
  return fields;
}

const knownDefaults = new WeakMap<Table, Fields>();

function defaultsOf(table: Table): Fields {
  let defaults = knownDefaults.get(table);
  if (!defaults) {
    const columns = Object.entries<Column>(getTableColumns(table));
    defaults = Object.fromEntries(columns.map(([name, column]) => [name, column.default ?? null]));
    knownDefaults.set(table, defaults);
  }
  return defaults;
}

/** A column that is undefined is left to its default. */
function fits({ columns }: Shape, row: Fields): boolean {
  let i = 0;
  for (const column in row) if (row[column] !== undefined && columns[i++] !== column) return false;
  return i === columns.length;
}
