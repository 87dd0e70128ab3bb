import { expect, it } from 'vitest';
import { declareAs, handOver, keepRota, messageTo, pagesOf, pressOn, toldTo } from '../support/calling.ts';
import { MINUTE_MS } from '../support/clock.ts';
import {
  allSaid,
  headlineOf,
  pressCard,
  pressHeadline,
  pressMoreAct,
  ROOM,
  roomCard,
} from '../support/incident.ts';
import { assess } from '../support/incident-life.ts';
import { openStage, type Stage, saidIn, submit } from '../support/stage.ts';

const HOUR_MS = 60 * MINUTE_MS;

/** Priya leads incident 1, which has been assessed. */
async function ledByPriya(): Promise<Stage> {
  const stage = await openStage();
  await keepRota(stage);
  await declareAs(stage, 'ruth', 'high');
  await pressHeadline(stage, 'priya', 'incident.command');
  await assess(stage, 'priya', { severity: 'high' });
  return stage;
}

async function resolve(stage: Stage, who = 'priya'): Promise<void> {
  await pressCard(stage, who, 'incident.resolve');
  expect(await submit(stage.as(who), { situation: 'All saved' })).toEqual({ ok: true });
  await stage.settle();
}

async function reopen(stage: Stage, who: string): Promise<void> {
  await stage.as(who).command('#general', '/incident reopen 1');
  expect(await submit(stage.as(who), { reason: 'It is back' })).toEqual({ ok: true });
  await stage.settle();
}

const commander = async (stage: Stage) =>
  /Commander (\w+)/.exec(saidIn(await headlineOf(stage)))?.[1] ?? null;

it('INC-8 what was offered ends with the incident, and nobody waits for it when it is opened again', async () => {
  const stage = await ledByPriya();
  await pressMoreAct(stage, 'priya', 'hand over');
  await handOver(stage, 'priya', 'tomas', 'Nearly done.');
  await resolve(stage);
  expect(saidIn(await roomCard(stage))).not.toContain('asked Tomas Rivera to take over');
  await stage.pass(HOUR_MS);
  await reopen(stage, 'priya');
  expect(saidIn(await roomCard(stage))).not.toContain('asked Tomas Rivera to take over');
  await stage.as('priya').leave(ROOM);
  await stage.settle();
  expect(await toldTo(stage, 'priya')).toContain('You left the room of incident 1');
});

it('INC-8 a commander who has left the company meanwhile leads nothing that is opened again: people are called', async () => {
  const stage = await ledByPriya();
  await resolve(stage);
  await stage.as('ola').setActive('priya', false);
  await stage.settle();
  const before = (await pagesOf(stage, 'sam')).length;
  await reopen(stage, 'ruth');
  expect(await commander(stage)).toBeNull();
  expect(await pagesOf(stage, 'sam')).toHaveLength(before + 1);
  await pressHeadline(stage, 'sam', 'incident.respond');
  expect(await commander(stage)).toBe('Sam');
});

it('INC-8 whoever leads what somebody else opens again is asked, and without an answer people are called', async () => {
  const stage = await ledByPriya();
  await resolve(stage);
  await stage.pass(24 * HOUR_MS);
  await reopen(stage, 'ruth');
  expect(await toldTo(stage, 'priya')).toMatch(
    /Incident 1 is open again\*: It is back \(Ruth Abara\).*You are in command of it/s,
  );
  expect(await pagesOf(stage, 'sam')).toHaveLength(0);
  await stage.restart();
  await stage.pass(5 * MINUTE_MS);
  expect(await pagesOf(stage, 'sam')).toHaveLength(1);
  expect(saidIn(await headlineOf(stage))).toContain('Calling Sam Whitfield for a new commander');
});

it('INC-8 INC-4 who is not in the new room of what is opened again yet has not left it', async () => {
  const stage = await ledByPriya();
  await resolve(stage);
  await stage.as('ruth').archive(ROOM);
  await stage.settle();
  const { faults } = stage.slack;
  faults.inject({ kind: 'ratelimited', method: 'conversations.invite', retryAfter: 600, probability: 1 });
  await reopen(stage, 'priya');
  await stage.restart();
  expect(await toldTo(stage, 'priya')).not.toContain('You left the room');
  faults.clear();
  await stage.pass(11 * MINUTE_MS);
  expect(await allSaid(stage, 'priya', `${ROOM}-2`)).toContain('is open again');
  expect(await toldTo(stage, 'priya')).toContain('*Incident 1, “Saving fails”, so far.*');
});

it('INC-8 who stays in command of what is opened again, or opens it themselves, is asked no more', async () => {
  const stage = await ledByPriya();
  await resolve(stage);
  await stage.pass(HOUR_MS);
  await reopen(stage, 'ruth');
  await pressOn(stage, 'priya', await messageTo(stage, 'priya', 'incident.stay'), 'incident.stay');
  expect(await allSaid(stage, 'ruth', ROOM)).toContain('Priya Nair stays in command');
  await stage.pass(10 * MINUTE_MS);
  await resolve(stage);
  await stage.pass(HOUR_MS);
  await reopen(stage, 'priya');
  await stage.pass(10 * MINUTE_MS);
  expect(await pagesOf(stage, 'sam')).toHaveLength(0);
});

it.each(['incident.respond', 'incident.sitrep'])(
  'INC-8 a commander who goes on leading, with %s, is there, and nobody is called for another',
  async (act) => {
    const stage = await ledByPriya();
    await resolve(stage);
    await stage.pass(HOUR_MS);
    await reopen(stage, 'ruth');
    await pressCard(stage, 'priya', act);
    if (act === 'incident.sitrep') await submit(stage.as('priya'), { situation: 'It is back' });
    await stage.settle();
    await stage.pass(10 * MINUTE_MS);
    expect(await pagesOf(stage, 'sam')).toHaveLength(0);
    expect(saidIn(await headlineOf(stage))).not.toContain('Calling');
  },
);

it('INC-8 of what is opened again a handover is proposed three hours later, and not for the time it was over', async () => {
  const stage = await ledByPriya();
  await resolve(stage);
  await stage.pass(24 * HOUR_MS);
  await stage.pass(HOUR_MS);
  await reopen(stage, 'priya');
  const reopenedAt = Math.floor(stage.clock.now().getTime() / 1000);
  const proposed = async () =>
    (await stage.as('priya').history('@firstline')).filter((one) => one.text.includes('somebody fresh'));
  await stage.pass(2 * HOUR_MS);
  expect(await proposed()).toHaveLength(0);
  await stage.pass(HOUR_MS);
  const [words] = await proposed();
  expect(words?.text).toContain(`since <!date^${reopenedAt}`);
});
