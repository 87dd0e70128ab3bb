import type Sqlite from 'better-sqlite3';
import type { MigrationMeta } from 'drizzle-orm/migrator';
import { APPEND_ONLY, refusalFor } from './append-only.ts';
import { pendingMigrations } from './migrations.ts';
import { SEARCH } from './sqlite-search.ts';

const JOURNAL = '__drizzle_migrations';

const APPEND_ONLY_TRIGGERS = APPEND_ONLY.flatMap((table) =>
  ['update', 'delete'].map(
    (change) =>
      `trigger ${table}_no_${change} before ${change} on ${table} begin select raise(abort, '${refusalFor(table)}'); end`,
  ),
);

/** Refuses a newer database. */
export function pending(connection: Sqlite.Database): MigrationMeta[] {
  const isNew = !connection.prepare(`select 1 from sqlite_master where name = '${JOURNAL}'`).get();
  const done = isNew ? [] : connection.prepare(`select created_at from ${JOURNAL}`).pluck().all();
  return pendingMigrations('sqlite', done.map(Number));
}

/** Foreign keys are off meanwhile: SQLite changes a table by dropping it, and dropping deletes the children. */
export function migrate(writer: Sqlite.Database, migrations: readonly MigrationMeta[]): void {
  writer.pragma('foreign_keys = OFF');
  writer.exec(
    `create table if not exists ${JOURNAL} (id integer primary key, hash text not null, created_at numeric)`,
  );
  // A migration may have to change what nobody else may.
  for (const trigger of APPEND_ONLY_TRIGGERS) writer.exec(`drop trigger if exists ${nameOf(trigger)}`);
  const note = writer.prepare(`insert into ${JOURNAL} (hash, created_at) values (?, ?)`);
  for (const { sql, hash, folderMillis } of migrations) {
    inTransaction(writer, () => {
      for (const statement of sql) writer.exec(statement);
      const broken = writer.pragma('foreign_key_check') as unknown[];
      if (broken.length > 0) throw new Error(`A migration left ${broken.length} rows pointing at nothing.`);
      note.run(hash, folderMillis);
    });
  }
  writer.pragma('foreign_keys = ON');
}

/** What migrations leave out, as it should be now; the search index is made again where it may have missed a change. */
export function ensureTriggers(writer: Sqlite.Database): void {
  const missing = (wanted: readonly string[]) => wanted.filter((object) => !exists(writer, object));
  const search = missing([SEARCH.table, ...SEARCH.triggers]);
  const others = missing(APPEND_ONLY_TRIGGERS);
  if (search.length + others.length === 0) return;

  inTransaction(writer, () => {
    for (const object of [...search, ...others]) {
      const [kind] = object.split(' ', 1);
      writer.exec(
        `drop ${kind === 'virtual' ? 'table' : kind} if exists ${nameOf(object)}; create ${object}`,
      );
    }
    if (search.length > 0) writer.exec(`insert into tickets_search (tickets_search) values ('rebuild')`);
  });
}

const nameOf = (object: string): string => /(?:trigger|table) (\w+)/.exec(object)?.[1] ?? '';

/** As it is wanted, and not as an earlier version made it. */
function exists(writer: Sqlite.Database, object: string): boolean {
  const made = writer.prepare('select sql from sqlite_master where name = ?').pluck().get(nameOf(object));
  return String(made).toLowerCase() === `create ${object}`.toLowerCase();
}

function inTransaction(writer: Sqlite.Database, work: () => void): void {
  writer.exec('begin immediate');
  try {
    work();
    writer.exec('commit');
  } finally {
    if (writer.inTransaction) writer.exec('rollback');
  }
}
