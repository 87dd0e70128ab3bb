import { expect, it } from 'vitest';
import { listIncidents } from '../../src/db/incidents.ts';
import { declareIncident } from '../../src/services/incident/declare-incident.ts';
import { verifyRecords } from '../../src/services/incident/verify-record.ts';
import { declarationOf } from '../support/declaration.ts';
import { allSaid, declare, headlineOf, pressHeadline, roomsMade } from '../support/incident.ts';
import { sendSitrep } from '../support/incident-life.ts';
import { openStage, type Stage, saidIn, submit } from '../support/stage.ts';
import { sendAllCrashing, takeOver } from './crash.ts';
import { acceptedPosts, settleWholly, twice } from './slack-record.ts';

const TITLES = [
  'Saving fails',
  'The map is blank',
  'Nobody can sign in',
  'Orders vanish',
  'The search is down',
];
const DECLARERS = ['tomas', 'ruth', 'ben', 'maya', 'ola'];

const postsIn = (stage: Stage, channel: string) =>
  acceptedPosts(stage).filter(({ args }) => args.channel === channel && !args.thread_ts);

/** The calls that somebody was sent, in their direct message. */
const callsOf = async (stage: Stage, who: string) =>
  (await stage.as(who).history('@firstline'))
    .map((one) => one.text)
    .filter((text) => text.includes('needs you'));

it('INC-15 INC-3 five that are declared at once under 429s and lost answers: each has all of its own, once', async () => {
  const stage = await openStage();
  const { faults } = stage.slack;
  for (const method of ['chat.postMessage', 'conversations.create', 'conversations.invite', 'chat.update']) {
    faults.inject({ kind: 'ratelimited', method, retryAfter: 7, probability: 0.3 });
    faults.inject({ kind: 'lost_reply', method, probability: 0.15 });
  }
  for (const [n, who] of DECLARERS.entries())
    await stage.as(who).command('#general', `/incident ${TITLES[n]}`);
  await Promise.all(DECLARERS.map((who) => submit(stage.as(who), {})));
  await stage.settle();
  faults.clear();
  await stage.pass(60_000);

  const incidents = await listIncidents(stage.running.desk.db);
  expect(incidents.map(({ title }) => title).toSorted()).toEqual(TITLES.toSorted());
  expect(roomsMade(stage).toSorted()).toEqual([...new Set(roomsMade(stage))].toSorted());
  expect(roomsMade(stage)).toHaveLength(5);
  const headlines = postsIn(stage, stage.slack.channel('incidents').id).map(({ args }) => String(args.text));
  const calls = await callsOf(stage, 'priya');
  for (const { number, title, roomChannelId } of incidents) {
    expect(headlines.filter((text) => text.startsWith(`Event ${number}`))).toHaveLength(1);
    expect(calls.filter((text) => text.includes(title))).toHaveLength(1);
    expect(stage.slack.channel(roomChannelId ?? '').members).toContain(stage.as('priya').person.id);
  }
  expect(twice(stage)).toEqual([]);
});

it('INC-2 INC-15 a room whose name is taken has another one, and is the incident’s all the same', async () => {
  const stage = await openStage();
  stage.slack.addChannel('inc-1-saving-fails', 'private', ['ola']);
  await declare(stage, 'Saving fails');
  const [incident] = await listIncidents(stage.running.desk.db);
  const room = stage.slack.channel('inc-1-saving-fails-2');
  expect(incident?.roomChannelId).toBe(room.id);
  expect(saidIn(await headlineOf(stage))).toContain(`<#${room.id}>`);
});

it('INC-15 R12 whoever cannot be invited is named in the room, with why, and nobody waits for them', async () => {
  const stage = await openStage();
  stage.slack.faults.inject({ kind: 'error', method: 'conversations.invite', code: 'user_is_restricted' });
  await declare(stage, 'Saving fails');
  const said = await allSaid(stage, 'ruth', '#inc-1-saving-fails').catch(() =>
    allSaid(stage, 'priya', '#inc-1-saving-fails'),
  );
  expect(said).toMatch(
    /⚠️ [A-Z][\w ]+ could not be invited: guests cannot be invited here\. Somebody has to tell them\./,
  );
  expect(await callsOf(stage, 'priya')).toHaveLength(1);
});

it('INC-15 ended after each thing that Slack accepts of declaring: each is there once', async () => {
  const stage = await openStage();
  const hand = await takeOver(stage);
  const caller = {
    workspaceId: hand.workspaceId,
    personId: stage.as('ruth').person.id,
    door: 'form',
    inputKey: 'form:crash',
    isStored: false,
  } as const;
  await declareIncident(hand.desk, caller, declarationOf('Saving fails'));
  const kinds = await sendAllCrashing(stage, hand);
  await hand.close();
  expect([...new Set(kinds)]).toEqual(
    expect.arrayContaining([
      'incident.headline',
      'incident.page',
      'incident.room',
      'incident.card',
      'incident.topic',
      'incident.pin',
      'incident.invite',
    ]),
  );
  await stage.restart();
  await settleWholly(stage);
  expect(roomsMade(stage)).toEqual(['inc-1-saving-fails']);
  expect(postsIn(stage, stage.slack.channel('incidents').id)).toHaveLength(1);
  expect(await callsOf(stage, 'priya')).toHaveLength(1);
  expect(twice(stage)).toEqual([]);
  const verdicts = await verifyRecords(stage.running.desk, null);
  expect(verdicts.map(({ brokenAt }) => brokenAt)).toEqual([null]);
});

it('INC-7 INC-15 each subscriber has each sitrep once, whatever Slack limits, and whatever answers are lost', async () => {
  const stage = await openStage();
  await declare(stage, 'Saving fails');
  const subscribers = ['maya', 'ben', 'lena', 'jonas', 'dele', 'joan'];
  for (const who of subscribers) await pressHeadline(stage, who, 'incident.subscribe');
  const { faults } = stage.slack;
  for (const method of ['chat.postMessage', 'conversations.open']) {
    faults.inject({ kind: 'ratelimited', method, retryAfter: 7, probability: 0.3 });
    faults.inject({ kind: 'lost_reply', method, probability: 0.3 });
  }
  for (const situation of ['The disk is full', 'Half of it is free'])
    await sendSitrep(stage, 'ruth', situation);
  await settleWholly(stage);
  faults.clear();
  await settleWholly(stage);
  for (const who of subscribers) {
    const told = (await stage.as(who).history('@firstline')).map(saidIn);
    for (const number of [1, 2])
      expect(told.filter((one) => one.includes(`*Sitrep ${number}, `))).toHaveLength(1);
  }
  expect(twice(stage)).toEqual([]);
});
