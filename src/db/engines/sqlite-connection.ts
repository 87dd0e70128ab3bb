import Sqlite from 'better-sqlite3';

/** Runs a step of the driver; the writer's asks its guard first. */
export type Around = <T>(writes: boolean, step: () => T) => T;

const MOST_STATEMENTS = 500;

/** `timeoutMs`: how long SQLite waits, and the process with it, for another process that writes. */
export function connect(path: string, timeoutMs: number, options: Sqlite.Options = {}): Sqlite.Database {
  const connection = new Sqlite(path, { timeout: timeoutMs, ...options });
  // better-sqlite3 is built with NORMAL for WAL, which forgets what it answered when the power goes.
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
  // SQLite's own lower() knows only ASCII.
  connection.function('lower', { deterministic: true }, (text) => String(text).toLowerCase());
  return connection;
}

/** What drizzle takes for the connection. It remembers statements, since drizzle prepares each time anew. */
export function driverOf(connection: Sqlite.Database, around: Around): Sqlite.Database {
  const known = new Map<string, ReturnType<typeof remember>>();
  function prepare(source: string) {
    let statement = known.get(source);
    if (!statement) {
      if (known.size >= MOST_STATEMENTS) known.clear();
      statement = around(false, () => remember(connection.prepare(source), around));
      known.set(source, statement);
    }
    return statement;
  }
  return { prepare } as unknown as Sqlite.Database;
}

/** What drizzle uses of a statement; rows always come raw, as arrays. */
function remember(statement: Sqlite.Statement, around: Around) {
  const writes = !statement.readonly;
  if (statement.reader) statement.raw();
  const rows = {
    all: (...params: unknown[]) => around(writes, () => statement.all(...bindable(params))),
    get: (...params: unknown[]) => around(writes, () => statement.get(...bindable(params))),
  };
  return {
    run: (...params: unknown[]) => around(writes, () => statement.run(...bindable(params))),
    raw: () => rows,
  };
}

/** A placeholder in a condition does not know its column, so drizzle leaves its value as it is. */
function bindable(params: unknown[]): unknown[] {
  for (let i = 0; i < params.length; i++) {
    const value = params[i];
    if (value instanceof Date) params[i] = value.getTime();
    else if (typeof value === 'boolean') params[i] = Number(value);
  }
  return params;
}
