import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { APPEND_ONLY } from '../../src/db/engines/append-only.ts';
import * as postgres from '../../src/db/schema/postgres.ts';
import * as sqlite from '../../src/db/schema/sqlite.ts';
import { engines, openTestSqlite } from '../support/engines.ts';

it('shows drizzle-kit every table', () => {
  expect(Object.keys(sqlite)).toEqual(expect.arrayContaining(Object.keys(sqlite.sqliteTables)));
  expect(Object.keys(postgres)).toEqual(expect.arrayContaining(Object.keys(postgres.postgresTables)));
});

it('has as many migrations for one engine as for the other', () => {
  const numbers = (engine: string) =>
    readdirSync(`drizzle/${engine}`)
      .filter((file) => file.endsWith('.sql'))
      .map((file) => file.slice(0, 4));
  expect(numbers('sqlite')).toEqual(numbers('postgres'));
});

it.each(engines)('%s has every column: nobody forgot `npm run migrations`', async (_engine, open) => {
  const db = await open();
  for (const table of Object.values(db.tables)) await db.select().from(table).limit(1);
});

it('keeps append-only tables that exist', async () => {
  const db = await openTestSqlite();
  expect(Object.keys(db.tables).map((name) => name.replace(/[A-Z]/g, '_$&').toLowerCase())).toEqual(
    expect.arrayContaining([...APPEND_ONLY]),
  );
});
