import type { LedgerEntry } from '../../sandbox/server/index.ts';
import { countWaiting } from '../../src/db/outbox-watch.ts';
import { nextDelivery } from '../../src/services/outbox/deliver-outbox.ts';
import { MINUTE_MS } from '../support/clock.ts';
import type { Stage } from '../support/stage.ts';

/** What the ledger holds, as the fault tests ask about it. */

/** Messages Slack accepted, whether or not the desk learned so. */
export const acceptedPosts = (stage: Stage): LedgerEntry[] =>
  stage.slack.ledger.calls('chat.postMessage').filter((call) => call.ok);

export const keyOf = (call: LedgerEntry): string => JSON.stringify(call.args.metadata);

/** Those that Slack holds twice, by the key they carry or by what they say where. */
export function twice(stage: Stage): string[] {
  const posts = acceptedPosts(stage);
  const words = posts.map(({ args }) =>
    JSON.stringify([args.channel, args.thread_ts, args.text, args.blocks]),
  );
  const files = stage.slack.ledger
    .calls('files.completeUploadExternal')
    .filter((call) => call.ok)
    .map(({ args }) => JSON.stringify([args.channel_id, args.thread_ts, titles(args.files)]));
  return [...repeated(posts.map(keyOf)), ...repeated(words), ...repeated(files)];
}

function titles(files: unknown): unknown {
  const list = (typeof files === 'string' ? JSON.parse(files) : files) as { title?: string }[];
  return list.map((file) => file.title);
}

function repeated(list: readonly string[]): string[] {
  const seen = new Set<string>();
  return list.filter((one) => seen.has(one) || !seen.add(one));
}

const MOST_WAITS = 2_000;

/** As long as it takes, back-offs and all, until nothing waits to be sent. */
export async function settleWholly(stage: Stage): Promise<void> {
  for (let waits = 0; waits < MOST_WAITS; waits++) {
    await stage.settle();
    if ((await countWaiting(stage.running.desk.db)) === 0) return;
    const next = await nextDelivery(stage.running.desk);
    const ms = next ? next.getTime() - stage.clock.now().getTime() : MINUTE_MS;
    await stage.pass(Math.max(ms, 1));
  }
  throw new Error('Something waits for ever.');
}
