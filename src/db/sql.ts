import { type AnyColumn, Param, type SQL, sql } from 'drizzle-orm';
import type { Tables } from './schema/tables.ts';

/** The few phrases the query builder lacks and both engines understand. Only this file and engines/ write SQL. */

/** SQLite sorts missing values first and PostgreSQL last, unless told. */
export const nullsLast = (order: SQL): SQL => sql`${order} nulls last`;

/** `or`, which drizzle types as possibly nothing. */
export const either = (one: SQL, other: SQL): SQL => sql`(${one} or ${other})`;

/** As a partial index says it, and so the index is found: a bound `true` is not known when the query is planned. */
export const isTrue = (column: AnyColumn): SQL => sql`${column} = true`;

export const plusOne = (column: AnyColumn): SQL => sql`${column} + 1`;

/** Letters' case does not matter; `%` and `_` are themselves. */
export function contains(column: AnyColumn, words: string): SQL {
  const pattern = `%${words.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  return sql`lower(${column}) like ${pattern} escape '\\'`;
}

/** For the limit of a `statement`: given a bound one, SQLite prepares the statement anew on every call. */
export const exactly = (count: number): number => sql.raw(String(count)) as unknown as number;

/** The same for a limit that varies: SQLite does not look into a sum for how few rows are wanted. */
export const upTo = (count: SQL): number => sql`${count} + 0` as unknown as number;

/** Nothing that still waits stands before it in its lane. */
export const isFirstInLane = (outbox: Tables['outbox']): SQL => sql`not exists (
  select 1 from outbox as earlier
  where earlier.is_waiting = true and earlier.lane = ${outbox.lane} and earlier.id < ${outbox.id})`;

type Sorted = readonly [AnyColumn, AnyColumn];
type Place = readonly [Date, number];

/** Past this place in the order of two columns, which an index on both can begin at. */
export const comesAfter = ([a, b]: Sorted, [x, y]: Place): SQL =>
  sql`(${a}, ${b}) > (${new Param(x, a)}, ${y})`;

export const comesBefore = ([a, b]: Sorted, [x, y]: Place): SQL =>
  sql`(${a}, ${b}) < (${new Param(x, a)}, ${y})`;
