import { fileURLToPath } from 'node:url';
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator';
import { DatabaseRefused } from './refused.ts';

/**
 * What is still to be done to a database in which these were done, each known by when it was written. Not
 * drizzle's own `migrate`: that takes a newer database for an up-to-date one.
 */
export function pendingMigrations(engine: 'sqlite' | 'postgres', done: readonly number[]): MigrationMeta[] {
  const migrationsFolder = fileURLToPath(new URL(`../../../drizzle/${engine}`, import.meta.url));
  const ours = readMigrationFiles({ migrationsFolder });
  const known = new Set(ours.map((migration) => migration.folderMillis));
  if (done.some((when) => !known.has(when)))
    throw new DatabaseRefused(
      'This database was last used by a newer Firstline. Start that version again, or restore a backup from before it.',
    );
  return ours.filter((migration) => !done.includes(migration.folderMillis));
}
