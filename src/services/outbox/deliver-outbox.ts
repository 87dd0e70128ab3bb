import { randomUUID } from 'node:crypto';
import { claimOutbox, findNextDue, type OutboxRow, settle } from '../../db/outbox.ts';
import { transact } from '../../db/transact.ts';
import type { Outcome } from '../../domain/delivery.ts';
import { MOST_CLAIMS, settlementOf } from '../../domain/outbox/settlement.ts';
import type { Effect, Parcel } from '../../domain/parcel.ts';
import { UnknownPerson } from '../../domain/people/actor.ts';
import { knowPeople } from '../desk/know-people.ts';
import type { Desk } from '../desk.ts';
import { loadParcel } from './load-parcel.ts';
import { recordOutcome } from './record-outcome.ts';
import { findStranded, goOnDirectly, tellUndelivered } from './undelivered.ts';

/** What app.ts passes in: it draws a parcel, calls Slack, and says what came of it. It never throws. */
export type Carrier = (parcel: Parcel, effect: Effect) => Promise<Outcome>;

const LEASE_MS = 60_000;
const AT_ONCE = 20;

/** Sends what is due: the first of each lane. Resolves when those are settled; `isFull`: there may be more. */
export async function deliverOutbox(desk: Desk, carry: Carrier): Promise<{ sent: number; isFull: boolean }> {
  const now = desk.now();
  const lease = { token: randomUUID(), now, until: new Date(now.getTime() + LEASE_MS) };
  const rows = await transact(desk.db, (tx) => claimOutbox(tx, lease, AT_ONCE));
  await Promise.all(rows.map((row) => deliver(desk, carry, row)));
  return { sent: rows.length, isFull: rows.length === AT_ONCE };
}

/** When what has to wait is due. */
export function nextDelivery(desk: Desk): Promise<Date | undefined> {
  return findNextDue(desk.db, desk.now());
}

async function deliver(desk: Desk, carry: Carrier, row: OutboxRow): Promise<void> {
  if (row.claims > MOST_CLAIMS) {
    return finish(desk, row, { is: 'failed', why: `claimed ${MOST_CLAIMS} times without an answer` });
  }
  const loaded = await loadParcel(desk.db, row);
  if ('outcome' in loaded) return finish(desk, row, loaded.outcome);
  const effect = { key: row.idemKey, isUnclear: isUnclear(row), since: row.enqueuedAt };
  const outcome = await carry(loaded.parcel, effect);
  try {
    await finish(desk, row, outcome);
  } catch (error) {
    if (!(error instanceof UnknownPerson)) throw error;
    await lookUp(desk, carry, row.workspaceId, error.personId, effect);
    await finish(desk, row, outcome);
  }
}

/** An earlier try may have got through: its answer was lost, or whoever made it ended. */
const isUnclear = (row: OutboxRow): boolean => row.state !== 'pending';

/** The row and what follows from its answer, in one transaction; nothing if the lease has gone to another. */
function finish(desk: Desk, row: OutboxRow, outcome: Outcome): Promise<void> {
  return transact(desk.db, async (tx) => {
    const now = desk.now();
    const before = { failures: row.failures, isUnclear: isUnclear(row) };
    const settlement = settlementOf(before, outcome, now, Math.random());
    const stranded = await findStranded(tx, row, outcome);
    const again = { ...settlement, state: 'pending', nextAt: now } as const;
    const isOurs = await settle(tx, row, stranded ? again : settlement);
    if (!isOurs) return;
    if (stranded) return goOnDirectly(tx, stranded, now);
    if (settlement.state === 'dead') await tellUndelivered(tx, row, settlement.problem ?? 'no answer', now);
    await recordOutcome(tx, row, outcome, now);
  });
}

async function lookUp(
  desk: Desk,
  carry: Carrier,
  workspaceId: string,
  personId: string,
  effect: Effect,
): Promise<void> {
  const found = await carry({ kind: 'person.read', personId }, effect);
  if (found.is !== 'answered' || found.answer.of !== 'people') {
    throw new Error('Slack does not know somebody it named.');
  }
  await knowPeople(desk, workspaceId, found.answer.people);
}
