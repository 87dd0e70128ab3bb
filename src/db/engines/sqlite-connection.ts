import Sqlite from 'better-sqlite3';
import type { Turn } from './sqlite-guard.ts';
import { CREATE_WORD_LIST, hasWords } from './sqlite-search.ts';

const MOST_STATEMENTS = 500;

/** `timeoutMs`: how long SQLite waits, and the process with it, for another process that writes. */
export function connect(path: string, timeoutMs: number, options: Sqlite.Options = {}): Sqlite.Database {
  const connection = new Sqlite(path, { timeout: timeoutMs, ...options });
  // better-sqlite3 is built with NORMAL for WAL, which forgets what it answered when the power goes.
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
  // SQLite's own lower() knows only ASCII.
  connection.function('lower', { deterministic: true }, (text) => String(text).toLowerCase());
  connection.function('has_words', { deterministic: true }, hasWords);
  connection.exec(CREATE_WORD_LIST);
  return connection;
}

/**
 * What drizzle takes for the connection. It remembers statements, since drizzle prepares each time anew. The
 * writer's asks whose turn it is.
 */
export function driverOf(connection: Sqlite.Database, turn?: Turn) {
  const known = new Map<string, ReturnType<typeof driverStatement>>();
  function prepare(source: string) {
    let statement = known.get(source);
    if (!statement) {
      if (known.size >= MOST_STATEMENTS) known.clear();
      statement = attempt(turn, false, () => driverStatement(connection.prepare(source), turn));
      known.set(source, statement);
    }
    return statement;
  }
  return { prepare };
}

/** What drizzle uses of a statement; rows always come raw, as arrays. */
function driverStatement(statement: Sqlite.Statement, turn: Turn | undefined) {
  const writes = !statement.readonly;
  if (statement.reader) statement.raw();
  const rows = {
    all: (...params: unknown[]) => attempt(turn, writes, () => statement.all(...params)),
    get: (...params: unknown[]) => attempt(turn, writes, () => statement.get(...params)),
  };
  return {
    reader: statement.reader,
    run: (...params: unknown[]) => attempt(turn, writes, () => statement.run(...params)),
    raw: () => rows,
  };
}

const attempt = <T>(turn: Turn | undefined, writes: boolean, step: () => T): T =>
  turn ? turn.attempt(writes, step) : step();
