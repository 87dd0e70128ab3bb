import { claimOpenInputs, insertOpenInput, markInputDone } from '../../db/inbox.ts';
import { transact } from '../../db/transact.ts';
import type { Desk } from '../desk.ts';

/** How long an event may take before the tick believes that nobody works on it. */
const RETRY_MS = 60_000;
const MOST_ATTEMPTS = 3;
const AT_ONCE = 20;

/** Before an event is acknowledged. False if Slack sent this very one before. */
export function storeEvent(
  desk: Desk,
  workspaceId: string,
  dedupeKey: string,
  body: Record<string, unknown>,
): Promise<boolean> {
  return transact(desk.db, (tx) => {
    const now = desk.now();
    const retryAt = new Date(now.getTime() + RETRY_MS);
    return insertOpenInput(tx, { workspaceId, dedupeKey }, body, now, retryAt);
  });
}

/** An event that asked for nothing, or whose work is done: it is not looked at again. */
export function finishEvent(desk: Desk, workspaceId: string, dedupeKey: string): Promise<boolean> {
  return transact(desk.db, (tx) => markInputDone(tx, { workspaceId, dedupeKey }));
}

/** The events nobody finished, to be worked on again; after three tries one is dead, and listed. */
export async function listUnfinished(desk: Desk): Promise<Record<string, unknown>[]> {
  const now = desk.now();
  const retryAt = new Date(now.getTime() + RETRY_MS);
  const rows = await transact(desk.db, (tx) => claimOpenInputs(tx, now, retryAt, MOST_ATTEMPTS, AT_ONCE));
  return rows.flatMap((row) => (row.body ? [row.body] : []));
}
