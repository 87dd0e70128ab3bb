import { mkdirSync, statfsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { DatabaseRefused } from './refused.ts';

/** NFS, SMB, CIFS and SMB2 in Linux's statfs; elsewhere the numbers mean nothing. */
const NETWORK_FILE_SYSTEMS: ReadonlySet<number> = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42]);

/** Makes the folder, and refuses a place where SQLite could not keep its promise. */
export function preparePlace(path: string): void {
  if (path === '' || path.startsWith(':memory:'))
    throw new DatabaseRefused('The database needs a file, such as ./data/firstline.db.');
  try {
    mkdirSync(dirname(path), { recursive: true });
  } catch (error) {
    throw new DatabaseRefused(`The folder ${dirname(path)} cannot be made (${codeOf(error)}).`);
  }
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory())
    throw new DatabaseRefused(
      `${path} is a folder. Name a file in it, such as ${join(path, 'firstline.db')}.`,
    );
  if (process.platform === 'linux' && NETWORK_FILE_SYSTEMS.has(statfsSync(dirname(path)).type))
    throw new DatabaseRefused(
      `${path} lies on a network file system, where SQLite can lose data. Use a local disk, or PostgreSQL.`,
    );
}

/**
 * True for this process alone, as long as the connection is open. SQLite's own lock on a file beside the database:
 * it ends with the process, so that nothing is left to clear away.
 */
export function lockPlace(path: string): Sqlite.Database {
  const lock = new Sqlite(`${path}.lock`, { timeout: 0 });
  try {
    lock.exec('begin exclusive');
    return lock;
  } catch (error) {
    lock.close();
    if (!codeOf(error).startsWith('SQLITE_BUSY')) throw error;
    throw new DatabaseRefused(
      `${path} is in use by another Firstline process. Stop that one first, or give this one a database of its own.`,
    );
  }
}

/** What is wrong with a file that would not open, for whoever starts the desk. */
export function explained(path: string, error: unknown): unknown {
  const code = codeOf(error);
  if (code === 'SQLITE_NOTADB')
    return new DatabaseRefused(`${path} is not a SQLite database. Move it away, or name another file.`);
  if (code.startsWith('SQLITE_CORRUPT'))
    return new DatabaseRefused(`${path} is damaged. Restore a backup of it.`);
  if (/^SQLITE_(?:CANTOPEN|READONLY|PERM)/.test(code))
    return new DatabaseRefused(
      `${path} cannot be written: this account needs write access to it and its folder.`,
    );
  return error;
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
