import { and, desc, eq, inArray, lte } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database, Db, Tx } from '../../src/db/handles.ts';
import { listMemberIds, replaceMemberships } from '../../src/db/memberships.ts';
import { insertNew, insertReturning, insertRow, updateRow, upsertBy } from '../../src/db/rows.ts';
import { type Args, type Listed, listStatement, statement } from '../../src/db/statement.ts';
import { transact } from '../../src/db/transact.ts';
import { engines } from '../support/engines.ts';
import { addTicket, fileTicket, later, newTicket, noon } from './ticket-row.ts';

const ticketByNumber = statement((q: Db, p: Args<{ number: number }>) =>
  q.select().from(q.tables.tickets).where(eq(q.tables.tickets.number, p.number)),
);

const openBefore = statement((q: Db, p: Args<{ at: Date; isOpen: boolean; limit: number }>) => {
  const { tickets } = q.tables;
  return q
    .select({ number: tickets.number, filedAt: tickets.filedAt })
    .from(tickets)
    .where(and(lte(tickets.filedAt, p.at), eq(tickets.isOpen, p.isOpen)))
    .orderBy(desc(tickets.number))
    .limit(p.limit);
});

const resolve = statement((q: Tx, p: Args<{ number: number; at: Date | null }>) =>
  q
    .update(q.tables.tickets)
    .set({ resolvedAt: p.at })
    .where(eq(q.tables.tickets.number, p.number))
    .returning(),
);

const everyNumber = statement((q: Db) =>
  q.select({ number: q.tables.tickets.number }).from(q.tables.tickets),
);

const openAmong = listStatement((q: Db, p: Args<{ isOpen: boolean }>, numbers: Listed<number>) => {
  const { tickets } = q.tables;
  return q
    .select({ number: tickets.number })
    .from(tickets)
    .where(and(eq(tickets.isOpen, p.isOpen), inArray(tickets.number, numbers)))
    .orderBy(tickets.number);
});

const filedAt = listStatement((q: Db, _: Args<object>, times: Listed<Date>) =>
  q
    .select({ number: q.tables.tickets.number })
    .from(q.tables.tickets)
    .where(inArray(q.tables.tickets.filedAt, times)),
);

const upsertPlace = upsertBy('workspaceId', 'channelId');

const withLast = statement((q: Db) => {
  const { tickets, messages } = q.tables;
  return q
    .select({ number: tickets.number, ticket: tickets, message: messages })
    .from(tickets)
    .leftJoin(messages, eq(messages.ticketId, tickets.id));
});

describe.each(engines)('%s', (_engine, open) => {
  let db: Database;

  beforeEach(async () => {
    db = await open();
  });

  it('answers as the query would', async () => {
    const filed = await fileTicket(db, { number: 1 });
    await fileTicket(db, { number: 2, filedAt: later });
    expect(await ticketByNumber(db, { number: 1 })).toEqual([filed]);
    expect(await ticketByNumber(db, { number: 9 })).toEqual([]);
    expect(await everyNumber(db)).toEqual([{ number: 1 }, { number: 2 }]);
    expect(await openBefore(db, { at: noon, isOpen: true, limit: 5 })).toEqual([
      { number: 1, filedAt: noon },
    ]);
    expect(await openBefore(db, { at: later, isOpen: true, limit: 1 })).toEqual([
      { number: 2, filedAt: later },
    ]);
    expect(await openBefore(db, { at: later, isOpen: false, limit: 5 })).toEqual([]);
  });

  it('nests the rows of a join, and has null for one that is not there', async () => {
    const ticket = await fileTicket(db, { number: 1 });
    expect(await withLast(db)).toEqual([{ number: 1, ticket, message: null }]);
    const { tickets, messages } = db.tables;
    const same = await db
      .select({ number: tickets.number, ticket: tickets, message: messages })
      .from(tickets)
      .leftJoin(messages, eq(messages.ticketId, tickets.id));
    expect(await withLast(db)).toEqual(same);
  });

  it('takes dates, and missing ones', async () => {
    await fileTicket(db, { number: 1 });
    expect(await transact(db, (tx) => resolve(tx, { number: 1, at: later }))).toMatchObject([
      { resolvedAt: later },
    ]);
    expect(await transact(db, (tx) => resolve(tx, { number: 1, at: null }))).toMatchObject([
      { resolvedAt: null },
    ]);
  });

  it('sees a transaction’s own rows inside it, and is over with it', async () => {
    const kept = await transact(db, async (tx) => {
      await addTicket(tx, { number: 1 });
      expect(await ticketByNumber(tx, { number: 1 })).toHaveLength(1);
      expect(await ticketByNumber(db, { number: 1 })).toHaveLength(0);
      return tx;
    });
    expect(await ticketByNumber(db, { number: 1 })).toHaveLength(1);
    if (db.engine.name === 'sqlite')
      await expect(ticketByNumber(kept, { number: 1 })).rejects.toThrow('This transaction is over.');
  });

  it('is told apart from its own other calls, many at once', async () => {
    await Promise.all(Array.from({ length: 30 }, (_, i) => fileTicket(db, { number: i })));
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, number) => ticketByNumber(db, { number })),
    );
    expect(answers.map(([ticket]) => ticket?.number)).toEqual(Array.from({ length: 30 }, (_, i) => i));
  });

  it('inserts with what is given, and the defaults for the rest', async () => {
    const { tickets, inbox } = db.tables;
    const input = { workspaceId: 'T1', dedupeKey: 'k', state: 'open', receivedAt: noon } as const;
    const [ticket, first, again] = await transact(db, async (tx) => {
      await insertRow(tx, tickets, newTicket({ number: 7, resolvedAt: undefined }));
      return [
        await insertReturning(tx, tickets, newTicket({ number: 8, ownerId: null, resolvedAt: later })),
        await insertNew(tx, inbox, { ...input, body: null, nextAt: null }),
        await insertNew(tx, inbox, { ...input, body: { a: [1] } }),
      ];
    });
    expect(ticket).toMatchObject({
      number: 8,
      ownerId: null,
      resolvedAt: later,
      status: 'new',
      isOpen: true,
    });
    expect([first, again]).toEqual([true, false]);
    expect(await db.select().from(inbox)).toMatchObject([{ body: null, nextAt: null, attempts: 0 }]);
    const rows = await db
      .select()
      .from(tickets)
      .where(inArray(tickets.number, [7, 8]))
      .orderBy(tickets.number);
    expect(rows).toMatchObject([{ number: 7, resolvedAt: null, filedAt: noon }, ticket]);
  });

  it.each([0, 1, 2, 3, 5, 8, 13, 1_024, 1_025, 2_500])('answers for a list of %i', async (length) => {
    for (const number of [1, 2, 5, 1_030]) await fileTicket(db, { number });
    const list = Array.from({ length }, (_, i) => i);
    const expected = [1, 2, 5, 1_030].filter((number) => number < length).map((number) => ({ number }));
    expect(await openAmong(db, { isOpen: true }, list)).toEqual(expected);
    expect(await openAmong(db, { isOpen: true }, [...list, ...list].sort())).toHaveLength(expected.length);
    expect(await openAmong(db, { isOpen: false }, list)).toEqual([]);
  });

  it('takes a list of dates', async () => {
    await fileTicket(db, { number: 1 });
    await fileTicket(db, { number: 2, filedAt: later });
    const before = new Date(noon.getTime() - 1);
    expect(await filedAt(db, {}, [before, later, before])).toEqual([{ number: 2 }]);
  });

  it('inserts a list, in its order and once each', async () => {
    const people = Array.from({ length: 1_500 }, (_, i) => `U${(i * 7) % 1_500}`);
    await transact(db, async (tx) => {
      await replaceMemberships(tx, 'T1', 'C1', ['U9']);
      await replaceMemberships(tx, 'T1', 'C2', ['U8']);
      await replaceMemberships(tx, 'T1', 'C1', [...people, 'U3']);
    });
    expect(await listMemberIds(db, 'T1', 'C1')).toEqual(people);
    expect(await listMemberIds(db, 'T1', 'C2')).toEqual(['U8']);
    await transact(db, (tx) => replaceMemberships(tx, 'T1', 'C1', []));
    expect(await listMemberIds(db, 'T1', 'C1')).toEqual([]);
  });

  it('changes what is given of a row, and leaves the rest', async () => {
    const filed = await fileTicket(db, { number: 1, ownerId: 'U1' });
    const other = await fileTicket(db, { number: 2 });
    const changed = await transact(db, async (tx) => {
      await updateRow(tx, tx.tables.tickets, filed.id, { ownerId: null, resolvedAt: later });
      return updateRow(tx, tx.tables.tickets, filed.id, { isOpen: false, ownerId: undefined });
    });
    expect(changed).toEqual({ ...filed, ownerId: null, resolvedAt: later, isOpen: false });
    expect(await ticketByNumber(db, { number: 2 })).toEqual([other]);
    await expect(
      transact(db, (tx) => updateRow(tx, tx.tables.tickets, 99, { isOpen: false })),
    ).rejects.toThrow('no row');
  });

  it('writes a row or changes the one that has its key', async () => {
    const { channels } = db.tables;
    const row = { workspaceId: 'T1', channelId: 'C1', name: 'help', kind: 'public' } as const;
    await transact(db, async (tx) => {
      await upsertPlace(tx, channels, { ...row, isMember: true, readUpTo: '1.1' });
      await upsertPlace(tx, channels, { ...row, channelId: 'C2' });
      await upsertPlace(tx, channels, { ...row, name: 'desk', readUpTo: undefined, isShared: true });
      await upsertPlace(tx, channels, { ...row, kind: 'private', name: 'desk', readUpTo: null });
    });
    expect(await db.select().from(channels).orderBy(channels.channelId)).toMatchObject([
      { channelId: 'C1', name: 'desk', kind: 'private', isMember: true, isShared: true, readUpTo: null },
      { channelId: 'C2', name: 'help', kind: 'public', isMember: false, isShared: false, readUpTo: null },
    ]);
  });

  it('stops its transaction when it fails', async () => {
    await fileTicket(db, { sourceKey: 'same' });
    const ignored = transact(db, async (tx) => {
      await insertRow(tx, tx.tables.tickets, newTicket({ sourceKey: 'same' })).catch(() => {});
      await ticketByNumber(tx, { number: 1 }).catch(() => {});
    });
    await expect(ignored).rejects.toThrow();
  });
});
