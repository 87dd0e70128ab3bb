import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/** Serialization failure and deadlock: the statement was right and the moment was wrong. */
const TRY_AGAIN: ReadonlyArray<string | undefined> = ['40001', '40P01'];
const TRIES = 20;

export async function withRetries<T>(run: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await run();
    } catch (error) {
      if (tries === TRIES || !TRY_AGAIN.includes(codeOf(error))) throw error;
      await pause(Math.random() * 2 ** Math.min(tries, 6));
    }
  }
}

/** One writer at a time for each key, as in SQLite, so that services may trust what they have read. Readers do not wait. */
export const oneAtATime = (key: number): string => `begin; select pg_advisory_xact_lock(${key})`;

const COMMIT = 'select pg_current_xact_id_if_assigned() is not null as wrote; commit';

/** Not drizzle's own: that loses the connection if BEGIN fails, and takes a COMMIT that rolled back for success. */
export async function inTransaction<T>(
  pool: pg.Pool,
  begin: string,
  body: (client: pg.PoolClient) => Promise<T>,
): Promise<{ result: T; wrote: boolean }> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(begin);
    const result = await body(client);
    return { result, wrote: await commit(client) };
  } catch (error) {
    await client.query('rollback').catch((lost: Error) => {
      broken = lost;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** True if there was something to commit. */
async function commit(client: pg.PoolClient): Promise<boolean> {
  const answers = await client.query(COMMIT).catch((error: unknown) => {
    if (codeOf(error) !== '25P02') throw error;
    throw new Error('A failed statement was ignored, so nothing was kept.');
  });
  const [asked] = answers as unknown as pg.QueryResult<{ wrote: boolean }>[];
  return asked?.rows[0]?.wrote === true;
}

export const codeOf = (error: unknown): string | undefined =>
  error instanceof pg.DatabaseError ? error.code : undefined;
