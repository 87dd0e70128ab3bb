import { NodePgDatabase, NodePgSession } from 'drizzle-orm/node-postgres';
import { PgDialect } from 'drizzle-orm/pg-core';
import pg from 'pg';
import type { Queries } from '../schema/postgres-kit.ts';

/**
 * drizzle on this connection, with its errors as they come: drizzle wraps them in one whose message has every
 * parameter, people's words, which must not reach the log.
 */
export function queriesOn(client: pg.Pool | pg.PoolClient): Queries {
  const dialect = new PgDialect();
  const session = new NodePgSession<Record<string, never>, Record<string, never>>(client, dialect, undefined);
  const prepare = session.prepareQuery.bind(session);
  const prepareQuery = (...args: Parameters<typeof prepare>) =>
    Object.assign(prepare(...args), { queryWithCache: unwrapped });
  return new NodePgDatabase(dialect, Object.assign(session, { prepareQuery }), undefined);
}

function unwrapped(_text: string, _params: unknown, run: () => Promise<unknown>): Promise<unknown> {
  return run().catch(refuse);
}

/** Throws what the server said against a query, without the row it was wrong with. */
export function refuse(error: unknown): never {
  throw error instanceof pg.DatabaseError ? withoutRow(error) : error;
}

/** The message names what was wrong; these tell the row it was wrong with. */
const withoutRow = (error: pg.DatabaseError): pg.DatabaseError =>
  Object.assign(error, { detail: undefined, where: undefined });

const { TIMESTAMPTZ } = pg.types.builtins;

/** What comes as drizzle's columns take it: moments as text. */
export const TYPES: pg.CustomTypesConfig = {
  getTypeParser: (type, format) =>
    type === TIMESTAMPTZ ? (text: unknown) => text : pg.types.getTypeParser(type, format),
};
