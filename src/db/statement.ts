import { Placeholder, type SQL } from 'drizzle-orm';
import type { Connection, Db } from './handles.ts';

/** Where the arguments of a statement go: `p.id` stands for the `id` it will be called with. */
export type Args<A> = { readonly [K in keyof A & string]: Placeholder<K, A[K]> & SQL<A[K]> };

type Called<A> = keyof A extends never ? [] : [args: A];

const byName = new Proxy({}, { get: (_, name) => new Placeholder(String(name)) });

let statements = 0;

/**
 * A query written once, built once, and prepared once for each connection, for what runs on every request: building
 * a query costs more than running it.
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
      prepared = connection.prepare(() => write(q, byName as Args<A>), name);
      ready.set(connection, prepared);
    }
    return prepared(args ?? {});
  };
}

/** What a list is asked for at a time: SQLite takes 32,766 arguments, and PostgreSQL 65,535. */
const LONGEST_PART = 1_024;

/**
 * A `statement` with a list, for a condition or for rows that are inserted:
 *
 *     const ticketsNumbered = listStatement((q: Db, p: Args<{ workspaceId: string }>, numbers: Listed<number>) =>
 *       q.select().from(q.tables.tickets)
 *         .where(and(eq(q.tables.tickets.workspaceId, p.workspaceId), inArray(q.tables.tickets.number, numbers))));
 *
 *     const tickets = await ticketsNumbered(tx, { workspaceId }, [142, 143]);
 *
 * It is prepared for lists of 1, 2, 4, 8 and so on, and one in between is filled up with its last value: that must
 * change nothing, as it does in `in`, and in an insert that leaves alone what is there. A value that is there twice
 * counts once, and nothing is asked for an empty list. A list of more than 1,024 is asked for part by part: so it is
 * nothing for `not in`, and whoever needs an order over all of it sorts what comes.
 */
export function listStatement<Q extends Db, A extends object, T, R>(
  write: (q: Q, p: Args<A>, list: Listed<T>) => PromiseLike<R>,
): (q: Q, args: A, list: readonly T[]) => Promise<FlatArray<R[], 1>[]> {
  const bySize = new Map<number, (q: Q, args: Record<string, unknown>) => Promise<R>>();

  function ofSize(size: number) {
    const known = bySize.get(size);
    if (known) return known;
    const run = statement((q: Q, p: Args<Record<string, unknown>>) => {
      const list = Array.from({ length: size }, (_, i) => p[String(i)]);
      return write(q, p as unknown as Args<A>, list as Listed<T>);
    });
    bySize.set(size, run);
    return run;
  }

  return async function run(q, args, list) {
    const wanted = [...new Set(list)];
    const answers: R[] = [];
    for (let from = 0; from < wanted.length; from += LONGEST_PART) {
      const part = wanted.slice(from, from + LONGEST_PART);
      const size = 2 ** Math.ceil(Math.log2(part.length));
      const filled = Array.from({ length: size }, (_, i) => part[Math.min(i, part.length - 1)]);
      answers.push(await ofSize(size)(q, { ...args, ...filled } as Record<string, unknown>));
    }
    return answers.flat();
  };
}

/** Where the values of a list go. */
export type Listed<T> = (Placeholder<string, T> & SQL<T>)[];
