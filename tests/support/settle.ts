import type { StandInGithub } from '../../sandbox/github/index.ts';
import type { EmbeddedSlack } from '../../sandbox/server/index.ts';
import type { Running } from '../../src/app.ts';
import { nextDelivery } from '../../src/services/outbox/deliver-outbox.ts';
import type { TestClock } from './clock.ts';

const LONGEST_PACE_MS = 30_000;

/** Resolves when everything that was set off has happened; the pace of posting passes by itself. */
export async function settle(
  slack: EmbeddedSlack,
  running: Running,
  clock: TestClock,
  github?: StandInGithub,
): Promise<void> {
  for (;;) {
    await slack.settled();
    await running.settled();
    await github?.settled();
    await slack.settled();
    const next = await nextDelivery(running.desk);
    const ms = next ? next.getTime() - clock.now().getTime() : Number.POSITIVE_INFINITY;
    if (ms > LONGEST_PACE_MS) return;
    clock.advance(Math.max(ms, 0));
    await running.tick();
  }
}
