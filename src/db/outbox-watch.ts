import { and, asc, eq, lt, min } from 'drizzle-orm';
import type { Db, Tx } from './handles.ts';
import type { OutboxRow } from './outbox.ts';
import { type Args, statement } from './statement.ts';

/** The outbox as those see it who look after it; what fills and empties it is in outbox.ts. */

export async function countWaiting(db: Db): Promise<number> {
  return db.$count(db.tables.outbox, eq(db.tables.outbox.isWaiting, true));
}

const oldestWaiting = statement((q: Db) => {
  const { outbox } = q.tables;
  return q
    .select({ at: min(outbox.enqueuedAt) })
    .from(outbox)
    .where(eq(outbox.isWaiting, true));
});

export async function findOldestWaiting(db: Db): Promise<Date | undefined> {
  const [row] = await oldestWaiting(db);
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

const removeSent = statement((q: Tx, p: Args<{ before: Date }>) => {
  const { outbox } = q.tables;
  const isSent = and(eq(outbox.isWaiting, false), eq(outbox.state, 'sent'));
  return q.delete(outbox).where(and(isSent, lt(outbox.enqueuedAt, p.before)));
});

export async function deleteSent(tx: Tx, before: Date): Promise<void> {
  await removeSent(tx, { before });
}
