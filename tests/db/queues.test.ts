import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/db/handles.ts';
import type { QueueFilter } from '../../src/db/queue-plan.ts';
import { countQueue, listLoads, listQueue, type QueueFrom } from '../../src/db/queues.ts';
import { insertTerm } from '../../src/db/terms.ts';
import { transact } from '../../src/db/transact.ts';
import type { QueuePlace } from '../../src/domain/ticket/queue.ts';
import { engines } from '../support/engines.ts';
import { type NewTicket, newTicket, noon } from './ticket-row.ts';

const at = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);
const LISTED = 5;

type Labelled = NewTicket & { readonly labels: readonly number[] };

/** The same in plain words, over all tickets: what the queries are held against. */
function expected(rows: readonly Labelled[], filter: QueueFilter): number[] {
  const { requesterId, isOpen, ownerId, isDue, isWaiting, isSnoozed, priority, type, componentId, groupKey } =
    filter;
  const isIn = (row: Labelled) =>
    (filter.labelIds ?? []).every((id) => row.labels.includes(id)) &&
    (requesterId !== undefined ? row.requesterId === requesterId && (!isOpen || row.isOpen) : row.isOpen) &&
    (ownerId === undefined || (row.ownerId ?? null) === ownerId) &&
    (!isDue || row.nextDueAt) &&
    (!filter.dueBy || (row.nextDueAt && row.nextDueAt <= filter.dueBy)) &&
    (!filter.requesterIds || filter.requesterIds.includes(row.requesterId)) &&
    (!isWaiting || row.status === 'waiting on requester') &&
    (isSnoozed === undefined || row.isSnoozed === isSnoozed) &&
    (!priority || row.priority === priority) &&
    (!type || row.type === type) &&
    (!componentId || row.componentId === componentId) &&
    (groupKey === undefined || (row.groupKey ?? null) === groupKey);
  const due = (row: NewTicket) =>
    requesterId === undefined && filter.labelIds === undefined ? row.nextDueAt?.getTime() : undefined;
  return rows
    .filter(isIn)
    .sort((a, b) => {
      const [x, y] = [due(a) ?? Number.POSITIVE_INFINITY, due(b) ?? Number.POSITIVE_INFINITY];
      if (x !== y) return x - y;
      return due(a) === undefined ? b.number - a.number : a.number - b.number;
    })
    .map((row) => row.number);
}

/** Every page from the first on, and then back again. */
async function pages(db: Database, filter: QueueFilter): Promise<{ there: number[]; back: number[] }> {
  const there: number[] = [];
  const back: number[] = [];
  let last: QueuePlace | null = null;
  let from: QueueFrom | undefined;
  do {
    const page = await listQueue(db, 'T1', filter, LISTED, from);
    there.push(...page.tickets.map((ticket) => ticket.number));
    last = page.previous;
    from = page.next ? { place: page.next, direction: 'next' } : undefined;
    if (!from) back.unshift(...page.tickets.map((ticket) => ticket.number));
  } while (from);
  while (last) {
    const page = await listQueue(db, 'T1', filter, LISTED, { place: last, direction: 'previous' });
    const numbers = page.tickets.map((ticket) => ticket.number).filter((number) => !back.includes(number));
    back.unshift(...numbers);
    last = page.previous;
  }
  return { there, back };
}

const row = fc.record({
  ownerId: fc.constantFrom(null, 'U1', 'U2'),
  requesterId: fc.constantFrom('U8', 'U9'),
  nextDueAt: fc.constantFrom(null, at(-5), at(5), at(9)),
  isSnoozed: fc.boolean(),
  priority: fc.constantFrom(null, 'P1' as const, 'P3' as const),
  type: fc.constantFrom(null, 'defect' as const),
  componentId: fc.constantFrom(null, 7),
  groupKey: fc.constantFrom(null, 'content'),
  labels: fc.subarray([1, 2]),
  status: fc.constantFrom('in progress' as const, 'waiting on requester' as const, 'closed' as const),
});

const given = fc.record({
  requesterId: fc.constantFrom('U8'),
  isOpen: fc.constant(true as const),
  ownerId: fc.constantFrom(null, 'U1'),
  isDue: fc.constant(true),
  dueBy: fc.constantFrom(at(-5), at(5), at(6)),
  requesterIds: fc.subarray(['U8', 'U9']),
  isWaiting: fc.constant(true),
  isSnoozed: fc.boolean(),
  priority: fc.constantFrom('P1' as const),
  type: fc.constantFrom('defect' as const),
  componentId: fc.constantFrom(7),
  groupKey: fc.constantFrom(null, 'content'),
  labelIds: fc.subarray([1, 2], { minLength: 1 }),
});
type Given = typeof given extends fc.Arbitrary<infer T> ? T : never;

const KEYS: readonly (keyof Given)[] = [
  ...(['requesterId', 'isOpen', 'ownerId', 'isDue', 'dueBy', 'requesterIds', 'isWaiting'] as const),
  ...(['isSnoozed', 'priority', 'type', 'componentId', 'groupKey', 'labelIds'] as const),
];

/** Of more than a few at once hardly any ticket is left, and every query is right about none. */
const filter: fc.Arbitrary<QueueFilter> = fc
  .tuple(given, fc.subarray([...KEYS], { maxLength: 3 }))
  .map(([all, keys]) => Object.fromEntries(keys.map((key) => [key, all[key]])));

describe.each(engines)('%s', (_, open) => {
  let db: Database;
  beforeEach(async () => {
    db = await open();
    for (const name of ['blocked', 'unknown customer']) {
      const term = { workspaceId: 'T1', kind: 'label', name, key: name } as const;
      await transact(db, (tx) => insertTerm(tx, term));
    }
  });

  async function fill(rows: readonly Partial<Labelled>[]): Promise<Labelled[]> {
    const { tickets, ticketLabels } = db.tables;
    const filled = rows.map((one, index) => ({
      ...newTicket(one),
      id: index + 1,
      labels: one.labels ?? [],
      number: index + 1,
      isOpen: one.status !== 'closed',
      statusBeforeWait: one.status === 'waiting on requester' ? ('in progress' as const) : null,
    }));
    await transact(db, async (tx) => tx.delete(ticketLabels));
    await transact(db, async (tx) => tx.delete(tickets));
    for (let i = 0; i < filled.length; i += 500) {
      await transact(db, async (tx) => tx.insert(tickets).values(filled.slice(i, i + 500)));
    }
    const labelled = filled.flatMap(({ id, labels }) =>
      labels.map((termId) => ({ workspaceId: 'T1', ticketId: id, termId })),
    );
    if (labelled.length > 0) await transact(db, async (tx) => tx.insert(ticketLabels).values(labelled));
    return filled;
  }

  it('pages every list and filter in one order, there and back, and counts what it pages', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 40 }),
        fc.array(filter, { minLength: 4, maxLength: 4 }),
        async (rows, filters) => {
          const filled = await fill(rows);
          for (const one of filters) {
            const numbers = expected(filled, one);
            const { there, back } = await pages(db, one);
            expect(there).toEqual(numbers);
            expect(back).toEqual(numbers);
            expect(await countQueue(db, 'T1', one, 1000)).toBe(numbers.length);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('lists what has two labels newest first', async () => {
    await fill(Array.from({ length: 9 }, (_, n) => ({ labels: n === 4 ? [1] : [1, 2] })));
    expect(await pages(db, { labelIds: [1, 2] })).toEqual({
      there: [9, 8, 7, 6, 4, 3, 2, 1],
      back: [9, 8, 7, 6, 4, 3, 2, 1],
    });
  });

  it('counts how much lies with whom, and how much of it is late', async () => {
    const theirs = { ownerId: 'U1', nextDueAt: at(-1) };
    await fill([theirs, { ownerId: 'U1' }, { nextDueAt: at(1) }, { ownerId: 'U2', status: 'closed' }]);
    expect(await listLoads(db, 'T1', noon)).toEqual([
      { ownerId: 'U1', open: 2, late: 1 },
      { ownerId: null, open: 1, late: 0 },
    ]);
  });

  it('looks through so many tickets for a rare mixture, says so, and goes on from there', async () => {
    const many = Array.from({ length: 2_100 }, (_, index) => ({
      priority: 'P1' as const,
      ownerId: index === 10 ? null : 'U1',
      nextDueAt: null,
    }));
    await fill(many);
    const rare = { ownerId: null, priority: 'P1' } as const;
    const first = await listQueue(db, 'T1', rare, LISTED);
    expect(first).toMatchObject({ tickets: [], isCutShort: true });
    const from = { place: first.next as QueuePlace, direction: 'next' } as const;
    const second = await listQueue(db, 'T1', rare, LISTED, from);
    expect(second.tickets.map((ticket) => ticket.number)).toEqual([11]);
    expect(second).toMatchObject({ isCutShort: false, next: null });
  });

  it('finds words among a requester’s own tickets, and among all but sensitive ones for staff', async () => {
    await fill([
      { summary: 'Lost map', requesterId: 'U8' },
      { summary: 'Lost map of Oslo', requesterId: 'U9', ownerId: 'U1' },
      { summary: 'Lost map, secret', requesterId: 'U9', isSensitive: true },
      { summary: 'Found map', requesterId: 'U8', status: 'closed' },
    ]);
    const numbers = async (one: QueueFilter) =>
      (await listQueue(db, 'T1', one, LISTED)).tickets.map((ticket) => ticket.number);
    expect(await numbers({ text: 'lost MAP' })).toEqual([2, 1]);
    expect(await numbers({ text: 'lost map', ownerId: 'U1' })).toEqual([2]);
    expect(await numbers({ text: 'map', requesterId: 'U8' })).toEqual([4, 1]);
    expect(await numbers({ text: '...' })).toEqual([]);
  });
});
