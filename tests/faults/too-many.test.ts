import { expect, it } from 'vitest';
import type { LedgerEntry } from '../../sandbox/server/index.ts';
import { Pacer } from '../../src/integrations/slack/pacing.ts';
import { MINUTE_MS, SECOND_MS } from '../support/clock.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { acceptedPosts, settleWholly, twice } from './slack-record.ts';

const RETRY_AFTER_S = 45;

/** Calls that reached Slack, whatever it said. */
const postsTo = (stage: Stage, channel: string): LedgerEntry[] =>
  stage.slack.ledger.calls('chat.postMessage').filter(({ args }) => args.channel === channel);

it('R8 after a 429 a channel hears nothing until it may, the others go on, and order is kept', async () => {
  const stage = await openStage();
  const help = stage.slack.channel('heron-help').id;
  const triage = stage.slack.channel('desk-triage').id;
  stage.slack.faults.inject({
    kind: 'ratelimited',
    method: 'chat.postMessage',
    channel: help,
    retryAfter: RETRY_AFTER_S,
    times: 3,
  });
  for (let n = 1; n <= 12; n++) await stage.as('maya').post('#heron-help', `Map ${n} is empty.`);
  await settleWholly(stage);

  const asked = postsTo(stage, help);
  const refusals = asked.filter(({ ok }) => !ok);
  expect(refusals).toHaveLength(3);
  for (const refusal of refusals) {
    const early = asked.filter(({ at }) => {
      const ms = at.getTime() - refusal.at.getTime();
      return ms > 0 && ms < RETRY_AFTER_S * SECOND_MS;
    });
    expect(early).toEqual([]);
  }
  const lastRefusal = Math.max(...refusals.map(({ at }) => at.getTime()));
  const cards = postsTo(stage, triage).filter(({ args }) => !args.thread_ts);
  expect(cards).toHaveLength(12);
  expect(cards.every(({ at }) => at.getTime() < lastRefusal)).toBe(true);
  expect(asked.filter(({ ok }) => ok)).toHaveLength(12);
  expect(twice(stage)).toEqual([]);
});

it('R8 one thread’s messages keep their order through refusals and lost answers', async () => {
  const stage = await openStage();
  const { faults } = stage.slack;
  const { ts } = await stage.as('ben').post('#heron-help', 'Search finds nothing.');
  await stage.settle();
  const method = 'chat.postMessage';
  faults.inject({ kind: 'ratelimited', method, retryAfter: 5, probability: 0.2 });
  faults.inject({ kind: 'lost_reply', method, probability: 0.2 });
  faults.inject({ kind: 'server_error', method, probability: 0.2 });
  for (let n = 1; n <= 15; n++) {
    await stage.as('ben').post('#heron-help', `Line ${n} of the log.`, ts);
    // Slack tells in no order what is written at once.
    await stage.slack.settled();
  }
  await settleWholly(stage);
  const copies = acceptedPosts(stage)
    .map(({ args }) => String(args.text).match(/Line (\d+) of/)?.[1])
    .filter((n) => n !== undefined);
  expect(copies.map(Number)).toEqual(Array.from({ length: 15 }, (_, i) => i + 1));
});

it('paces itself: never above one message a second in a channel after the burst', async () => {
  const stage = await openStage({ slack: { ratesEnforced: true } });
  const before = stage.slack.ledger.calls().length;
  for (let n = 1; n <= 25; n++) await stage.as('maya').post('#heron-help', `Map ${n} is empty.`);
  await settleWholly(stage);
  const calls = stage.slack.ledger.calls().slice(before);
  expect(calls.filter(({ error }) => error === 'ratelimited')).toEqual([]);
  for (const channel of ['heron-help', 'desk-triage'].map((name) => stage.slack.channel(name).id)) {
    const times = postsTo(stage, channel).map(({ at }) => at.getTime());
    expect(times.length).toBeGreaterThanOrEqual(25);
    for (const [i, from] of times.entries()) {
      for (const [j, to] of times.entries()) {
        if (j > i) expect(j - i + 1).toBeLessThanOrEqual((to - from) / SECOND_MS + 3);
      }
    }
  }
});

it('reading what was missed at length leaves its measure to what people wait for', () => {
  const pacer = new Pacer();
  const now = new Date('2026-03-03T15:00:00Z');
  const method = 'conversations.replies';
  const waits = Array.from({ length: 200 }, (_, n) => pacer.take(method, 'C1', `read ${n}`, now, true));
  expect(Math.max(...waits)).toBeGreaterThan(MINUTE_MS);
  expect(pacer.take(method, 'C1', 'did it arrive?', now)).toBe(0);
});
