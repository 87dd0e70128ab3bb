import pg from 'pg';
import { APPEND_ONLY, refusalFor } from './append-only.ts';
import { isDatabaseAway } from './away.ts';
import { pendingMigrations } from './migrations.ts';
import { SEARCH } from './postgres-search.ts';
import { DatabaseAway, DatabaseRefused } from './refused.ts';

/** For pg_advisory_lock: replicas start together, one migrates, and the others find it done. */
const MIGRATING = 714_001;

const JOURNAL = `
  create schema if not exists drizzle;
  create table if not exists drizzle.__drizzle_migrations
    (id serial primary key, hash text not null, created_at bigint)`;

/** The lock is the session's: behind a pooler it must be a session pooler. */
export async function migrate(client: pg.ClientBase): Promise<void> {
  await client.query('set statement_timeout = 0; set idle_in_transaction_session_timeout = 0');
  const { rows } = await client.query<{ server_encoding: string }>('show server_encoding');
  if (rows[0]?.server_encoding !== 'UTF8')
    throw new DatabaseRefused(
      `The database must be made with UTF-8: create database … template template0 encoding 'UTF8' locale 'C.UTF-8'.`,
    );
  await client.query('select pg_advisory_lock($1)', [MIGRATING]);
  await client.query(JOURNAL);
  const done = await client.query<{ created_at: string }>(
    'select created_at from drizzle.__drizzle_migrations',
  );
  for (const migration of pendingMigrations(
    'postgres',
    done.rows.map((row) => Number(row.created_at)),
  )) {
    await client.query('begin');
    for (const statement of migration.sql) await client.query(statement);
    await client.query('insert into drizzle.__drizzle_migrations (hash, created_at) values ($1, $2)', [
      migration.hash,
      migration.folderMillis,
    ]);
    await client.query('commit');
  }
  await ensureSearch(client);
  for (const table of APPEND_ONLY) await ensureAppendOnly(client, table);
}

/** Adding a column locks its table even where it is there. */
async function ensureSearch(client: pg.ClientBase): Promise<void> {
  const known = await client.query(
    'select 1 from pg_attribute where attrelid = to_regclass($1) and attname = $2',
    [SEARCH.table, SEARCH.column],
  );
  if (known.rowCount !== 0) return;
  await client.query('begin');
  for (const statement of SEARCH.create) await client.query(statement);
  await client.query('commit');
}

/** Replacing a trigger locks its table, so it is made only where it is missing. */
async function ensureAppendOnly(client: pg.ClientBase, table: string): Promise<void> {
  const name = `${table}_append_only`;
  const known = await client.query(
    'select 1 from pg_trigger where tgname = $1 and tgrelid = to_regclass($2)',
    [name, table],
  );
  if (known.rowCount !== 0) return;
  await client.query(`
    create or replace function ${name}() returns trigger language plpgsql as
      $$ begin raise exception '${refusalFor(table)}'; end $$;
    create trigger ${name} before update or delete or truncate on ${table}
      for each statement execute function ${name}()`);
}

/** What is wrong with an address that would not open, for whoever starts the desk; never the address, it has a password. */
export function explained(error: unknown): unknown {
  if (error instanceof pg.DatabaseError) {
    if (error.code === '3D000' || error.code?.startsWith('28'))
      return new DatabaseRefused(`PostgreSQL does not let the desk in: ${error.message}.`);
    if (error.code === '42501')
      return new DatabaseRefused(`The PostgreSQL account may not make tables: ${error.message}.`);
  }
  if (!isDatabaseAway(error)) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'no answer';
  return new DatabaseAway(`PostgreSQL cannot be reached (${code}). Is DATABASE right, and the server up?`);
}
