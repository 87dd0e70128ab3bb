import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../../src/db/open.ts';
import { startPostgres } from './postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A server with a database `firstline_template`, migrated and empty. */
    postgresAddress: string;
    /** The mode `postgres`, see vitest.config.ts. */
    isOnPostgres: boolean;
    /** A SQLite file, migrated and empty. */
    sqliteTemplate: string;
  }
}

/** Once for a run; each test then has a copy, since migrating takes longer than most tests. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  const sqliteTemplate = join(server.folder, 'template.db');
  try {
    await (await openDatabase(sqliteTemplate)).close();
    await (await openDatabase(await createTemplate(server.address))).close();
  } catch (error) {
    await server.stop();
    throw error;
  }
  project.provide('sqliteTemplate', sqliteTemplate);
  project.provide('postgresAddress', server.address);
  return () => server.stop();
}

async function createTemplate(server: string): Promise<string> {
  const client = new pg.Client(server);
  await client.connect();
  await client.query(`create database firstline_template template template0 locale 'C.UTF-8'`);
  await client.end();
  const address = new URL(server);
  address.pathname = 'firstline_template';
  return address.href;
}
