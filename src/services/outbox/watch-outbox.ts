import { type InboxRow, listDeadInputs, reviveInput } from '../../db/inbox.ts';
import { type OutboxRow, returnAllLeases } from '../../db/outbox.ts';
import { findOldestWaiting, listOutbox, reviveDelivery } from '../../db/outbox-watch.ts';
import { transact } from '../../db/transact.ts';
import type { Desk, Store } from '../desk.ts';

export function findOldest(desk: Desk): Promise<Date | undefined> {
  return findOldestWaiting(desk.db);
}

/** How long a row rests whose carrier ended, by how often it was claimed. */
const RESTS_MS = [0, 0, 10_000];
const LONGEST_REST_MS = 60_000;

/**
 * At start, where one process has the database to itself: what it held when it ended may or may not have been
 * sent, so it is asked about now and not when the lease is over. What was held so again and again rests longer:
 * a process that is ended every few seconds, by whatever, must not take its deliveries with it. On PostgreSQL
 * another replica may hold them.
 */
export async function releaseLeases(desk: Desk): Promise<void> {
  if (desk.db.engine.name !== 'sqlite') return;
  const rest = (claims: number) => RESTS_MS[claims] ?? LONGEST_REST_MS;
  await transact(desk.db, (tx) => returnAllLeases(tx, desk.now(), rest));
}

export interface DeadLetters {
  readonly outgoing: readonly OutboxRow[];
  readonly incoming: readonly InboxRow[];
}

const MOST = 500;

/** What could not be sent, and what could not be worked on. */
export async function listDeadLetters(desk: Store): Promise<DeadLetters> {
  return { outgoing: await listOutbox(desk.db, 'dead', MOST), incoming: await listDeadInputs(desk.db) };
}

/** Gives a dead letter another life. False if there is no such one. */
export function retryDeadLetter(desk: Store, box: 'out' | 'in', id: number): Promise<boolean> {
  const now = desk.now();
  return transact(desk.db, (tx) => (box === 'out' ? reviveDelivery(tx, id, now) : reviveInput(tx, id, now)));
}
