import type { Db } from '../../db/handles.ts';
import { findDead, listWaitingIn } from '../../db/outbox.ts';
import type { Delivery } from '../../domain/delivery.ts';

/** What waits for GitHub, and until when. */
export interface Waiting {
  readonly until: Date;
  readonly why: string;
}

const OPENING: readonly Delivery['kind'][] = ['issue.open', 'issue.track'];

/**
 * What keeps the next call of a lane from GitHub; undefined where nothing does. A webhook may tell of an issue before
 * its opening is tried again: `isThere`, and nothing is to be opened.
 */
export async function waitingIn(db: Db, lane: string, isThere: boolean): Promise<Waiting | undefined> {
  const rows = await listWaitingIn(db, lane);
  const first = rows.find(({ delivery }) => !isThere || !OPENING.includes(delivery.kind));
  return first?.problem ? { until: first.nextAt, why: first.problem } : undefined;
}

/** Why an effect, such as `issue:12`, was refused for good; undefined where it was not. */
export async function refusalOf(db: Db, workspaceId: string, effect: string): Promise<string | undefined> {
  const dead = await findDead(db, workspaceId, effect);
  return dead && (dead.problem ?? 'no answer');
}
