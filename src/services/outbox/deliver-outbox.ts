import { createHash, randomUUID } from 'node:crypto';
import {
  claimOutbox,
  extendLease,
  findNextDue,
  type OutboxRow,
  outsideKey,
  type Room,
  settle,
} from '../../db/outbox.ts';
import { transact } from '../../db/transact.ts';
import { RANK } from '../../domain/delivery.ts';
import { MOST_CLAIMS, settlementOf } from '../../domain/outbox/settlement.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { Effect, Parcel } from '../../domain/parcel.ts';
import type { Desk } from '../desk.ts';
import { noteWaiting } from '../escalation/github-trouble.ts';
import { isTracking } from '../incident/load-tracked.ts';
import { finishKnowing } from './finish-knowing.ts';
import { loadParcel } from './load-parcel.ts';
import { recordOutcome } from './record-outcome.ts';
import { findStranded, goOnDirectly, tellUndelivered } from './undelivered.ts';

/** What app.ts passes in: it draws a parcel, calls Slack, and says what came of it. It never throws. */
export type Carrier = (parcel: Parcel, effect: Effect) => Promise<Outcome>;

export const LEASE_MS = 60_000;

/** Takes what is due, the first of each lane. `mayTakeSuspect`: one of those whose carrier did not come back. */
export function claimDue(desk: Desk, room: Room, mayTakeSuspect: boolean): Promise<OutboxRow[]> {
  const now = desk.now();
  const lease = { token: randomUUID(), now, until: new Date(now.getTime() + LEASE_MS) };
  return transact(desk.db, (tx) => claimOutbox(tx, lease, room, mayTakeSuspect));
}

/** When what has to wait is due. */
export function nextDelivery(desk: Desk): Promise<Date | undefined> {
  return findNextDue(desk.db, desk.now());
}

/** Sends one that was claimed, and writes down what came of it. */
export async function deliver(desk: Desk, carry: Carrier, row: OutboxRow): Promise<void> {
  const settled = (outcome: Outcome) => finish(desk, row, outcome);
  if (row.claims > MOST_CLAIMS) {
    return settled({ is: 'failed', why: `claimed ${MOST_CLAIMS} times without an answer` });
  }
  const loaded = await loadParcel(desk, row);
  if ('outcome' in loaded) return settled(loaded.outcome);
  const effect = {
    key: outsideKey(row),
    isUnclear: isUnclear(row),
    since: row.enqueuedAt,
    isUrgent: isUrgent(row) || isTracking(row.delivery),
  };
  const outcome = await carry(loaded.parcel, effect);
  await finishKnowing(desk, carry, row, effect, outcome, settled);
}

/** Whoever carries it is still at it: a long upload, many pages. */
export function keepLease(desk: Desk, row: OutboxRow): Promise<void> {
  const until = new Date(desk.now().getTime() + LEASE_MS);
  return transact(desk.db, (tx) => extendLease(tx, row, until));
}

/** Gives back what is under way at the end of the process; a late answer then counts no more. */
export function letGo(desk: Desk, rows: readonly OutboxRow[]): Promise<void> {
  return transact(desk.db, async (tx) => {
    for (const row of rows) await settle(tx, row, { state: 'ambiguous', claims: 0, nextAt: desk.now() });
  });
}

/** Of an incident, which waits behind nothing else (INC-15). */
export const isUrgent = (row: OutboxRow): boolean => row.rank === RANK.incident;

/** An earlier try may have got through: its answer was lost, or whoever made it ended. */
const isUnclear = (row: OutboxRow): boolean => row.state !== 'pending';

/** From 0 to 1, by its lane: what failed together spreads, and a trial can be repeated. */
const jitterOf = ({ lane }: OutboxRow): number =>
  createHash('sha256').update(lane).digest().readUInt32BE() / 2 ** 32;

/** The row and what follows from its answer, in one transaction; nothing if the lease has gone to another. */
function finish(desk: Desk, row: OutboxRow, outcome: Outcome): Promise<void> {
  return transact(desk.db, async (tx) => {
    const now = desk.now();
    const before = { failures: row.failures, isUnclear: isUnclear(row), isUrgent: isUrgent(row) };
    const settlement = settlementOf(before, outcome, now, jitterOf(row));
    const stranded = await findStranded(tx, row, outcome);
    const again = { ...settlement, state: 'pending', nextAt: now } as const;
    const isOurs = await settle(tx, row, stranded ? again : settlement);
    if (!isOurs) return;
    if (stranded) return goOnDirectly(tx, stranded, now);
    if (settlement.state === 'dead')
      await tellUndelivered(tx, desk.policy, row, settlement.problem ?? 'no answer', now);
    await noteWaiting(tx, row, outcome, settlement.nextAt, now);
    await recordOutcome(tx, desk.policy, row, outcome, now);
  });
}
