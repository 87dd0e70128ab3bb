import { accessSync, constants, existsSync, mkdirSync, statfsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { isDatabaseAway } from './away.ts';
import { DatabaseAway, DatabaseRefused } from './refused.ts';

/** NFS, SMB, CIFS and SMB2 in Linux's statfs; elsewhere the numbers mean nothing. */
const NETWORK_FILE_SYSTEMS: ReadonlySet<number> = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42]);

/** Makes the folder, and refuses a place where SQLite could not keep its promise. */
export function preparePlace(path: string): void {
  if (path === '' || path.startsWith(':memory:'))
    throw new DatabaseRefused('The database needs a file, such as ./data/firstline.db.');
  try {
    mkdirSync(dirname(path), { recursive: true });
  } catch (error) {
    const Kind = isDatabaseAway(error) ? DatabaseAway : DatabaseRefused;
    throw new Kind(`The folder ${dirname(path)} cannot be made (${codeOf(error)}).`);
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
  if (/^SQLITE_(?:CANTOPEN|READONLY|PERM)/.test(code) && isForbidden(path))
    return new DatabaseRefused(
      `${path} cannot be written: this account needs write access to it and its folder.`,
    );
  if (isDatabaseAway(error))
    return new DatabaseAway(
      `${path} cannot be used now (${code}). Is its disk full, read-only or gone, or does another program hold it?`,
    );
  return error;
}

/** Not a disk that is read-only or broken, which comes back as it was. */
function isForbidden(path: string): boolean {
  return [dirname(path), path, `${path}-wal`, `${path}-shm`].filter((one) => existsSync(one)).some(isClosed);
}

function isClosed(path: string): boolean {
  try {
    accessSync(path, constants.R_OK | constants.W_OK);
    return false;
  } catch (error) {
    return /^E(?:ACCES|PERM)$/.test(codeOf(error));
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
