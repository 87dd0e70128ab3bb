import Sqlite from 'better-sqlite3';

/** Longer than anybody writes. */
const PATIENCE_MS = 2_000;

/**
 * The desk and the command line write to one journal, one after the other. SQLite's own lock on an empty file beside
 * it: it ends with the process. Where it cannot be had, what is declared is written all the same.
 */
export function inTurn<T>(path: string, work: () => T): T {
  const lock = lockOn(`${path}.lock`);
  try {
    return work();
  } finally {
    lock?.close();
  }
}

function lockOn(path: string): Sqlite.Database | undefined {
  let lock: Sqlite.Database | undefined;
  try {
    lock = new Sqlite(path, { timeout: PATIENCE_MS });
    lock.exec('begin exclusive');
    return lock;
  } catch {
    lock?.close();
    return undefined;
  }
}
