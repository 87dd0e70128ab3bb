import { Column, is, Param, Placeholder, type SQL } from 'drizzle-orm';
import type { Connection, Db } from './handles.ts';

/** Where the arguments of a statement go: `p.id` stands for the `id` it will be called with. */
export type Args<A> = { readonly [K in keyof A & string]: Placeholder<K, A[K]> & SQL<A[K]> };

type Called<A> = keyof A extends never ? [] : [args: A];

const byName = new Proxy({}, { get: (_, name) => new Placeholder(String(name)) });

let statements = 0;

/**
 * A query written once and prepared once for each connection, for what runs on every request: building a query
 * costs more than running it.
 *
 *     const ticketByNumber = statement((q: Db, p: Args<{ number: number }>) =>
 *       q.select().from(q.tables.tickets).where(eq(q.tables.tickets.number, p.number)));
 *
 *     const [ticket] = await ticketByNumber(tx, { number: 142 });
 *
 * The text must be the same each time: no conditions that come and go, no lists. One that writes asks for a `Tx`.
 */
export function statement<Q extends Db, A extends object, R>(
  write: (q: Q, p: Args<A>) => PromiseLike<R>,
): (q: Q, ...args: Called<A>) => Promise<R> {
  const name = `firstline_${++statements}`;
  const ready = new WeakMap<Connection, (args: object) => R | PromiseLike<R>>();

  return async function run(q, args?) {
    const { connection } = q;
    let prepared = ready.get(connection);
    if (!prepared) {
      prepared = connection.prepare(write(q, byName as Args<A>), name);
      ready.set(connection, prepared);
    }
    return prepared(args ?? {});
  };
}

/** What the two dialects' query builders have in common, of what their types show. */
interface Preparable {
  prepare(name: string): { getQuery(): { sql: string; params: unknown[] }; execute(args: object): unknown };
}

type Arguments = Readonly<Record<string, unknown>>;

/** For the engines. `encode` turns a value that stands in a condition, where no column says what it is. */
export function prepareQuery(query: PromiseLike<unknown>, name: string, encode: (value: unknown) => unknown) {
  const prepared = (query as unknown as Preparable).prepare(name);
  const { sql, params } = prepared.getQuery();
  const fills = params.map((param) => fillFor(param, encode));

  function fill(args: object): unknown[] {
    for (let i = 0; i < fills.length; i++) params[i] = fills[i]?.(args as Arguments);
    return params;
  }
  return {
    sql,
    fill,
    /** drizzle would fill in the arguments too, but more slowly; it reads what `fill` left before this returns. */
    execute(args: object): unknown {
      fill(args);
      return prepared.execute({});
    },
  };
}

function fillFor(param: unknown, encode: (value: unknown) => unknown): (args: Arguments) => unknown {
  if (is(param, Placeholder)) return (args) => encode(args[param.name]);
  if (!is(param, Param) || !is(param.value, Placeholder)) return () => param;
  const { encoder, value: placeholder } = param;
  const { name } = placeholder;
  if (encoder.mapToDriverValue === Column.prototype.mapToDriverValue) return (args) => args[name];
  // Encoders were not made for a missing date or JSON value.
  return (args) => {
    const value = args[name];
    return value === null ? null : encoder.mapToDriverValue(value);
  };
}
