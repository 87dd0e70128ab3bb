import type { Db } from '../../db/handles.ts';
import { findDead, listWaitingIn } from '../../db/outbox.ts';

/** What waits for GitHub, and until when. */
export interface Waiting {
  readonly until: Date;
  readonly why: string;
}

/** What keeps the next call of a lane from GitHub; undefined where nothing does. */
export async function waitingIn(db: Db, lane: string): Promise<Waiting | undefined> {
  const [first] = await listWaitingIn(db, lane);
  return first?.problem ? { until: first.nextAt, why: first.problem } : undefined;
}

/** Why an effect, such as `issue:12`, was refused for good; undefined where it was not. */
export async function refusalOf(db: Db, workspaceId: string, effect: string): Promise<string | undefined> {
  const dead = await findDead(db, workspaceId, effect);
  return dead && (dead.problem ?? 'no answer');
}
