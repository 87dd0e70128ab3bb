import { asc, avg, count, desc, eq, max, sum } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database, Tx } from '../../src/db/handles.ts';
import { insertRow } from '../../src/db/rows.ts';
import type { Tables } from '../../src/db/schema/tables.ts';
import { contains, nullsLast, plusOne } from '../../src/db/sql.ts';
import { transact } from '../../src/db/transact.ts';
import { engines } from '../support/engines.ts';
import { addTicket, fileTicket, findTicket, keysOf, later, newTicket, noon } from './ticket-row.ts';

/** What a service may rely on, whichever engine it is. */
describe.each(engines)('%s', (engine, open) => {
  let db: Database;

  beforeEach(async () => {
    db = await open();
    expect(db.engine.name).toBe(engine);
  });

  const eventOf = (ticketId: number, detail = {}): Tables['ticketEvents']['$inferInsert'] => ({
    workspaceId: 'T1',
    ticketId,
    actorId: 'U1',
    door: 'form',
    kind: 'filed',
    detail,
    at: noon,
  });
  const input = (dedupeKey: string): Tables['inbox']['$inferInsert'] => ({
    workspaceId: 'T1',
    dedupeKey,
    state: 'open',
    receivedAt: noon,
  });
  const failed = (error: unknown) => error;

  it('gives back what it was given', async () => {
    const words = { summary: "Ünï 🧯 'quoted' \\ %", description: 'two\nlines\t"and" $1 ? :x' };
    const filed = await fileTicket(db, { ...words, sourceKey: 'k', isPrivate: true });
    expect(filed).toMatchObject({ ...words, id: 1, status: 'new', isPrivate: true, isSensitive: false });
    expect(filed).toMatchObject({ filedAt: noon, resolvedAt: null, ownerId: null });
    expect(await findTicket(db, 1)).toEqual(filed);

    const change = { isSensitive: true, resolvedAt: later, status: 'resolved' } as const;
    const { tickets } = db.tables;
    await transact(db, async (tx) => tx.update(tickets).set(change).where(eq(tickets.id, 1)));
    expect(await findTicket(db, 1)).toEqual({ ...filed, ...change });
    expect(await db.$count(tickets, eq(tickets.isSensitive, true))).toBe(1);
  });

  it('keeps JSON as it was, and big integers as numbers', async () => {
    const detail = {
      n: 1.5,
      big: 2 ** 53 - 1,
      none: null,
      list: [1, 'two', { three: true }],
      text: '1',
      b: 1,
      a: 2,
    };
    await transact(db, async (tx) => {
      const { id } = await addTicket(tx, { number: 5_000_000_000 });
      await insertRow(tx, tx.tables.ticketEvents, eventOf(id, detail));
    });
    const { ticketEvents, tickets } = db.tables;
    expect((await db.select().from(ticketEvents))[0]?.detail).toEqual(detail);
    expect((await db.select().from(tickets))[0]?.number).toBe(5_000_000_000);
  });

  it('counts and adds up alike', async () => {
    await fileTicket(db, { filedAt: noon });
    await fileTicket(db, { filedAt: later });
    const { tickets } = db.tables;
    const [row] = await db
      .select({ n: count(), last: max(tickets.filedAt), sum: sum(tickets.id), mean: avg(tickets.id) })
      .from(tickets);
    expect(row).toEqual({ n: 2, last: later, sum: '3', mean: expect.any(String) });
    expect(Number(row?.mean)).toBe(1.5);
    expect(await db.$count(tickets)).toBe(2);
    expect(await db.$count(tickets, eq(tickets.id, 1))).toBe(1);
  });

  it('orders missing values last when told', async () => {
    for (const resolvedAt of [later, null, noon]) await fileTicket(db, { resolvedAt });
    const { tickets } = db.tables;
    const ids = async (order: Parameters<typeof nullsLast>[0]) =>
      (await db.select({ id: tickets.id }).from(tickets).orderBy(nullsLast(order))).map((row) => row.id);
    expect(await ids(asc(tickets.resolvedAt))).toEqual([3, 1, 2]);
    expect(await ids(desc(tickets.resolvedAt))).toEqual([1, 3, 2]);
  });

  it('orders words alike', async () => {
    for (const summary of ['b', 'A', 'a', 'B', 'é', 'Z', '_']) await fileTicket(db, { summary });
    const { tickets } = db.tables;
    const rows = await db.select({ s: tickets.summary }).from(tickets).orderBy(tickets.summary);
    expect(rows.map((row) => row.s)).toEqual(['A', 'B', 'Z', '_', 'a', 'b', 'é']);
  });

  it('finds text whatever its case', async () => {
    await fileTicket(db, { summary: 'ÉCLAIR is 100% down' });
    await fileTicket(db, { summary: 'eclair is 100 x down' });
    const { tickets } = db.tables;
    const found = async (words: string) =>
      (await db.select().from(tickets).where(contains(tickets.summary, words)).orderBy(tickets.id)).map(
        (t) => t.id,
      );
    expect(await found('éclair')).toEqual([1]);
    expect(await found('100%')).toEqual([1]);
    expect(await found('IS 100')).toEqual([1, 2]);
    expect(await found('a_r')).toEqual([]);
  });

  it('enforces what points where', async () => {
    const orphan = transact(db, (tx) => insertRow(tx, tx.tables.ticketEvents, eventOf(99)));
    await expect(orphan).rejects.toThrow(/foreign key/i);
    const { id } = await fileTicket(db);
    await transact(db, (tx) => insertRow(tx, tx.tables.ticketEvents, eventOf(id)));
    const { tickets } = db.tables;
    const parent = transact(db, async (tx) => tx.delete(tickets).where(eq(tickets.id, id)));
    await expect(parent).rejects.toThrow(/foreign key/i);
  });

  it('PRV-2 adds to what happened, and neither changes nor deletes it', async () => {
    const { ticketEvents } = db.tables;
    const { id } = await fileTicket(db);
    await transact(db, (tx) => insertRow(tx, ticketEvents, eventOf(id)));
    const rule = 'ticket_events tells what happened: rows are added, never changed or deleted';
    await expect(transact(db, async (tx) => tx.update(ticketEvents).set({ kind: 'x' }))).rejects.toThrow(
      rule,
    );
    await expect(transact(db, async (tx) => tx.delete(ticketEvents))).rejects.toThrow(rule);
    expect(await db.select().from(ticketEvents)).toMatchObject([{ kind: 'filed' }]);
  });

  it('knows a row that is there already, and does not repeat its words', async () => {
    await fileTicket(db, { sourceKey: 'same' });
    const error = await fileTicket(db, { sourceKey: 'same' }).catch(failed);
    expect(db.engine.isUniqueViolation(error)).toBe(true);
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toMatch(/same|hero image/);
    expect(db.engine.isUniqueViolation(new Error('x'))).toBe(false);
  });

  it('skips or changes a row that is there already', async () => {
    const { inbox } = db.tables;
    await transact(db, async (tx) => {
      const target = [inbox.workspaceId, inbox.dedupeKey];
      const first = await tx.insert(inbox).values(input('k')).onConflictDoNothing().returning();
      const second = await tx.insert(inbox).values(input('k')).onConflictDoNothing({ target }).returning();
      const third = await tx
        .insert(inbox)
        .values(input('k'))
        .onConflictDoUpdate({ target, set: { attempts: plusOne(inbox.attempts), nextAt: later } })
        .returning();
      expect([first.length, second.length]).toEqual([1, 0]);
      expect(third).toEqual([{ ...first[0], attempts: 1, nextAt: later }]);
    });
  });

  it('keeps nothing of a transaction that threw', async () => {
    const thrown = transact(db, async (tx) => {
      await addTicket(tx);
      throw new Error('no');
    });
    await expect(thrown).rejects.toThrow('no');
    expect(await keysOf(db)).toEqual([]);
    await expect(transact(db, () => Promise.reject(new Error('at once')))).rejects.toThrow('at once');
  });

  it('keeps nothing when a failed statement is ignored, and refuses the next one', async () => {
    await fileTicket(db, { sourceKey: 'same' });
    let next: unknown;
    const swallowed = transact(db, async (tx) => {
      await addTicket(tx);
      await addTicket(tx, { sourceKey: 'same' }).catch(failed);
      next = await addTicket(tx).catch(failed);
    });
    await expect(swallowed).rejects.toThrow();
    expect(next).toBeInstanceOf(Error);
    expect(await keysOf(db)).toEqual(['same']);
    await fileTicket(db);
  });

  it('shows a transaction its own rows, and others none of them until the end', async () => {
    await transact(db, async (tx) => {
      await addTicket(tx);
      expect(await tx.$count(tx.tables.tickets)).toBe(1);
      expect(await db.$count(db.tables.tickets)).toBe(0);
    });
    expect(await db.$count(db.tables.tickets)).toBe(1);
  });

  it('refuses a transaction inside another', async () => {
    await expect(transact(db, () => transact(db, async () => 1))).rejects.toThrow('pass its tx on');
    await fileTicket(db);
  });

  it('files every one of a hundred at once', async () => {
    const filed = await Promise.all(Array.from({ length: 100 }, () => fileTicket(db)));
    expect(new Set(filed.map((ticket) => ticket.id)).size).toBe(100);
    expect(await db.$count(db.tables.tickets)).toBe(100);
  });

  it('loses no update that reads before it writes', async () => {
    const { inbox } = db.tables;
    await transact(db, (tx) => insertRow(tx, inbox, input('k')));
    const bump = async (tx: Tx) => {
      const [row] = await tx.select({ attempts: inbox.attempts }).from(inbox);
      await tx.update(inbox).set({ attempts: (row?.attempts ?? 0) + 1 });
    };
    await Promise.all(Array.from({ length: 100 }, () => transact(db, bump)));
    expect((await db.select().from(inbox))[0]?.attempts).toBe(100);
  });

  it('leaves gaps in its ids and never gives one twice', async () => {
    await transact(db, async (tx) => tx.insert(tx.tables.inbox).values([input('a'), input('b')]));
    const { inbox } = db.tables;
    await transact(db, async (tx) => tx.delete(inbox));
    await transact(db, (tx) => insertRow(tx, inbox, input('c')));
    expect((await db.select().from(inbox))[0]?.id).toBe(3);
  });

  it('tells of a commit that wrote, and of no other', async () => {
    let heard = 0;
    const stop = db.onCommit(() => heard++);
    await fileTicket(db);
    await transact(db, async (tx) => tx.select().from(tx.tables.tickets));
    await transact(db, async (tx) => addTicket(tx).then(() => Promise.reject(new Error('no')))).catch(failed);
    expect(heard).toBe(1);
    stop();
    await fileTicket(db);
    expect(heard).toBe(1);
  });

  it('says whether it can be read', async () => {
    await db.ping();
    const other = await open();
    await other.close();
    await expect(other.ping()).rejects.toThrow();
  });

  it('begins nothing after it was closed, and ends what was begun', async () => {
    const begun = Promise.all(Array.from({ length: 10 }, () => fileTicket(db)));
    const closed = db.close();
    await expect(fileTicket(db)).rejects.toThrow('The database is closed.');
    expect(await begun).toHaveLength(10);
    await closed;
  });

  it('inserts many rows in one statement', async () => {
    const rows = Array.from({ length: 300 }, () => newTicket());
    await transact(db, async (tx) => tx.insert(tx.tables.tickets).values(rows));
    expect(await db.$count(db.tables.tickets)).toBe(300);
  });
});
