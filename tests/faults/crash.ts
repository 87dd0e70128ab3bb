import type { Message } from '../../sandbox/server/protocol.ts';
import { openDatabase } from '../../src/db/open.ts';
import type { OutboxRow } from '../../src/db/outbox.ts';
import { countWaiting } from '../../src/db/outbox-watch.ts';
import { carrierOf } from '../../src/integrations/carrier.ts';
import { slackCalls } from '../../src/integrations/slack/calls.ts';
import { slackCarrier } from '../../src/integrations/slack/carry.ts';
import { makeLog } from '../../src/log.ts';
import type { Desk } from '../../src/services/desk.ts';
import { storeEvent } from '../../src/services/inbox/inputs.ts';
import { type Carrier, claimDue, deliver, nextDelivery } from '../../src/services/outbox/deliver-outbox.ts';
import { releaseLeases } from '../../src/services/outbox/watch-outbox.ts';
import type { Stage } from '../support/stage.ts';

/** The desk's database and its way to Slack, with nobody at work: a test does by hand what a process would. */
export interface ByHand {
  readonly desk: Desk;
  readonly workspaceId: string;
  readonly carry: Carrier;
  /** Takes what is due, as a process does that ends right afterwards. */
  claim(): Promise<OutboxRow[]>;
  /** Slack accepts it, and the process ends before it can write that down. */
  carryAndForget(row: OutboxRow): Promise<void>;
  close(): Promise<void>;
}

/** Ends the desk in good order, so that a test can go on by hand to the point where a process would be killed. */
export async function takeOver(stage: Stage): Promise<ByHand> {
  const { workspaceId, desk: running } = stage.running;
  await stage.running.drain();
  const db = await openDatabase(stage.config.database);
  const desk: Desk = { db, now: stage.clock.now, policy: running.policy };
  const callsFor = slackCalls(stage.config.slack, stage.clock.now, makeLog('silent'));
  const carry = carrierOf({
    slack: slackCarrier(callsFor, workspaceId),
    github: undefined,
    webhook: undefined,
  });
  return {
    desk,
    workspaceId,
    carry,
    claim: () => claimDue(desk, { urgent: 20, others: 20 }, true),
    carryAndForget: (row) => deliver(forgetful(desk), carry, row),
    close: () => db.close(),
  };
}

/** Slack tells of a message; it is stored, and the process ends before it is acknowledged and worked on. */
export async function leaveEvent({ desk, workspaceId }: ByHand, posted: Message): Promise<object> {
  const { channel, user, text, ts } = posted;
  const event = { type: 'message', channel, user, text, ts, event_ts: ts, channel_type: 'channel' };
  const body = { type: 'event_callback', team_id: workspaceId, event_id: 'Ev0LEFT', event };
  await storeEvent(desk, workspaceId, 'event:Ev0LEFT', body);
  return body;
}

/** Reads as the desk does; its transactions never come to an end. */
function forgetful(desk: Desk): Desk {
  const db = new Proxy(desk.db, {
    get: (target, name) => {
      if (name === 'begin') return () => Promise.reject(new Forgotten());
      const value = Reflect.get(target, name) as unknown;
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  return { ...desk, db };
}

export class Forgotten extends Error {
  override readonly name = 'Forgotten';
}

/**
 * Sends everything, and after each thing that Slack has accepted the process ends; its next life goes on. `most`: so
 * many of them alone, of the last of which nobody knows.
 */
export async function sendAllCrashing(
  stage: Stage,
  hand: ByHand,
  most = Number.POSITIVE_INFINITY,
): Promise<string[]> {
  const kinds: string[] = [];
  const forgotten = new Set<number>();
  for (;;) {
    for (const row of await hand.claim()) {
      if (kinds.length >= most) return kinds;
      if (forgotten.has(row.id)) {
        await deliver(hand.desk, hand.carry, row);
        continue;
      }
      kinds.push(row.delivery.kind);
      await hand.carryAndForget(row).then(
        () => undefined,
        (error: unknown) => {
          if (!(error instanceof Forgotten)) throw error;
          forgotten.add(row.id);
        },
      );
    }
    if ((await countWaiting(hand.desk.db)) === 0) return kinds;
    await releaseLeases(hand.desk);
    const next = await nextDelivery(hand.desk);
    if (next) stage.clock.advance(Math.max(next.getTime() - stage.clock.now().getTime(), 0));
  }
}
