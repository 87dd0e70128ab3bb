import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { and, asc, desc, eq, gt, inArray, lt, lte, min } from 'drizzle-orm';
import { v5 } from 'uuid';
import { type Delivery, RANK } from '../domain/delivery.ts';
import type { Db, Tx } from './handles.ts';
import type { Tables } from './schema/tables.ts';
import { isFirstInLane, plusOne } from './sql.ts';

export type OutboxRow = Tables['outbox']['$inferSelect'];

export interface NewDelivery {
  readonly workspaceId: string;
  readonly lane: string;
  readonly rank: number;
  readonly delivery: Delivery;
}

/** UUID v5 of an effect: the same effect has the same key on every machine and after every restart. */
const EFFECTS = '7d2c1f0e-52f3-4c39-9a3e-0d4f3f6a9b10';

/** Does nothing if the same effect, such as `acknowledge:12`, was written down before. */
export async function enqueue(tx: Tx, row: NewDelivery & { effect: string }, now: Date): Promise<void> {
  const { effect, ...delivery } = row;
  await tx
    .insert(tx.tables.outbox)
    .values({
      ...delivery,
      idemKey: v5(`${row.workspaceId}:${effect}`, EFFECTS),
      nextAt: now,
      enqueuedAt: now,
    })
    .onConflictDoNothing();
}

/** For what is drawn from the state at sending: does nothing while the same drawing waits last in its lane. */
export async function enqueueRedraw(tx: Tx, row: NewDelivery, now: Date): Promise<void> {
  const last = await findLastPending(tx, row.lane);
  if (last && isDeepStrictEqual(last.delivery, row.delivery)) return;
  await tx.insert(tx.tables.outbox).values({ ...row, idemKey: randomUUID(), nextAt: now, enqueuedAt: now });
}

async function findLastPending(db: Db, lane: string): Promise<OutboxRow | undefined> {
  const { outbox } = db.tables;
  const [row] = await db
    .select()
    .from(outbox)
    .where(and(eq(outbox.isWaiting, true), eq(outbox.lane, lane)))
    .orderBy(desc(outbox.id))
    .limit(1);
  return row?.state === 'pending' && row.claims === 0 ? row : undefined;
}

/**
 * Takes the first row of each lane that is due, incidents first. Nobody else is given them until `lease.until`;
 * what is then done with a row needs the token (fencing). A row whose lease is over comes as `leased`: whoever
 * had it may or may not have sent it.
 */
export async function claimOutbox(
  tx: Tx,
  lease: { token: string; now: Date; until: Date },
  limit: number,
): Promise<OutboxRow[]> {
  const { outbox } = tx.tables;
  const due: OutboxRow[] = [];
  for (const rank of Object.values(RANK)) {
    if (due.length < limit) due.push(...(await listFirstOfLanes(tx, rank, lease.now, limit - due.length)));
  }
  if (due.length === 0) return [];
  await tx
    .update(outbox)
    .set({
      state: 'leased',
      leaseToken: lease.token,
      nextAt: lease.until,
      claims: plusOne(outbox.claims),
    })
    .where(
      inArray(
        outbox.id,
        due.map((row) => row.id),
      ),
    );
  return due.map((row) => ({ ...row, claims: row.claims + 1, leaseToken: lease.token }));
}

async function listFirstOfLanes(tx: Tx, rank: number, now: Date, limit: number): Promise<OutboxRow[]> {
  const { outbox } = tx.tables;
  return tx
    .select()
    .from(outbox)
    .where(
      and(eq(outbox.isWaiting, true), eq(outbox.rank, rank), lte(outbox.nextAt, now), isFirstInLane(outbox)),
    )
    .orderBy(asc(outbox.nextAt), asc(outbox.id))
    .limit(limit);
}

/** What waited for something that has been put right is tried now. */
export async function returnToOutbox(tx: Tx, workspaceId: string, now: Date): Promise<void> {
  const { outbox } = tx.tables;
  await tx
    .update(outbox)
    .set({ nextAt: now })
    .where(and(eq(outbox.workspaceId, workspaceId), eq(outbox.isWaiting, true), eq(outbox.state, 'pending')));
}

/** For the only process there is: every lease is of one that ended. */
export async function returnAllLeases(tx: Tx, now: Date): Promise<void> {
  const { outbox } = tx.tables;
  await tx
    .update(outbox)
    .set({ nextAt: now })
    .where(and(eq(outbox.isWaiting, true), eq(outbox.state, 'leased')));
}

/** Writes what became of a claimed row. False, and nothing written, if the lease has gone to somebody else. */
export async function settle(
  tx: Tx,
  row: OutboxRow,
  change: Partial<Tables['outbox']['$inferInsert']> & { state: OutboxRow['state'] },
): Promise<boolean> {
  const { outbox } = tx.tables;
  const isWaiting = change.state !== 'sent' && change.state !== 'dead';
  const rows = await tx
    .update(outbox)
    .set({ ...change, isWaiting, leaseToken: null })
    .where(and(eq(outbox.id, row.id), eq(outbox.leaseToken, row.leaseToken ?? '')))
    .returning({ id: outbox.id });
  return rows.length === 1;
}

/** When the next row that has to wait is due, for whoever sets a timer. */
export async function findNextDue(db: Db, now: Date): Promise<Date | undefined> {
  const { outbox } = db.tables;
  const times: Date[] = [];
  for (const rank of Object.values(RANK)) {
    const [row] = await db
      .select({ at: outbox.nextAt })
      .from(outbox)
      .where(and(eq(outbox.isWaiting, true), eq(outbox.rank, rank), gt(outbox.nextAt, now)))
      .orderBy(asc(outbox.nextAt))
      .limit(1);
    if (row) times.push(row.at);
  }
  return times.sort((a, b) => a.getTime() - b.getTime())[0];
}

export async function countWaiting(db: Db): Promise<number> {
  return db.$count(db.tables.outbox, eq(db.tables.outbox.isWaiting, true));
}

export async function findOldestWaiting(db: Db): Promise<Date | undefined> {
  const { outbox } = db.tables;
  const [row] = await db
    .select({ at: min(outbox.enqueuedAt) })
    .from(outbox)
    .where(eq(outbox.isWaiting, true));
  return row?.at ?? undefined;
}

export async function listOutbox(db: Db, state: OutboxRow['state'], limit: number): Promise<OutboxRow[]> {
  const { outbox } = db.tables;
  return db.select().from(outbox).where(eq(outbox.state, state)).orderBy(asc(outbox.id)).limit(limit);
}

/** Puts a dead row back at its place in its lane. False if there is no such dead row. */
export async function reviveDelivery(tx: Tx, id: number, now: Date): Promise<boolean> {
  const { outbox } = tx.tables;
  const rows = await tx
    .update(outbox)
    .set({ state: 'ambiguous', isWaiting: true, claims: 0, failures: 0, nextAt: now, problem: null })
    .where(and(eq(outbox.id, id), eq(outbox.state, 'dead')))
    .returning({ id: outbox.id });
  return rows.length === 1;
}

export async function deleteSent(tx: Tx, before: Date): Promise<void> {
  const { outbox } = tx.tables;
  await tx
    .delete(outbox)
    .where(and(eq(outbox.isWaiting, false), eq(outbox.state, 'sent'), lt(outbox.enqueuedAt, before)));
}
