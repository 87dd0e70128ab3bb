import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';
import { bind, type Database, type Engine, type Tx } from '../handles.ts';
import { postgresTables as tables } from '../schema/postgres.ts';
import { Listeners } from './listeners.ts';
import { type Arguments, plansWith } from './plan.ts';
import { explained, migrate } from './postgres-migrate.ts';
import { queriesOn, refuse, TYPES } from './postgres-queries.ts';
import { ticketMatches, ticketMatchesAmongFew } from './postgres-search.ts';
import { codeOf, inTransaction, oneAtATime, withRetries } from './postgres-transaction.ts';
import { Turns } from './turns.ts';

const planOf = plansWith((value) => value);

/** For pg_advisory_xact_lock: whoever writes. */
const DESK = 714_002;

/** One writes and the next is at the lock already; the other connections are for readers. */
const WRITERS = 2;

const engine: Engine = {
  name: 'postgres',
  ticketMatches,
  ticketMatchesAmongFew,
  isUniqueViolation: (error) => codeOf(error) === '23505',
};

interface PostgresOptions {
  readonly max?: number;
  readonly writerKey?: number;
  readonly begin?: string;
}

export async function openPostgres(url: string, options: PostgresOptions = {}): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    connectionTimeoutMillis: 5_000,
    // A replica that freezes while it writes would hold everybody up.
    idle_in_transaction_session_timeout: 5_000,
    statement_timeout: 10_000,
  });
  // A lost connection fails the query that needed it; unheard, its event would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  try {
    await bringUpToDate(pool);
  } catch (error) {
    await pool.end();
    throw explained(error);
  }
  return databaseOn(pool, options.begin ?? oneAtATime(options.writerKey ?? DESK));
}

async function bringUpToDate(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await migrate(client);
  } finally {
    client.release(true); // and the lock with it
  }
}

function databaseOn(pool: pg.Pool, begin: string): Database {
  const listeners = new Listeners();
  const turns = new Turns(WRITERS);
  const running = new AsyncLocalStorage<true>();
  const known = new WeakMap<pg.PoolClient, Tx>();
  function txOn(client: pg.PoolClient): Tx {
    const tx = known.get(client) ?? boundTo(client);
    known.set(client, tx);
    return tx;
  }

  async function run<T>(body: (tx: Tx) => Promise<T>): Promise<T> {
    const { result, wrote } = await withRetries(() =>
      inTransaction(pool, begin, (client) => running.run(true, () => body(txOn(client)))),
    );
    if (wrote) listeners.call();
    return result;
  }

  let closed: Promise<void> | undefined;
  function close(): Promise<void> {
    closed ??= turns.close().then(() => pool.end());
    return closed;
  }

  return Object.assign(boundTo(pool), {
    async begin<T>(body: (tx: Tx) => Promise<T>): Promise<T> {
      // It would wait for the one it is inside of.
      if (running.getStore()) throw new Error('This is inside a transaction already: pass its tx on.');
      return turns.run(() => run(body));
    },
    close,
    onCommit: (listener: () => void) => listeners.add(listener),
    ping: async () => void (await pool.query('select 1')),
  });
}

function boundTo(client: pg.Pool | pg.PoolClient): Tx {
  function prepare<R>(write: () => PromiseLike<R>, name: string): (args: object) => Promise<R> {
    const { sql, fill, read } = planOf(write, name);
    const config = { name, text: sql, rowMode: 'array' as const, types: TYPES };
    return async (args) => {
      const result = await client.query<unknown[]>(config, fill(args as Arguments)).catch(refuse);
      return (read ? result.rows.map(read) : result) as R;
    };
  }
  return bind(queriesOn(client), { tables, engine, connection: { prepare } });
}
