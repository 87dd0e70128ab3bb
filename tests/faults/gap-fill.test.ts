import { expect, it } from 'vitest';
import { listTickets } from '../../src/db/ticket-lists.ts';
import { MINUTE_MS, SECOND_MS } from '../support/clock.ts';
import { cardOf, staffThread } from '../support/look.ts';
import { openStage, type Stage, saidIn } from '../support/stage.ts';
import { settleWholly, twice } from './slack-record.ts';

/** Longer than Slack goes on telling an event, so that only reading finds it. */
const AWAY_MS = 30 * MINUTE_MS;

/** A ticket from before, of whose thread the desk will miss something. */
async function asked(): Promise<{ stage: Stage; rootTs: string }> {
  const stage = await openStage();
  const { ts: rootTs } = await stage.as('ben').post('#heron-help', 'Search finds nothing.');
  await stage.settle();
  return { stage, rootTs };
}

/** What people go on writing, some of it in threads the desk does not know yet. */
async function writeOn(stage: Stage, rootTs: string): Promise<void> {
  stage.slack.faults.inject({ kind: 'drop_event', probability: 1 });
  await stage.as('ben').post('#heron-help', 'It is still so.', rootTs);
  stage.clock.advance(20 * SECOND_MS);
  const map = await stage.as('maya').post('#heron-help', 'The map is empty.');
  await stage.as('maya').post('#heron-help', 'On the phone as well.', map.ts);
  await stage.as('lena').post('#heron-help', 'Mine is empty too.');
  await stage.as('lena').post('#heron-help', 'thanks!');
  stage.slack.faults.clear();
  stage.clock.advance(AWAY_MS);
}

async function expectAll(stage: Stage): Promise<void> {
  expect((await staffThread(stage, 1)).map(saidIn).join('\n')).toContain('It is still so.');
  expect(saidIn(await cardOf(stage, 2))).toContain('The map is empty.');
  expect((await staffThread(stage, 2)).map(saidIn).join('\n')).toContain('On the phone as well.');
  expect(saidIn(await cardOf(stage, 3))).toContain('Mine is empty too.');
  const { desk, workspaceId } = stage.running;
  expect(await listTickets(desk.db, workspaceId, {}, 10)).toHaveLength(3);
  expect(twice(stage)).toEqual([]);
}

it('finds at its start what was written while it was away, each once and with its own time', async () => {
  const { stage, rootTs } = await asked();
  await stage.running.drain();
  await writeOn(stage, rootTs);
  const backAt = stage.clock.now();
  await stage.restart();
  await settleWholly(stage);
  await expectAll(stage);
  const { desk } = stage.running;
  const said = await desk.db.select().from(desk.db.tables.messages);
  const still = said.find(({ text }) => text === 'It is still so.');
  expect(backAt.getTime() - (still?.postedAt.getTime() ?? 0)).toBeGreaterThanOrEqual(AWAY_MS);
  await stage.restart();
  await settleWholly(stage);
  await expectAll(stage);
});

it('finds it as well when Slack tells some of it again', async () => {
  const { stage, rootTs } = await asked();
  await stage.running.drain();
  const late = stage.as('jonas').post('#heron-help', 'Slack tells of this one again.');
  await late;
  await writeOn(stage, rootTs);
  await stage.restart();
  await stage.slack.clockMoved();
  await settleWholly(stage);
  const { desk, workspaceId } = stage.running;
  expect(await listTickets(desk.db, workspaceId, {}, 10)).toHaveLength(4);
  expect(twice(stage)).toEqual([]);
});

it('finds it after all connections were away', async () => {
  const { stage, rootTs } = await asked();
  stage.slack.faults.refuseConnections(true);
  stage.slack.disconnectSockets('cut');
  await writeOn(stage, rootTs);
  stage.slack.faults.refuseConnections(false);
  await connected(stage);
  await settleWholly(stage);
  await expectAll(stage);
}, 20_000);

it('finds a reply that was told before its request, whose telling came a minute late', async () => {
  const { stage } = await asked();
  const { faults } = stage.slack;
  faults.inject({ kind: 'drop_event', times: 1 });
  const { ts, channel, user } = await stage.as('maya').post('#heron-help', 'The map is empty.');
  await stage.as('maya').post('#heron-help', 'On the phone as well.', ts);
  await stage.pass(MINUTE_MS);
  const event = { type: 'message', channel, channel_type: 'channel', user, ts, event_ts: ts };
  await stage.slack.deliver({ ...event, text: 'The map is empty.' });
  await settleWholly(stage);
  expect(saidIn(await cardOf(stage, 2))).toContain('The map is empty.');
  expect((await staffThread(stage, 2)).map(saidIn).join('\n')).toContain('On the phone as well.');
});

/** The library waits five seconds of real time before it connects again. */
async function connected(stage: Stage): Promise<void> {
  while (stage.slack.sockets === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  await stage.settle();
}

it('looks up the strangers it finds, however many wrote', async () => {
  const { stage } = await asked();
  await stage.running.drain();
  for (let n = 0; n < 6; n++) {
    const person = { handle: `new${n}`, realName: `New ${n}`, part: 'Started this week' };
    stage.slack.addPerson(person);
    await stage.as(`new${n}`).join('#heron-help');
    await stage.as(`new${n}`).post('#heron-help', `How do I log in at ${n}?`);
  }
  stage.clock.advance(AWAY_MS);
  // The hourly list of people would tell of them, but comes later than the reading.
  stage.slack.faults.inject({ kind: 'error', method: 'users.list', code: 'internal_error', times: 3 });
  await stage.restart();
  await settleWholly(stage);
  const { desk, workspaceId } = stage.running;
  expect(await listTickets(desk.db, workspaceId, {}, 10)).toHaveLength(7);
  expect(twice(stage)).toEqual([]);
});
