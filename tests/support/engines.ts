import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { inject, onTestFinished } from 'vitest';
import { memoryFolder } from '../../sandbox/memory-folder.ts';
import { openPostgres } from '../../src/db/engines/postgres.ts';
import type { Database } from '../../src/db/handles.ts';
import { openDatabase } from '../../src/db/open.ts';

/** For `describe.each(engines)('%s', (name, open) => …)`; what `open` opens is closed when the test ends. */
export const engines: ReadonlyArray<readonly [Database['engine']['name'], () => Promise<Database>]> = [
  ['sqlite', openTestSqlite],
  ['postgres', openTestPostgres],
];

/**
 * For `it.each(deskDatabases)('… on %s', …)`, where a whole desk is tried: SQLite, or PostgreSQL in that mode of the
 * trials, which takes twice as long. None is named for SQLite, where a stage has its own.
 */
export const deskDatabases: ReadonlyArray<readonly [string, () => Promise<string | undefined>]> = inject(
  'isOnPostgres',
)
  ? [['postgres', () => testDatabase()]]
  : [['sqlite', async () => undefined]];

/** Migrated, empty, and the test's own. */
export async function openTestSqlite(): Promise<Database> {
  return closedAfterwards(await openDatabase(testFile()));
}

export async function openTestPostgres(): Promise<Database> {
  const address = await testDatabase();
  return closedAfterwards(await openPostgres(address, { max: 5 }));
}

export function closedAfterwards(db: Database): Database {
  onTestFinished(() => db.close());
  return db;
}

/** A folder that goes with the test. */
export function testFolder(): string {
  const folder = memoryFolder('firstline');
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** A copy of a SQLite file, by default a migrated one that is empty. Not `:memory:`, which only one connection can see. */
export function testFile(from = inject('sqliteTemplate')): string {
  const path = join(testFolder(), 'firstline.db');
  copyFileSync(from, path);
  return path;
}

let count = 0;

/** The address of a new database, migrated unless another `template` is named. */
export async function testDatabase(template = 'firstline_template'): Promise<string> {
  const name = `test_${process.pid}_${++count}`;
  await onServer(`create database ${name} template ${template} strategy file_copy`);
  onTestFinished(() => onServer(`drop database ${name} with (force)`));
  const address = new URL(inject('postgresAddress'));
  address.pathname = name;
  return address.href;
}

/** As whoever runs the server. */
export async function onServer(statement: string): Promise<void> {
  const client = new pg.Client(inject('postgresAddress'));
  await client.connect();
  await client.query(statement);
  await client.end();
}
