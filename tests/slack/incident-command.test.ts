import { expect, it } from 'vitest';
import { listIncidentEvents } from '../../src/db/incident-events.ts';
import { findIncidentPerson } from '../../src/db/incident-people.ts';
import { getPerson } from '../../src/db/people.ts';
import { transact } from '../../src/db/transact.ts';
import { knowPeople } from '../../src/services/desk/know-people.ts';
import { knowInRoom } from '../../src/services/incident/hear-room.ts';
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
import { deskDatabases } from '../support/engines.ts';
import {
  allSaid,
  answerTo,
  headlineOf,
  pressCard,
  pressMoreAct,
  ROOM,
  roomCard,
} from '../support/incident.ts';
import { openStage, type Stage, type StageOptions, saidIn, submit } from '../support/stage.ts';

/** Ruth declared event 1, and Priya has taken command of it. */
async function ledByPriya(options: StageOptions = {}): Promise<Stage> {
  const stage = await openStage(options);
  await keepRota(stage);
  await declareAs(stage, 'ruth', 'high');
  await pressOn(stage, 'priya', await headlineOf(stage), 'incident.command');
  return stage;
}

const commander = async (stage: Stage) =>
  /Commander (\w+)/.exec(saidIn(await headlineOf(stage)))?.[1] ?? null;

const kinds = async (stage: Stage) =>
  (await listIncidentEvents(stage.running.desk.db, 1)).map(({ kind }) => kind);

it('INC-8 a handover takes two: nothing changes until the new one takes it, then all follows at once', async () => {
  const stage = await ledByPriya();
  await pressMoreAct(stage, 'priya', 'hand over');
  expect(await handOver(stage, 'priya', 'sam', 'The disk of the search index is full.')).toEqual({
    ok: true,
  });
  expect(await commander(stage)).toBe('Priya');
  expect(saidIn(await roomCard(stage))).toContain('Priya Nair asked Sam Whitfield to take over');
  // Offered to Sam alone.
  await pressOn(stage, 'dele', await headlineOf(stage), 'incident.command');
  expect(await commander(stage)).toBe('Priya');
  const asked = await messageTo(stage, 'sam', 'incident.not-me');
  expect(saidIn(asked)).toContain('The disk of the search index is full.');
  await pressOn(stage, 'sam', asked, 'incident.accept');
  expect(await commander(stage)).toBe('Sam');
  expect(await toldTo(stage, 'sam')).toContain('You took command of event 1');
  const card = saidIn(await roomCard(stage));
  expect(card).not.toContain('asked Sam');
  expect(stage.slack.channel(ROOM.slice(1)).topic).toContain('commander Sam Whitfield');
  expect(await saidUnder(stage, await headlineOf(stage))).toMatch(/Sitrep 1.*The disk of the search index/s);
  expect(await kinds(stage)).toEqual(
    expect.arrayContaining(['handover offered', 'handover asked', 'role', 'sitrep']),
  );
  expect(await toldTo(stage, 'priya')).toContain('Please stay as a responder');
  expect(saidIn(await headlineOf(stage))).toContain('Responders Ruth Abara, Priya Nair');
  expect(await toldTo(stage, 'priya')).not.toContain('You may go now');
  await stage.pass(15 * MINUTE_MS);
  expect(await toldTo(stage, 'priya')).toContain('You may go now: Sam Whitfield');
});

it.each(deskDatabases)(
  'INC-8 who cannot, or does not answer in 10 minutes, is followed by the next, over a restart, on %s',
  async (_, database) => {
    const stage = await ledByPriya({ database: await database() });
    await pressMoreAct(stage, 'priya', 'hand over');
    await handOver(stage, 'priya', null, 'It is worse than it looks.');
    const asked = await messageTo(stage, 'sam', 'incident.not-me');
    await pressOn(stage, 'sam', asked, 'incident.not-me');
    await submit(stage.as('sam'), { word: 'on a train until noon' });
    await stage.settle();
    expect(await toldTo(stage, 'priya')).toMatch(
      /Sam Whitfield cannot take command.*on a train until noon.*I have asked Dele Adeyemi/s,
    );
    await stage.restart();
    await stage.pass(9 * MINUTE_MS);
    expect(await toldTo(stage, 'priya')).not.toContain('has not answered');
    await stage.pass(MINUTE_MS);
    expect(await toldTo(stage, 'priya')).toMatch(/Dele Adeyemi has not answered.*I have asked Joan Mercer/s);
    await stage.restart();
    expect(await commander(stage)).toBe('Priya');
    await pressOn(stage, 'joan', await messageTo(stage, 'joan', 'incident.not-me'), 'incident.accept');
    expect(await commander(stage)).toBe('Joan');
  },
  120_000,
);

it('INC-3 of two who take command at once the second reads who was first', async () => {
  const stage = await openStage();
  await keepRota(stage);
  await declareAs(stage, 'ruth');
  const head = await headlineOf(stage);
  const place = { channel: head.channel, ts: head.ts };
  await Promise.all([
    stage.as('priya').press(place, 'incident.command'),
    stage.as('sam').press(place, 'incident.command'),
  ]);
  await stage.settle();
  const first = await commander(stage);
  const second = first === 'Priya' ? 'sam' : 'priya';
  const said = await allSaid(stage, second, '#incidents');
  expect(said).toContain(
    `${first === 'Priya' ? 'Priya Nair' : 'Sam Whitfield'} is in command of event 1, since`,
  );
  const taken = (await listIncidentEvents(stage.running.desk.db, 1)).filter(
    ({ detail }) => detail.how === 'taken',
  );
  expect(taken).toHaveLength(1);
});

it('INC-8 a commander who leaves the room is asked, and without an answer people are called for a new one', async () => {
  const stage = await ledByPriya();
  await stage.as('priya').leave(ROOM);
  await stage.settle();
  expect(await toldTo(stage, 'priya')).toContain('You left the room of event 1 and are in command');
  expect(await allSaid(stage, 'ruth', ROOM)).toContain('Priya Nair, who is in command, has left the room');
  expect(await commander(stage)).toBe('Priya');
  const before = (await pagesOf(stage, 'sam')).length;
  await stage.restart();
  await stage.pass(5 * MINUTE_MS);
  expect(await pagesOf(stage, 'sam')).toHaveLength(before + 1);
  expect(saidIn(await headlineOf(stage))).toContain('Calling Sam Whitfield for a new commander');
  const [call] = (await pagesOf(stage, 'sam')).slice(-1);
  if (!call) throw new Error('Sam is not called.');
  expect(saidIn(call)).toContain('needs a new commander');
  await pressOn(stage, 'sam', await headlineOf(stage), 'incident.respond');
  expect(saidIn(await headlineOf(stage))).toContain('for a new commander');
  await pressOn(stage, 'sam', call, 'incident.command');
  expect(await commander(stage)).toBe('Sam');
  expect(saidIn(await headlineOf(stage))).not.toContain('Calling');
});

it('INC-8 a commander who stays, or comes back, is asked no more', async () => {
  const stage = await ledByPriya();
  await stage.as('priya').leave(ROOM);
  await stage.settle();
  await pressOn(stage, 'priya', await messageTo(stage, 'priya', 'incident.stay'), 'incident.stay');
  await stage.pass(6 * MINUTE_MS);
  expect(await pagesOf(stage, 'sam')).toHaveLength(0);
  await stage.as('priya').join(ROOM);
  await stage.settle();
  await stage.as('priya').leave(ROOM);
  await stage.settle();
  await stage.pass(5 * MINUTE_MS);
  expect(await pagesOf(stage, 'sam')).toHaveLength(1);
  await stage.as('priya').join(ROOM);
  await stage.settle();
  expect(saidIn(await headlineOf(stage))).not.toContain('Calling');
  expect(await commander(stage)).toBe('Priya');
});

it('INC-8 for a commander whose account is deactivated people are called at once, and the first is in command', async () => {
  const stage = await ledByPriya();
  await stage.as('ola').setActive('priya', false);
  await stage.settle();
  expect(saidIn(await headlineOf(stage))).toContain('Nobody is in command');
  const [call] = (await pagesOf(stage, 'sam')).slice(-1);
  if (!call) throw new Error('Sam is not called.');
  await pressOn(stage, 'sam', call, 'incident.respond');
  expect(await commander(stage)).toBe('Sam');
});

it('INC-3 who is deactivated while they are waited for is passed over at once', async () => {
  const stage = await openStage();
  await keepRota(stage);
  await declareAs(stage, 'ruth');
  await stage.as('ola').setActive('priya', false);
  await stage.settle();
  expect(await pagesOf(stage, 'sam')).toHaveLength(1);
});

it('INC-8 an away commander is asked as well', async () => {
  const stage = await ledByPriya();
  await stage.as('priya').setStatus(':palm_tree:', 'Out');
  await stage.settle();
  expect(await toldTo(stage, 'priya')).toContain('You are away, and in command of event 1');
});

it('INC-8 one press claims an empty role; its holder reads what is theirs, and lays it down again', async () => {
  const stage = await ledByPriya();
  await pressCard(stage, 'tomas', 'incident.take-communications');
  expect(saidIn(await roomCard(stage))).toContain('*Communications*\\nTomas Rivera');
  expect(saidIn(await roomCard(stage))).not.toContain('incident.take-communications');
  expect(await toldTo(stage, 'tomas')).toContain('You are communications of event 1, “Saving fails”.');
  await stage.as('priya').command(ROOM, '/incident role scribe @ruth');
  await stage.settle();
  expect(saidIn(await roomCard(stage))).toContain('*Scribe*\\nRuth Abara');
  expect(await answerTo(stage, 'priya', ROOM, '/incident role scribe tomas')).toContain('Name them with @');
  // Another takes it over with one press, and whoever had it hears.
  await stage.as('ruth').command(ROOM, '/incident role communications');
  await stage.settle();
  expect(await toldTo(stage, 'tomas')).toContain('Ruth Abara is communications of event 1 now');
  await stage.as('ruth').command(ROOM, '/incident role');
  const [list] = (await stage.as('ruth').modals()).slice(-1);
  if (!list) throw new Error('No list of roles.');
  await stage.as('ruth').press({ viewId: list.id }, 'incident.lay-down', { value: '1:scribe' });
  await stage.settle();
  expect(saidIn(await roomCard(stage))).toContain('incident.take-scribe');
  expect(await allSaid(stage, 'ruth', ROOM)).toContain('Nobody is scribe now');
});

it('INC-8 whoever holds a role and leaves the room keeps it, is asked, and lays it down with one press', async () => {
  const stage = await ledByPriya();
  await pressCard(stage, 'tomas', 'incident.take-scribe');
  await stage.as('tomas').leave(ROOM);
  await stage.settle();
  expect(await allSaid(stage, 'ruth', ROOM)).toContain('Tomas Rivera, who is scribe, has left the room');
  expect(await toldTo(stage, 'tomas')).toContain('You left the room of event 1 and are scribe');
  expect(saidIn(await roomCard(stage))).not.toContain('incident.take-scribe');
  await pressOn(stage, 'tomas', await messageTo(stage, 'tomas', 'incident.lay-down'), 'incident.lay-down');
  expect(await toldTo(stage, 'tomas')).toContain('You are not scribe of event 1 any more.');
  expect(saidIn(await roomCard(stage))).toContain('incident.take-scribe');
});

it('INC-8 who leaves the room, or comes into it, while the desk is away is known when it is back', async () => {
  const stage = await ledByPriya();
  await pressCard(stage, 'tomas', 'incident.take-scribe');
  await stage.running.drain();
  for (const who of ['priya', 'tomas']) await stage.as(who).leave(ROOM);
  await stage.as('dele').join(ROOM);
  await stage.restart();
  expect(await toldTo(stage, 'priya')).toContain('You left the room of event 1 and are in command');
  expect(await toldTo(stage, 'tomas')).toContain('You left the room of event 1 and are scribe');
  const { db } = stage.running.desk;
  expect((await findIncidentPerson(db, 1, stage.as('dele').person.id))?.isInRoom).toBe(true);
  const before = (await stage.as('priya').history('@firstline')).length;
  await stage.restart();
  expect(await stage.as('priya').history('@firstline')).toHaveLength(before);
});

it('INC-8 INC-10 who comes into the room while it is being read who is in it is not taken for gone', async () => {
  const stage = await ledByPriya();
  const { desk, workspaceId } = stage.running;
  const askedAt = stage.clock.now();
  stage.clock.advance(1_000);
  await stage.as('tomas').join(ROOM);
  await stage.settle();
  const tomas = stage.as('tomas').person.id;
  const isIn = async () => (await findIncidentPerson(desk.db, 1, tomas))?.isInRoom;
  const channelId = stage.slack.channel(ROOM.slice(1)).id;
  const personIds = [stage.as('priya').person.id];
  const know = (asked: Date) =>
    transact(desk.db, (tx) =>
      knowInRoom(tx, desk.policy, workspaceId, { channelId, personIds }, asked, stage.clock.now()),
    );
  await know(askedAt);
  expect(await isIn()).toBe(true);
  await know(stage.clock.now());
  expect(await isIn()).toBe(false);
});

it('INC-8 for a commander who is a guest now people are called at once', async () => {
  const stage = await ledByPriya();
  const { desk } = stage.running;
  const priya = await getPerson(desk.db, stage.slack.teamId, stage.as('priya').person.id);
  await knowPeople(desk, stage.slack.teamId, [{ ...priya, isGuest: true }]);
  await stage.settle();
  expect(saidIn(await headlineOf(stage))).toContain('Nobody is in command');
  expect(await allSaid(stage, 'ruth', ROOM)).toContain('Priya Nair, who was in command, is a guest now');
  expect(await pagesOf(stage, 'sam')).toHaveLength(1);
});

it('INC-8 one who leads and repairs for half an hour is told once that two should', async () => {
  const stage = await ledByPriya();
  await pressCard(stage, 'priya', 'incident.take-technical-lead');
  await stage.pass(29 * MINUTE_MS);
  expect(await allSaid(stage, 'ruth', ROOM)).not.toContain('commander and technical lead at once');
  await stage.pass(MINUTE_MS);
  await stage.restart();
  await stage.pass(60 * MINUTE_MS);
  const said = await stage.as('ruth').history(ROOM);
  expect(said.filter((one) => one.text.includes('commander and technical lead at once'))).toHaveLength(1);
});

it('INC-8 after three hours of command a handover is proposed, and every hour after', async () => {
  const stage = await ledByPriya();
  const proposed = async () =>
    (await stage.as('priya').history('@firstline')).filter((one) => one.text.includes('somebody fresh'))
      .length;
  await stage.pass(179 * MINUTE_MS);
  expect(await proposed()).toBe(0);
  await stage.restart();
  await stage.pass(2 * MINUTE_MS);
  expect(await proposed()).toBe(1);
  await stage.pass(60 * MINUTE_MS);
  expect(await proposed()).toBe(2);
});

it('INC-8 whoever joins is caught up privately, and is known to be in the room', async () => {
  const stage = await ledByPriya();
  await pressOn(stage, 'tomas', await headlineOf(stage), 'incident.join');
  expect(await toldTo(stage, 'tomas')).toMatch(
    /Event 1, “Saving fails”, so far.*commander Priya Nair.*No task is open/s,
  );
  expect(await toldTo(stage, 'priya')).toContain(
    'Nobody is communications, technical lead or scribe: that falls to you.',
  );
  const { db } = stage.running.desk;
  const tomas = stage.as('tomas').person.id;
  expect((await findIncidentPerson(db, 1, tomas))?.isInRoom).toBe(true);
  await stage.as('tomas').leave(ROOM);
  await stage.settle();
  expect((await findIncidentPerson(db, 1, tomas))?.isInRoom).toBe(false);
});

it('INC-7 who subscribes gets every sitrep by direct message, until they do not want it any more', async () => {
  const stage = await ledByPriya();
  await pressOn(stage, 'lena', await headlineOf(stage), 'incident.subscribe');
  expect(await toldTo(stage, 'lena')).toContain('You get every sitrep of event 1 here');
  await pressCard(stage, 'priya', 'incident.sitrep');
  await submit(stage.as('priya'), { situation: 'Found it', actions: 'Freeing space', needs: '' });
  await stage.settle();
  expect(await toldTo(stage, 'lena')).toContain('Found it');
  await pressOn(
    stage,
    'lena',
    await messageTo(stage, 'lena', 'incident.unsubscribe'),
    'incident.unsubscribe',
  );
  expect(await toldTo(stage, 'lena')).toContain('no more sitreps of event 1');
});

it('INC-8 whoever is named can take command, also where they are no agent and there is no room', async () => {
  const stage = await openStage();
  await keepRota(stage);
  await declareAs(stage, 'ruth', 'low');
  await stage.as('ruth').command('#general', '/incident handover 1 @lena');
  expect(await handOver(stage, 'ruth', null, 'A typo on the map.')).toEqual({ ok: true });
  await pressOn(stage, 'lena', await messageTo(stage, 'lena', 'incident.accept'), 'incident.accept');
  expect(await commander(stage)).toBe('Lena');
});

it('INC-8 who is named must be somebody who can answer', async () => {
  const stage = await ledByPriya();
  await pressMoreAct(stage, 'priya', 'hand over');
  expect(await handOver(stage, 'priya', 'gil', 'Take it.')).toMatchObject({
    errors: { to: expect.stringContaining('Guests') },
  });
  expect(await handOver(stage, 'priya', 'priya', 'Take it.')).toMatchObject({
    errors: { to: expect.stringContaining('in command already') },
  });
});

it('INC-8 the roles of somebody whose account is deactivated are anybody’s, and who was asked to lead is asked no more', async () => {
  const stage = await ledByPriya();
  await pressCard(stage, 'tomas', 'incident.take-communications');
  await pressMoreAct(stage, 'priya', 'hand over');
  await handOver(stage, 'priya', 'tomas', 'The disk is full.');
  await stage.as('ola').setActive('tomas', false);
  await stage.settle();
  expect(saidIn(await roomCard(stage))).toContain('incident.take-communications');
  expect(await allSaid(stage, 'ruth', ROOM)).toContain('Nobody is communications now');
  expect(await toldTo(stage, 'priya')).toMatch(/Tomas Rivera has not answered.*I have asked Sam/s);
});
