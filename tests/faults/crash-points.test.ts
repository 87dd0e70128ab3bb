import { expect, it } from 'vitest';
import type { Caller } from '../../src/domain/people/actor.ts';
import { catchUpDesks } from '../../src/services/desk/open-desk.ts';
import { assignTicket } from '../../src/services/ticket/assign-ticket.ts';
import { fileTicket } from '../../src/services/ticket/file-ticket.ts';
import { hearMessage } from '../../src/services/ticket/hear-message.ts';
import { noteOnTicket } from '../../src/services/ticket/note-ticket.ts';
import { replyToTicket } from '../../src/services/ticket/reply-ticket.ts';
import { resolveTicket } from '../../src/services/ticket/resolve-ticket.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { type ByHand, Forgotten, leaveEvent, sendAllCrashing, takeOver } from './crash.ts';
import { acceptedPosts, settleWholly, twice } from './slack-record.ts';

const cardsOf = (stage: Stage) => {
  const channel = stage.slack.channel('desk-triage').id;
  return acceptedPosts(stage).filter(({ args }) => args.channel === channel && !args.thread_ts);
};

function callerOf(stage: Stage, hand: ByHand, who: string, inputKey: string): Caller {
  const personId = stage.as(who).person.id;
  return { workspaceId: hand.workspaceId, personId, door: 'form', inputKey, isStored: false };
}

/** A ticket by `/ticket` in the request channel. */
async function fileByForm(stage: Stage, hand: ByHand): Promise<void> {
  const caller = callerOf(stage, hand, 'maya', 'form:V1');
  const origin = { from: 'form', channelId: stage.slack.channel('heron-help').id, formId: 'V1' } as const;
  const words = { summary: 'Maps are lost', description: 'All of them.', files: [] };
  await fileTicket(hand.desk, caller, { origin, ...words, requesterId: caller.personId });
}

it('R2 ended after the inbox commit, before ack and work: worked on at the next start, once', async () => {
  const stage = await openStage();
  const hand = await takeOver(stage);
  const posted = await stage.as('maya').post('#heron-help', 'Maps are lost.');
  const body = await leaveEvent(hand, posted);
  await hand.close();
  await stage.restart();
  await stage.slack.deliverBody('events_api', body);
  await settleWholly(stage);
  expect(cardsOf(stage)).toHaveLength(1);
  expect(twice(stage)).toEqual([]);
});

it('R2 ended after the claim, before the call: sent at the next start, once', async () => {
  const stage = await openStage();
  const hand = await takeOver(stage);
  await fileByForm(stage, hand);
  expect((await hand.claim()).length).toBeGreaterThan(1);
  await hand.close();
  await stage.restart();
  await settleWholly(stage);
  expect(cardsOf(stage)).toHaveLength(1);
  expect(twice(stage)).toEqual([]);
});

it('R2 ended after Slack accepted, before that was written down: found at the next start', async () => {
  const stage = await openStage();
  const hand = await takeOver(stage);
  await fileByForm(stage, hand);
  for (const row of await hand.claim()) await expect(hand.carryAndForget(row)).rejects.toThrow(Forgotten);
  expect(cardsOf(stage)).toHaveLength(1);
  await hand.close();
  await stage.restart();
  await settleWholly(stage);
  expect(cardsOf(stage)).toHaveLength(1);
  expect(twice(stage)).toEqual([]);
  const [acknowledgement] = (await stage.as('maya').history('#heron-help')).slice(-1);
  expect(acknowledgement?.text).toContain('Ticket 1 is with the desk');
});

it('R2 ended after each thing Slack accepts, of every kind there is: each is there once', async () => {
  const stage = await openStage();
  const posted = await stage.as('ben').post('#heron-help', 'Search finds nothing.');
  await stage.settle();
  const hand = await takeOver(stage);
  const { desk } = hand;
  const data = Buffer.from('a log').toString('base64');
  const file = { name: 'log.txt', mimetype: 'text/plain', data };
  const reply = await stage.as('ben').post('#heron-help', 'Here is the log.', posted.ts, [file]);
  const [uploaded] = reply.files;
  const ben = callerOf(stage, hand, 'ben', 'event:reply');
  await hearMessage(desk, ben, {
    channelId: reply.channel,
    ts: reply.ts,
    threadTs: posted.ts,
    personId: ben.personId,
    text: reply.text,
    files: uploaded ? [uploaded] : [],
    isDirect: false,
  });
  await fileByForm(stage, hand);
  const tomas = (key: string) => callerOf(stage, hand, 'tomas', `form:${key}`);
  await replyToTicket(desk, tomas('reply'), 1, {
    text: 'Which search?',
    asks: true,
    update: 'clarification',
    isMeant: false,
  });
  await noteOnTicket(desk, tomas('note'), 1, 'The index again.');
  await assignTicket(desk, tomas('assign'), 1, { ownerId: stage.as('ruth').person.id });
  await resolveTicket(desk, tomas('resolve'), 1, 'done', 'The index was rebuilt.');
  await catchUpDesks(desk);
  const kinds = await sendAllCrashing(stage, hand);
  await hand.close();
  expect([...new Set(kinds)].toSorted()).toEqual([
    'card',
    'channel.read',
    'file.copy',
    'message.copy',
    'person.tell',
    'reaction',
    'requester.acknowledge',
    'requester.tell',
    'staff.tell',
    'thread.read',
    'whisper',
  ]);
  expect(twice(stage)).toEqual([]);
  const before = stage.slack.ledger.messages().length;
  await stage.restart();
  await settleWholly(stage);
  expect(stage.slack.ledger.messages().length).toBe(before);
  expect(twice(stage)).toEqual([]);
});

it('R2 ended in the middle of reading what was missed: read again, each message a ticket once', async () => {
  const stage = await openStage();
  const hand = await takeOver(stage);
  for (let n = 1; n <= 5; n++) await stage.as('maya').post('#heron-help', `Map ${n} is lost.`);
  await catchUpDesks(hand.desk);
  for (const row of await hand.claim()) await hand.carryAndForget(row).catch(() => {});
  await hand.close();
  await stage.restart();
  await settleWholly(stage);
  expect(cardsOf(stage)).toHaveLength(5);
  expect(twice(stage)).toEqual([]);
});

it('R2 INC-12 ended after Slack took the suggestion of a storm: it is there once, and so is what is added to it', async () => {
  const stage = await openStage();
  const hand = await takeOver(stage);
  for (const who of ['maya', 'lena', 'jonas', 'ben', 'hana', 'sam'])
    await stage.as(who).post('#heron-help', 'Saving fails on every event page');
  await catchUpDesks(hand.desk);
  const kinds = await sendAllCrashing(stage, hand);
  await hand.close();
  expect(kinds).toContain('storm');
  await stage.restart();
  await settleWholly(stage);
  const said = await stage.as('tomas').history('#desk-triage');
  const suggested = said.filter(({ text }) => text.includes('similar tickets in'));
  expect(suggested.map(({ text }) => text.split('\n')[0])).toEqual([
    '⚠️ *6 similar tickets in 1 minute.* Declare an incident?',
  ]);
  expect(twice(stage)).toEqual([]);
});
