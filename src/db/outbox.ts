import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { and, asc, desc, eq, gt, inArray, lte, ne } from 'drizzle-orm';
import { v5 } from 'uuid';
import { type Delivery, RANK } from '../domain/delivery.ts';
import type { Db, Tx } from './handles.ts';
import { insertNew, insertRow } from './rows.ts';
import type { Tables } from './schema/tables.ts';
import { exactly, isFirstInLane, plusOne, upTo } from './sql.ts';
import { type Args, statement } from './statement.ts';

export type OutboxRow = Tables['outbox']['$inferSelect'];

export interface NewDelivery {
  readonly workspaceId: string;
  readonly lane: string;
  readonly rank: number;
  readonly delivery: Delivery;
}

const EFFECTS = '7d2c1f0e-52f3-4c39-9a3e-0d4f3f6a9b10';

/**
 * What the outside is given to know a row by: UUID v5 of its effect, the same on every machine and after every
 * restart. Not the key in the table, where neighbours in time are neighbours in the index and random ones are not.
 */
export const outsideKey = (row: Pick<OutboxRow, 'idemKey'>): string => v5(row.idemKey, EFFECTS);

/** Does nothing if the same effect, such as `acknowledge:12`, was written down before. */
export async function enqueue(tx: Tx, row: NewDelivery & { effect: string }, now: Date): Promise<void> {
  const { effect, ...delivery } = row;
  const idemKey = `${row.workspaceId}:${effect}`;
  await insertNew(tx, tx.tables.outbox, { ...delivery, idemKey, nextAt: now, enqueuedAt: now });
}

/** For what is drawn from the state at sending: does nothing while the same drawing waits last in its lane. */
export async function enqueueRedraw(tx: Tx, row: NewDelivery, now: Date, nextAt = now): Promise<void> {
  const last = await findLastPending(tx, row.lane);
  if (last && isDeepStrictEqual(last.delivery, row.delivery)) return;
  const idemKey = `${row.workspaceId}:redraw:${now.getTime()}:${randomUUID()}`;
  await insertRow(tx, tx.tables.outbox, { ...row, idemKey, nextAt, enqueuedAt: now });
}

const lastInLane = statement((q: Db, p: Args<{ lane: string }>) => {
  const { outbox } = q.tables;
  return q
    .select()
    .from(outbox)
    .where(and(eq(outbox.isWaiting, true), eq(outbox.lane, p.lane)))
    .orderBy(desc(outbox.id))
    .limit(exactly(1));
});

async function findLastPending(db: Db, lane: string): Promise<OutboxRow | undefined> {
  const [row] = await lastInLane(db, { lane });
  return row?.state === 'pending' && row.claims === 0 ? row : undefined;
}

const leaseRow = statement((q: Tx, p: Args<{ id: number; token: string; until: Date }>) => {
  const { outbox } = q.tables;
  return q
    .update(outbox)
    .set({ state: 'leased', leaseToken: p.token, nextAt: p.until, claims: plusOne(outbox.claims) })
    .where(eq(outbox.id, p.id));
});

/** What a process leaves leased behind when it ends; a claim looks past so many. */
const MOST_SUSPECTS = 20;

/** How many rows may be taken: of incidents, which have places of their own (INC-15), and of all others. */
export interface Room {
  readonly urgent: number;
  readonly others: number;
}

/**
 * Takes the first row of each lane that is due, incidents first. Nobody else is given them until `lease.until`;
 * what is then done with a row needs the token (fencing). A row whose lease is over comes as `leased`: whoever
 * had it may or may not have sent it. It is a suspect, since it may have ended its carrier: of these one at the
 * most is taken, or none.
 */
export async function claimOutbox(
  tx: Tx,
  lease: { token: string; now: Date; until: Date },
  room: Room,
  mayTakeSuspect = true,
): Promise<OutboxRow[]> {
  const due: OutboxRow[] = [];
  let suspects = mayTakeSuspect ? 1 : 0;
  const left = { ...room };
  for (const rank of Object.values(RANK)) {
    const place = rank === RANK.incident ? 'urgent' : 'others';
    if (left[place] === 0) continue;
    for (const row of await firstOfLanes(tx, { rank, now: lease.now, limit: left[place] + MOST_SUSPECTS })) {
      const isSuspect = row.claims > 0;
      if (left[place] === 0 || (isSuspect && suspects === 0)) continue;
      if (isSuspect) suspects--;
      left[place]--;
      due.push(row);
    }
  }
  const { token, until } = lease;
  for (const { id } of due) await leaseRow(tx, { id, token, until });
  return due.map((row) => ({ ...row, claims: row.claims + 1, leaseToken: lease.token }));
}

const firstOfLanes = statement((q: Db, p: Args<{ rank: number; now: Date; limit: number }>) => {
  const { outbox } = q.tables;
  return q
    .select()
    .from(outbox)
    .where(
      and(
        eq(outbox.isWaiting, true),
        eq(outbox.rank, p.rank),
        lte(outbox.nextAt, p.now),
        isFirstInLane(outbox),
      ),
    )
    .orderBy(asc(outbox.nextAt), asc(outbox.id))
    .limit(upTo(p.limit));
});

const wakeWorkspace = statement((q: Tx, p: Args<{ workspaceId: string; now: Date }>) => {
  const { outbox } = q.tables;
  const isAtRest = and(eq(outbox.isWaiting, true), ne(outbox.state, 'leased'));
  return q
    .update(outbox)
    .set({ nextAt: p.now })
    .where(and(eq(outbox.workspaceId, p.workspaceId), isAtRest));
});

/** What waited for something that has been put right is tried now. */
export async function returnToOutbox(tx: Tx, workspaceId: string, now: Date): Promise<void> {
  await wakeWorkspace(tx, { workspaceId, now });
}

const wakePending = statement((q: Tx, p: Args<{ lane: string; now: Date }>) => {
  const { outbox } = q.tables;
  return q
    .update(outbox)
    .set({ nextAt: p.now })
    .where(and(eq(outbox.isWaiting, true), eq(outbox.lane, p.lane), eq(outbox.state, 'pending')));
});

/** What waits in a lane, and was not tried yet, need not wait longer. */
export async function wakeLane(tx: Tx, lane: string, now: Date): Promise<void> {
  await wakePending(tx, { lane, now });
}

const claimed = statement((q: Db) => {
  const { outbox } = q.tables;
  return q
    .select({ id: outbox.id, claims: outbox.claims })
    .from(outbox)
    .where(and(eq(outbox.isWaiting, true), gt(outbox.claims, 0)));
});

/**
 * For the only process there is: what was claimed and not settled is of one that ended, and whether it was sent
 * nobody knows. `waitMs` tells how long a row rests from now on that was claimed so often.
 */
export async function returnAllLeases(tx: Tx, now: Date, waitMs: (claims: number) => number): Promise<void> {
  const { outbox } = tx.tables;
  for (const { id, claims } of await claimed(tx)) {
    const nextAt = new Date(now.getTime() + waitMs(claims));
    await tx.update(outbox).set({ state: 'ambiguous', leaseToken: null, nextAt }).where(eq(outbox.id, id));
  }
}

const atRestIn = statement((q: Db, p: Args<{ lane: string }>) => {
  const { outbox } = q.tables;
  return q
    .select()
    .from(outbox)
    .where(and(eq(outbox.isWaiting, true), eq(outbox.lane, p.lane), ne(outbox.state, 'leased')));
});

/** What waits in a lane and is in nobody's hands. */
export function listWaitingIn(db: Db, lane: string): Promise<OutboxRow[]> {
  return atRestIn(db, { lane });
}

/** What in a lane may have been sent, and nobody knows: it is on its way, or was not answered. */
export async function listUnclearIn(db: Db, lane: string): Promise<OutboxRow[]> {
  const { outbox } = db.tables;
  const isUnclear = inArray(outbox.state, ['leased', 'ambiguous']);
  return db
    .select()
    .from(outbox)
    .where(and(eq(outbox.isWaiting, true), eq(outbox.lane, lane), isUnclear))
    .orderBy(asc(outbox.id));
}

/** What was sent is forgotten in time. */
export async function findOutboxRow(db: Db, id: number): Promise<OutboxRow | undefined> {
  const { outbox } = db.tables;
  const [row] = await db.select().from(outbox).where(eq(outbox.id, id));
  return row;
}

/** What was to be sent for one effect, such as `issue:12`, where it is dead. */
export async function findDead(db: Db, workspaceId: string, effect: string): Promise<OutboxRow | undefined> {
  const { outbox } = db.tables;
  const [row] = await db
    .select()
    .from(outbox)
    .where(and(eq(outbox.idemKey, `${workspaceId}:${effect}`), eq(outbox.state, 'dead')));
  return row;
}

type Settled = Pick<OutboxRow, 'state' | 'claims' | 'failures' | 'nextAt' | 'problem'>;

const settleRow = statement((q: Tx, p: Args<Settled & { isWaiting: boolean; id: number; token: string }>) => {
  const { state, claims, failures, nextAt, problem, isWaiting } = p;
  const { outbox } = q.tables;
  return q
    .update(outbox)
    .set({ state, claims, failures, nextAt, problem, isWaiting, leaseToken: null })
    .where(and(eq(outbox.id, p.id), eq(outbox.leaseToken, p.token)))
    .returning({ id: outbox.id });
});

/** Writes what became of a claimed row. False, and nothing written, if the lease has gone to somebody else. */
export async function settle(
  tx: Tx,
  row: OutboxRow,
  change: Pick<Settled, 'state' | 'nextAt'> & Partial<Settled>,
): Promise<boolean> {
  const { id, claims, failures, problem, leaseToken } = row;
  const isWaiting = change.state !== 'sent' && change.state !== 'dead';
  const kept = { claims, failures, problem };
  const rows = await settleRow(tx, { ...kept, ...change, isWaiting, id, token: leaseToken ?? '' });
  return rows.length === 1;
}

const extendRow = statement((q: Tx, p: Args<{ id: number; token: string; until: Date }>) => {
  const { outbox } = q.tables;
  return q
    .update(outbox)
    .set({ nextAt: p.until })
    .where(and(eq(outbox.id, p.id), eq(outbox.leaseToken, p.token)));
});

/** Nothing happens if the lease has gone to somebody else. */
export async function extendLease(tx: Tx, row: OutboxRow, until: Date): Promise<void> {
  await extendRow(tx, { id: row.id, token: row.leaseToken ?? '', until });
}

const nextOfRank = statement((q: Db, p: Args<{ rank: number; now: Date }>) => {
  const { outbox } = q.tables;
  return q
    .select({ at: outbox.nextAt })
    .from(outbox)
    .where(and(eq(outbox.isWaiting, true), eq(outbox.rank, p.rank), gt(outbox.nextAt, p.now)))
    .orderBy(asc(outbox.nextAt))
    .limit(exactly(1));
});

/** When the next row that has to wait is due, for whoever sets a timer. */
export async function findNextDue(db: Db, now: Date): Promise<Date | undefined> {
  const times: Date[] = [];
  for (const rank of Object.values(RANK)) {
    const [row] = await nextOfRank(db, { rank, now });
    if (row) times.push(row.at);
  }
  return times.sort((a, b) => a.getTime() - b.getTime())[0];
}
