import { claimOpenInput, insertOpenInput, markInputDone, returnOpenInputs } from '../../db/inbox.ts';
import { transact } from '../../db/transact.ts';
import type { Desk } from '../desk.ts';

/** How long an event may take before the tick believes that nobody works on it. */
const RETRY_MS = 60_000;
const MOST_ATTEMPTS = 3;
const REST_MS = 10_000;
const MOMENT_MS = 5_000;

/**
 * Before an event is acknowledged. False if Slack sent this very one before. `later`: nobody works on it now, the
 * tick will in a moment.
 */
export function storeEvent(
  desk: Desk,
  workspaceId: string,
  dedupeKey: string,
  body: Record<string, unknown>,
  isLeftFor: 'now' | 'later' = 'now',
): Promise<boolean> {
  return transact(desk.db, (tx) => {
    const now = desk.now();
    const nextAt = isLeftFor === 'now' ? retryAt(now) : new Date(now.getTime() + MOMENT_MS);
    return insertOpenInput(tx, { workspaceId, dedupeKey }, body, now, nextAt);
  });
}

/** An event that asked for nothing, or whose work is done: it is not looked at again. */
export function finishEvent(desk: Desk, workspaceId: string, dedupeKey: string): Promise<boolean> {
  return transact(desk.db, (tx) => markInputDone(tx, { workspaceId, dedupeKey }));
}

/**
 * The oldest event nobody finished, to be worked on again. One at a time: it may end the process, and only its
 * own attempt must count then. After three it is dead, and listed.
 */
export async function takeUnfinished(desk: Desk): Promise<Record<string, unknown> | undefined> {
  const now = desk.now();
  const row = await transact(desk.db, (tx) => claimOpenInput(tx, now, retryAt(now), MOST_ATTEMPTS));
  return row?.body ?? undefined;
}

/**
 * At start, where one process has the database to itself: nobody works on these any more. An event that has been
 * begun again before waits its time, since a process may be ended again and again through no fault of the event.
 */
export async function releaseInputs(desk: Desk): Promise<void> {
  if (desk.db.engine.name !== 'sqlite') return;
  const now = desk.now();
  await transact(desk.db, (tx) => returnOpenInputs(tx, now, new Date(now.getTime() + REST_MS)));
}

const retryAt = (now: Date): Date => new Date(now.getTime() + RETRY_MS);
