import Sqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { bind, type Database, type Engine, type Tx } from '../handles.ts';
import { sqliteTables as tables } from '../schema/sqlite.ts';
import { Listeners } from './listeners.ts';
import { type Arguments, plansWith } from './plan.ts';
import { connect, driverOf } from './sqlite-connection.ts';
import { explained, lockPlace, preparePlace } from './sqlite-file.ts';
import { Turn } from './sqlite-guard.ts';
import { ensureTriggers, migrate, pending } from './sqlite-migrate.ts';
import { ticketMatches, ticketMatchesAmongFew } from './sqlite-search.ts';
import { SqliteWriter } from './sqlite-writer.ts';

const planOf = plansWith(encode);

/** The writer's own wait blocks the process, so it is short; SqliteWriter waits on. */
const WRITER_TIMEOUT_MS = 50;
const READER_TIMEOUT_MS = 5_000;

const engine: Engine = {
  name: 'sqlite',
  ticketMatches: (words, newest) => ticketMatches(tables.tickets, words, newest),
  ticketMatchesAmongFew: (words) => ticketMatchesAmongFew(tables.tickets, words),
  isUniqueViolation: (error) =>
    error instanceof Sqlite.SqliteError && /^SQLITE_CONSTRAINT_(?:UNIQUE|PRIMARYKEY)$/.test(error.code),
};

export function openSqlite(path: string, options: { exclusive?: boolean } = {}): Database {
  preparePlace(path);
  const opened: Sqlite.Database[] = [];
  const keep = (connection: Sqlite.Database) => {
    opened.push(connection);
    return connection;
  };
  const closeAll = () => {
    for (const connection of opened.reverse()) connection.close();
  };
  try {
    if (options.exclusive) keep(lockPlace(path));
    const writer = keep(connect(path, WRITER_TIMEOUT_MS));
    bringUpToDate(path, writer, options.exclusive === true);
    const reader = keep(connect(path, READER_TIMEOUT_MS, { readonly: true }));
    return databaseOn(writer, reader, closeAll);
  } catch (error) {
    closeAll();
    throw explained(path, error);
  }
}

/** Nobody may be using the old tables while they change. */
function bringUpToDate(path: string, writer: Sqlite.Database, locked: boolean): void {
  writer.pragma('journal_mode = WAL');
  const migrations = pending(writer);
  const lock = migrations.length > 0 && !locked ? lockPlace(path) : undefined;
  try {
    if (migrations.length > 0) migrate(writer, pending(writer));
    ensureTriggers(writer);
    refreshStatistics(writer);
  } finally {
    lock?.close();
  }
}

/**
 * Nearly every index begins with the workspace, of which there is mostly one; SQLite takes that for selective until
 * it has looked, and would read a million tickets to find a rare word. A sample of the tables that grew is enough.
 */
function refreshStatistics(writer: Sqlite.Database): void {
  writer.pragma('analysis_limit = 400');
  writer.pragma('optimize = 0x10002');
}

function databaseOn(writer: Sqlite.Database, reader: Sqlite.Database, closeAll: () => void): Database {
  const turn = new Turn();
  const listeners = new Listeners();
  const work = new SqliteWriter(writer, boundTo(writer, turn), turn, () => listeners.call());
  const ping = reader.prepare('select 1 from sqlite_master');
  let closed: Promise<void> | undefined;
  function close(): Promise<void> {
    closed ??= work.close().then(closeAll);
    return closed;
  }
  return Object.assign(boundTo(reader), {
    begin: <T>(body: (tx: Tx) => Promise<T>) => work.begin(body),
    close,
    onCommit: (listener: () => void) => listeners.add(listener),
    ping: async () => void ping.get(),
  });
}

function boundTo(connection: Sqlite.Database, turn?: Turn): Tx {
  const driver = driverOf(connection, turn);

  function prepare<R>(write: () => PromiseLike<R>, name: string): (args: object) => R {
    const { sql, fill, read } = planOf(write, name);
    const statement = driver.prepare(sql);
    if (!read) return (args) => statement.run(...fill(args as Arguments)) as R;
    const rows = statement.raw();
    return (args) => rows.all(...fill(args as Arguments)).map((row) => read(row as unknown[])) as R;
  }

  const queries = drizzle(driver as unknown as Sqlite.Database);
  return bind(queries, { tables, engine, connection: { prepare } });
}

function encode(value: unknown): unknown {
  if (value instanceof Date) return value.getTime();
  return typeof value === 'boolean' ? Number(value) : value;
}
