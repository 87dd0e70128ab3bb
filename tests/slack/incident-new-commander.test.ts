import { expect, it } from 'vitest';
import { findIncidentPerson } from '../../src/db/incident-people.ts';
import {
  declareAs,
  handOver,
  keepRota,
  messageTo,
  pagesOf,
  pressOn,
  saidUnder,
  toldTo,
} from '../support/calling.ts';
import { MINUTE_MS } from '../support/clock.ts';
import { allSaid, headlineOf, pressMoreAct, ROOM, roomCard } from '../support/incident.ts';
import { openStage, type Stage, saidIn } from '../support/stage.ts';

const FIVE = 5 * MINUTE_MS;

/** Ruth declared event 1, and Priya, who is on duty, has taken command of it. */
async function ledByPriya(): Promise<Stage> {
  const stage = await openStage();
  await keepRota(stage);
  await declareAs(stage, 'ruth', 'high');
  await pressOn(stage, 'priya', await headlineOf(stage), 'incident.command');
  return stage;
}

/** Priya has left the room and answers nobody: people are called for a new commander. */
async function leftByPriya(): Promise<Stage> {
  const stage = await ledByPriya();
  await stage.as('priya').leave(ROOM);
  await stage.settle();
  await stage.pass(FIVE);
  return stage;
}

const commander = async (stage: Stage) =>
  /Commander (\w+)/.exec(saidIn(await headlineOf(stage)))?.[1] ?? null;

async function callTo(stage: Stage, who: string) {
  const [call] = (await pagesOf(stage, who)).slice(-1);
  if (!call) throw new Error(`${who} is not called.`);
  return call;
}

it('INC-8 whoever is gone from command is neither called next nor said to be called already', async () => {
  const stage = await openStage();
  await keepRota(stage, ['sam', 'priya']);
  await declareAs(stage, 'ruth', 'high');
  await pressOn(stage, 'priya', await headlineOf(stage), 'incident.command');
  await stage.as('priya').leave(ROOM);
  await stage.settle();
  await stage.pass(FIVE);
  expect(saidIn(await headlineOf(stage))).toMatch(
    /Calling Sam Whitfield for a new commander, next Dele Adeyemi/,
  );
  await stage.pass(FIVE);
  const said = await saidUnder(stage, await headlineOf(stage));
  expect(said).toContain('I am not waiting for the backup: Priya Nair is in command and gone');
  expect(said).not.toContain('the backup: they are called already');
});

it('INC-8 who is called for a new commander is asked to take command, and to nothing that would not end it', async () => {
  const stage = await leftByPriya();
  const call = saidIn(await callTo(stage, 'sam'));
  expect(call).toContain('needs a new commander');
  expect(call).toContain('"incident.command"');
  expect(call).not.toContain('"incident.respond"');
  await pressOn(stage, 'sam', await callTo(stage, 'sam'), 'incident.command');
  expect(await commander(stage)).toBe('Sam');
  expect(await allSaid(stage, 'ruth', ROOM)).not.toContain('I go on calling');
  expect(saidIn(await callTo(stage, 'sam'))).toContain('"incident.respond"');
});

it('INC-8 whoever responds while a new commander is looked for reads what would end it', async () => {
  const stage = await leftByPriya();
  await pressOn(stage, 'tomas', await headlineOf(stage), 'incident.respond');
  const said = await allSaid(stage, 'ruth', ROOM);
  expect(said).toContain('Tomas Rivera is responding. I go on calling until somebody takes command');
  expect(said).not.toContain('until somebody who is on call');
});

it('INC-8 that nobody takes command is said as that, with the button that ends it', async () => {
  const stage = await leftByPriya();
  for (let n = 0; n < 3; n += 1) await stage.pass(FIVE);
  const said = await allSaid(stage, 'ola', '#incidents');
  expect(said).toContain('*Nobody has taken command of event 1*');
  expect(said).toContain('Whoever can lead, press *Take command*');
  expect(said).not.toContain('Nobody has answered');
  expect(saidIn(await headlineOf(stage))).toContain('⚠️ Nobody has taken command');
});

it('INC-8 the first to answer for a commander who is gone is said to be in command, and that calling goes on is not', async () => {
  const stage = await ledByPriya();
  await stage.as('ola').setActive('priya', false);
  await stage.settle();
  await pressOn(stage, 'tomas', await headlineOf(stage), 'incident.respond');
  expect(await commander(stage)).toBe('Tomas');
  expect(await allSaid(stage, 'ruth', ROOM)).not.toContain('I go on calling');
});

it('INC-8 an offer ends with the command of whoever made it', async () => {
  const stage = await ledByPriya();
  await pressMoreAct(stage, 'priya', 'hand over');
  await handOver(stage, 'priya', 'tomas', 'The disk is full.');
  await stage.as('ola').setActive('priya', false);
  await stage.settle();
  const card = saidIn(await roomCard(stage));
  expect(card).toContain('Nobody yet');
  expect(card).not.toContain('Priya Nair is in command until somebody does');
  await pressOn(stage, 'tomas', await messageTo(stage, 'tomas', 'incident.accept'), 'incident.accept');
  expect(await commander(stage)).toBe('Tomas');
});

it('INC-8 a commander who leaves while their offer waits for nobody is missed all the same', async () => {
  const stage = await ledByPriya();
  await pressMoreAct(stage, 'priya', 'hand over');
  await handOver(stage, 'priya', null, 'I have to go.');
  // Sam, Dele and Joan say nothing.
  for (let n = 0; n < 3; n += 1) await stage.pass(10 * MINUTE_MS);
  expect(await toldTo(stage, 'priya')).toContain('Nobody else can be asked');
  await stage.as('priya').leave(ROOM);
  await stage.settle();
  expect(await toldTo(stage, 'priya')).toContain('You left the room of event 1');
  await stage.pass(FIVE);
  expect(saidIn(await headlineOf(stage))).toContain('for a new commander');
});

it('INC-8 a commander who offers, leaves, and is followed by nobody is missed', async () => {
  const stage = await ledByPriya();
  await pressMoreAct(stage, 'priya', 'hand over');
  await handOver(stage, 'priya', null, 'I have to go.');
  await stage.as('priya').leave(ROOM);
  await stage.settle();
  expect(await toldTo(stage, 'priya')).not.toContain('You left the room');
  for (let n = 0; n < 3; n += 1) await stage.pass(10 * MINUTE_MS);
  expect(await toldTo(stage, 'priya')).toContain('You left the room of event 1');
  await stage.pass(FIVE);
  expect(saidIn(await headlineOf(stage))).toContain('for a new commander');
});

it('INC-8 a commander who was replaced because they were gone is not asked to stay', async () => {
  const stage = await leftByPriya();
  await pressOn(stage, 'sam', await callTo(stage, 'sam'), 'incident.command');
  const told = await toldTo(stage, 'priya');
  expect(told).toContain('Sam Whitfield is commander of event 1 now. You are not any more.');
  expect(told).not.toContain('Please stay as a responder');
  await stage.pass(15 * MINUTE_MS);
  expect(await toldTo(stage, 'priya')).not.toContain('You may go now');
});

it('INC-8 *Take command* of whoever is in command already says so, and ends that a new one is looked for', async () => {
  const stage = await leftByPriya();
  await pressOn(stage, 'priya', await headlineOf(stage), 'incident.command');
  expect(saidIn(await headlineOf(stage))).not.toContain('for a new commander');
  expect(await commander(stage)).toBe('Priya');
  await stage.pass(MINUTE_MS);
  await pressOn(stage, 'priya', await headlineOf(stage), 'incident.command');
  const said = await saidUnder(stage, await headlineOf(stage), 'priya');
  expect(said).toContain('you are in command of event 1 already');
});

it('INC-8 *I stay* answers where it is pressed, and says so in the room once', async () => {
  const stage = await ledByPriya();
  await stage.as('priya').leave(ROOM);
  await stage.settle();
  const asked = await messageTo(stage, 'priya', 'incident.stay');
  await pressOn(stage, 'priya', asked, 'incident.stay');
  expect(await toldTo(stage, 'priya')).toContain('You stay in command of event 1');
  const said = (await stage.as('ruth').history(ROOM)).filter((one) => one.text.includes('stays in command'));
  expect(said).toHaveLength(1);
  const { db } = stage.running.desk;
  expect((await findIncidentPerson(db, 1, stage.as('priya').person.id))?.isInRoom).toBe(false);
});
