import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Tx } from '../../src/db/handles.ts';
import { transact } from '../../src/db/transact.ts';
import { openTestSqlite } from '../support/engines.ts';
import { addTicket, fileTicket, keysOf } from './ticket-row.ts';

const WAITED = 'waited for something other than the database';

it('waits for nothing but the database, and lets the others of its group go on', async () => {
  const db = await openTestSqlite();
  const before = fileTicket(db, { sourceKey: 'before' });
  const slow = transact(db, async (tx) => {
    await addTicket(tx, { sourceKey: 'a' });
    await pause(5);
    await addTicket(tx, { sourceKey: 'b' });
  });
  const after = fileTicket(db, { sourceKey: 'after' });
  await expect(slow).rejects.toThrow(WAITED);
  await Promise.all([before, after]);
  await pause(10);
  expect(await keysOf(db)).toEqual(['before', 'after']);
});

it('lets nobody wait for one that never ends', async () => {
  const db = await openTestSqlite();
  const stuck = Array.from({ length: 5 }, () => transact(db, () => new Promise<never>(() => {})));
  const next = fileTicket(db, { sourceKey: 'next' });
  for (const one of stuck) await expect(one).rejects.toThrow(WAITED);
  await next;
});

it('refuses the rest of a body that went on after its turn, in whoever’s turn it wakes', async () => {
  const db = await openTestSqlite();
  let wake = () => {};
  const asleep = new Promise<void>((resolve) => {
    wake = resolve;
  });
  let late: unknown;
  const sleeper = transact(db, async (tx) => {
    await asleep;
    late = await addTicket(tx, { sourceKey: 'late' }).catch((error: unknown) => error);
  });
  const other = transact(db, async (tx) => {
    await addTicket(tx, { sourceKey: 'first' });
    wake();
    for (let i = 0; i < 20; i++) await Promise.resolve();
    await addTicket(tx, { sourceKey: 'second' });
  });
  await expect(sleeper).rejects.toThrow(WAITED);
  await other;
  expect(String(late)).toMatch(WAITED);
  expect(await keysOf(db)).toEqual(['first', 'second']);
});

it('is over when it is over, by every way of asking', async () => {
  const db = await openTestSqlite();
  const kept = await transact(db, async (tx) => tx);
  const { tickets } = kept.tables;
  const asked: ReadonlyArray<(tx: Tx) => PromiseLike<unknown>> = [
    async (tx) => addTicket(tx),
    async (tx) => tx.select().from(tickets),
    async (tx) => tx.selectDistinct().from(tickets),
    async (tx) =>
      tx
        .with(tx.$with('x').as(tx.select().from(tickets)))
        .select()
        .from(tickets),
    async (tx) => tx.$count(tickets),
    async (tx) => tx.update(tickets).set({ summary: 'x' }),
    async (tx) => tx.delete(tickets),
    async (tx) => tx.insert(tickets).values([]),
  ];
  for (const ask of asked) await expect(ask(kept)).rejects.toThrow('This transaction is over.');
});

it('refuses a query that was built in its transaction and run after it', async () => {
  const db = await openTestSqlite();
  const query = await transact(db, async (tx) => () => tx.select().from(tx.tables.tickets));
  expect(query).toThrow('This transaction is over.');
  const { query: built } = await transact(db, async (tx) => ({ query: tx.select().from(tx.tables.tickets) }));
  await expect(built).rejects.toThrow('This transaction is over.');
});
