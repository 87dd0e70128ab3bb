import type { Tx } from './handles.ts';
import type { Tables } from './schema/tables.ts';
import { type Args, statement } from './statement.ts';

type Table = Tables[keyof Tables];
type New<T extends Table> = T['$inferInsert'];
type Row<T extends Table> = T['$inferSelect'];
type Fields = Record<string, unknown>;
type Insert = (tx: Tx, row: Fields) => Promise<unknown>;

/** For a statement that always answers with one row, such as an insert. */
export function onlyRow<T>(rows: readonly T[]): T {
  const [row] = rows;
  if (row === undefined) throw new Error('The database answered with no row.');
  return row;
}

/** These three prepare an insert once for each table and set of columns: for what is written on every request. */
export async function insertRow<T extends Table>(tx: Tx, table: T, row: New<T>): Promise<void> {
  await plain(tx, table, row);
}

export async function insertReturning<T extends Table>(tx: Tx, table: T, row: New<T>): Promise<Row<T>> {
  return onlyRow((await returning(tx, table, row)) as Row<T>[]);
}

/** False if a unique index has it already. */
export async function insertNew<T extends Table>(tx: Tx, table: T, row: New<T>): Promise<boolean> {
  const done = (await ignoring(tx, table, row)) as { changes: number } | { rowCount: number | null };
  return ('changes' in done ? done.changes : done.rowCount) === 1;
}

const plain = remembered((tx, table, values) => tx.insert(table).values(values));
const returning = remembered((tx, table, values) => tx.insert(table).values(values).returning());
const ignoring = remembered((tx, table, values) => tx.insert(table).values(values).onConflictDoNothing());

function remembered(write: (tx: Tx, table: Table, values: never) => PromiseLike<unknown>) {
  const known = new WeakMap<Table, Map<string, Insert>>();

  return function insert(tx: Tx, table: Table, row: object): Promise<unknown> {
    let ofTable = known.get(table);
    if (!ofTable) {
      ofTable = new Map();
      known.set(table, ofTable);
    }
    const columns = Object.keys(row);
    const key = columns.join();
    let prepared = ofTable.get(key);
    if (!prepared) {
      prepared = statement((q: Tx, p: Args<Fields>) => {
        const values = Object.fromEntries(columns.map((column) => [column, p[column]]));
        return write(q, table, values as never);
      });
      ofTable.set(key, prepared);
    }
    return prepared(tx, row as Fields);
  };
}
