import type { SQL } from 'drizzle-orm';
import type { Queries } from '#dialect';
import type { Queries as PostgresQueries } from './schema/postgres-kit.ts';
import type { Queries as SqliteQueries } from './schema/sqlite-kit.ts';
import type { Tables } from './schema/tables.ts';

/** How many of the newest matches are looked at; 2,000 where nothing is said. */
export interface Newest {
  readonly most: number;
  /** Where so many have the words themselves, what only starts with them may be left out. */
  readonly enough: number;
}

/** What the two engines say differently; each engine file has its own. */
export interface Engine {
  readonly name: 'sqlite' | 'postgres';
  /** True of the newest tickets that have, for each of these, a word starting with it; false if there are none. */
  ticketMatches(words: readonly string[], newest?: Newest): SQL;
  /** The same of every ticket; quick only where another condition leaves few, such as one requester's. */
  ticketMatchesAmongFew(words: readonly string[]): SQL;
  isUniqueViolation(error: unknown): boolean;
}

/** Where prepared statements live: it stays while transactions come and go. */
export interface Connection {
  prepare<R>(write: () => PromiseLike<R>, name: string): (args: object) => R | PromiseLike<R>;
}

export interface Bound {
  readonly tables: Tables;
  readonly engine: Engine;
  /** For `statement`. */
  readonly connection: Connection;
}

/** What a query that only reads asks for: committed rows outside a transaction, the transaction's own inside. */
export type Db = Bound & Pick<Queries, 'select' | 'selectDistinct' | '$with' | 'with' | '$count'>;

/** An open transaction. Nothing else can write. */
export type Tx = Db & Pick<Queries, 'insert' | 'update' | 'delete'>;

/** The desk's database, on either engine. */
export type Database = Db & {
  /** For `transact`; services call that. */
  begin<T>(body: (tx: Tx) => Promise<T>): Promise<T>;
  /** Waits for the transactions that were begun. */
  close(): Promise<void>;
  /** Called after every commit that wrote something. Returns how to stop. */
  onCommit(listener: () => void): () => void;
  /** Rejects if the database cannot be read. */
  ping(): Promise<void>;
};

/** The other cast (see schema/tables.ts): from here on nobody asks which engine it is. */
export function bind(queries: SqliteQueries | PostgresQueries, bound: Bound): Tx {
  return Object.assign(queries as Queries, bound);
}
