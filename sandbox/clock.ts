import type { Running } from '../src/app.ts';
import { insertDue, listDue } from '../src/db/due.ts';
import { transact } from '../src/db/transact.ts';
import { READ_SLACK, TIDY } from '../src/services/desk/open-desk.ts';
import { READ_GITHUB } from '../src/services/escalation/read-on.ts';
import { nextDelivery } from '../src/services/outbox/deliver-outbox.ts';
import type { EmbeddedSlack } from './server/index.ts';

/** Runs at the pace of the real one; it only jumps, and only forwards. */
export interface BoxClock {
  readonly now: () => Date;
  jumpTo(at: number): void;
}

export function boxClock(startAt?: Date): BoxClock {
  let aheadMs = startAt ? startAt.getTime() - Date.now() : 0;
  const now = () => new Date(Date.now() + aheadMs);
  return {
    now,
    jumpTo: (at) => {
      aheadMs += Math.max(at - now().getTime(), 0);
    },
  };
}

/** What only looks after the desk itself is done once at the end, not for every hour on the way. */
const HOUSEKEEPING: readonly string[] = [READ_SLACK, READ_GITHUB, TIDY];
const SHORTEST_STEP_MS = 1_000;
const MOST_ROWS = 200;
/** More stops than any week has; whatever would go on for ever ends here. */
const MOST_STOPS = 2_000;

/**
 * Moves the time on and stops wherever something is due: a question goes out on Thursday, and what follows from it
 * happens on Tuesday, as if the days had passed.
 */
export async function passTime(
  slack: EmbeddedSlack,
  running: Running,
  clock: BoxClock,
  ms: number,
): Promise<void> {
  await quiet(slack, running);
  const end = clock.now().getTime() + ms;
  await putOffHousekeeping(running, new Date(end));
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    const next = await nextStop(running, clock.now(), end);
    clock.jumpTo(next);
    await running.tick();
    await quiet(slack, running);
    // Whoever looks on sees the days go by.
    await slack.clockMoved();
    if (next === end) break;
  }
}

async function putOffHousekeeping({ desk: { db } }: Running, end: Date): Promise<void> {
  const rows = (await listDue(db, end, MOST_ROWS)).filter(({ kind }) => HOUSEKEEPING.includes(kind));
  await transact(db, async (tx) => {
    for (const { workspaceId, kind, subject } of rows) {
      await insertDue(tx, { workspaceId, kind, subject, dueAt: end });
    }
  });
}

async function nextStop(running: Running, now: Date, end: number): Promise<number> {
  const rows = await listDue(running.desk.db, new Date(end), MOST_ROWS);
  const due = rows.find((row) => !HOUSEKEEPING.includes(row.kind))?.dueAt;
  const delivery = await nextDelivery(running.desk);
  const wanted = Math.min(due?.getTime() ?? end, delivery?.getTime() ?? end);
  return Math.min(Math.max(wanted, now.getTime() + SHORTEST_STEP_MS), end);
}

async function quiet(slack: EmbeddedSlack, running: Running): Promise<void> {
  await slack.settled();
  await running.settled();
  await slack.settled();
}
