import type { Database } from './handles.ts';

export { isDatabaseAway } from './engines/away.ts';
export { type LateDatabase, lateDatabase } from './engines/late.ts';
export { DatabaseAway, DatabaseRefused } from './engines/refused.ts';

export interface OpenOptions {
  /** Nobody else may have it open like this: for the desk itself. SQLite only. */
  readonly exclusive?: boolean;
}

/**
 * A path is SQLite, built in; a postgres:// address is for several replicas. Brings the database up to date, and
 * throws `DatabaseRefused`, with what to do, where that cannot be.
 */
export async function openDatabase(address: string, options: OpenOptions = {}): Promise<Database> {
  if (/^postgres(?:ql)?:\/\//.test(address)) {
    const { openPostgres } = await import('./engines/postgres.ts');
    return openPostgres(address);
  }
  const { openSqlite } = await import('./engines/sqlite.ts');
  return openSqlite(address, options);
}
