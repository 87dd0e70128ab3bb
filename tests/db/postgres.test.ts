import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import { expect, inject, it } from 'vitest';
import { openPostgres } from '../../src/db/engines/postgres.ts';
import { DatabaseRefused, openDatabase } from '../../src/db/open.ts';
import { transact } from '../../src/db/transact.ts';
import { closedAfterwards, openTestPostgres, testDatabase } from '../support/engines.ts';
import { addTicket, fileTicket, keysOf, newTicket } from './ticket-row.ts';

async function askOnce(address: string, statement: string): Promise<void> {
  const client = new pg.Client(address);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

it('lets replicas start on an empty database at the same moment', async () => {
  const address = await testDatabase('template0');
  const replicas = await Promise.all(Array.from({ length: 4 }, () => openPostgres(address, { max: 2 })));
  for (const db of replicas) closedAfterwards(db);
  await Promise.all(replicas.map((db) => fileTicket(db)));
  expect(await replicas[0]?.$count(replicas[0].tables.tickets)).toBe(4);
});

it('survives losing its connection in a transaction', async () => {
  const address = await testDatabase();
  const db = closedAfterwards(await openPostgres(address));
  const lost = transact(db, async (tx) => {
    await addTicket(tx, { sourceKey: 'a' });
    await askOnce(
      address,
      'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()',
    );
    await pause(20);
    await addTicket(tx, { sourceKey: 'b' });
  });
  await expect(lost).rejects.toThrow();
  await fileTicket(db, { sourceKey: 'c' });
  expect(await keysOf(db)).toEqual(['c']);
});

it('puts out a writer that froze, and the next goes on', async () => {
  const address = await testDatabase();
  const begin =
    'begin; select pg_advisory_xact_lock(714002); set local idle_in_transaction_session_timeout = 200';
  const frozen = closedAfterwards(await openPostgres(address, { begin }));
  const db = closedAfterwards(await openPostgres(address));
  let held = () => {};
  const holding = new Promise<void>((resolve) => {
    held = resolve;
  });
  const stuck = transact(frozen, async (tx) => {
    await addTicket(tx, { sourceKey: 'a' });
    held();
    await pause(600);
    await addTicket(tx, { sourceKey: 'b' });
  }).catch((error: unknown) => error);
  await holding;
  await fileTicket(db, { sourceKey: 'c' });
  expect(await stuck).toBeInstanceOf(Error);
  expect(await keysOf(db)).toEqual(['c']);
});

it('lets readers read while writers wait', async () => {
  const db = closedAfterwards(await openPostgres(await testDatabase(), { max: 3 }));
  let finish = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const writers = Array.from({ length: 20 }, () => transact(db, () => finished));
  expect(await db.$count(db.tables.tickets)).toBe(0);
  finish();
  await Promise.all(writers);
});

it('tries again where the moment was wrong', async () => {
  const db = await openTestPostgres();
  let tries = 0;
  await transact(db, async (tx) => {
    await addTicket(tx);
    if (++tries < 3) throw Object.assign(new pg.DatabaseError('deadlock', 0, 'error'), { code: '40P01' });
  });
  expect(tries).toBe(3);
  expect(await db.$count(db.tables.tickets)).toBe(1);
});

it('repeats nobody’s words in an error, reading or writing', async () => {
  const db = await openTestPostgres();
  const { tickets } = db.tables;
  const attempts = [
    () => db.select().from(tickets).where(sql`${tickets.number} = cast(${'secret'} as text)`),
    () => fileTicket(db, { description: 'secret\0' }),
    () =>
      transact(db, async (tx) =>
        tx.insert(tickets).values({ ...newTicket(), summary: sql`${'secret'} || 1 / 0` }),
      ),
  ];
  for (const attempt of attempts) {
    const error = await attempt().then(String, (thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(pg.DatabaseError);
    const { message, stack, detail, where } = error as pg.DatabaseError;
    expect([message, stack, detail, where].join()).not.toContain('secret');
  }
});

it('refuses an address that does not work with one line that keeps the password', async () => {
  const wrong = (change: (url: URL) => void) => {
    const url = new URL(inject('postgresAddress'));
    change(url);
    return openDatabase(url.href);
  };
  const { password } = new URL(inject('postgresAddress'));
  const attempts = [
    wrong((url) => {
      url.pathname = 'nowhere';
    }),
    wrong((url) => {
      url.password = 'sesame';
    }),
    wrong((url) => {
      url.port = '1';
    }),
  ];
  const messages = await Promise.all(
    attempts.map((attempt) => attempt.then(String, (error: unknown) => String(error))),
  );
  expect(messages).toEqual([
    'DatabaseRefused: PostgreSQL does not let the desk in: database "nowhere" does not exist.',
    expect.stringMatching(/^DatabaseRefused: PostgreSQL does not let the desk in: password/),
    'DatabaseAway: PostgreSQL cannot be reached (ECONNREFUSED). Is DATABASE right, and the server up?',
  ]);
  expect(messages.join()).not.toMatch(`${password}|sesame`);
});

it('refuses a database that is newer, or not in UTF-8', async () => {
  const newer = await testDatabase();
  await askOnce(
    newer,
    `insert into drizzle.__drizzle_migrations (hash, created_at) values ('x', 9999999999999)`,
  );
  await expect(openDatabase(newer)).rejects.toThrow(DatabaseRefused);
  const latin = await testDatabase(`template0 encoding 'LATIN1' locale_provider libc locale 'C'`);
  await expect(openDatabase(latin)).rejects.toThrow('must be made with UTF-8');
});

it('refuses TRUNCATE of what is append-only, and makes the trigger again where it is missing', async () => {
  const address = await testDatabase();
  await askOnce(address, 'drop trigger ticket_events_append_only on ticket_events');
  await askOnce(address, 'truncate ticket_events');
  await (await openDatabase(address)).close();
  await expect(askOnce(address, 'truncate ticket_events')).rejects.toThrow('tells what happened');
});
