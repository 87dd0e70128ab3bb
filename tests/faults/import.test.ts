import { expect, it } from 'vitest';
import type { Fault } from '../../sandbox/server/index.ts';
import { MINUTE_MS } from '../support/clock.ts';
import { testDatabase, testFile } from '../support/engines.ts';
import { allTickets, askToImport, confirmImport, shown, unfiled } from '../support/importing.ts';
import { lastIn, texts } from '../support/look.ts';
import { openStage, type Stage, topModal } from '../support/stage.ts';
import { settleWholly, twice } from './slack-record.ts';

const databases = [
  ['sqlite', () => testFile()],
  ['postgres', () => testDatabase()],
] as const;
const ALL = 11;

async function begin(stage: Stage, ...who: readonly string[]): Promise<void> {
  for (const one of who) {
    await unfiled(stage, one);
    await askToImport(stage, one, 'all');
  }
  for (const one of who) await confirmImport(stage, one);
}

/** Slack has had enough for a while when the nth thread is read, so that nothing more happens until then. */
function haltAtThread(stage: Stage, nth: number): void {
  const { ledger, faults } = stage.slack;
  let read = 0;
  const stop = ledger.onEntry(({ method }) => {
    if (method !== 'conversations.replies' || ++read < nth - 1) return;
    stop();
    faults.inject({ kind: 'ratelimited', method: 'conversations.replies', retryAfter: 120, times: 1 });
  });
}

/** Each message is one ticket, with its whole thread and one mark. */
async function expectAllOnce(stage: Stage): Promise<void> {
  const tickets = await allTickets(stage);
  expect(tickets).toHaveLength(ALL);
  expect(new Set(tickets.map(({ sourceKey }) => sourceKey)).size).toBe(ALL);
  const { desk } = stage.running;
  expect(await desk.db.$count(desk.db.tables.messages)).toBe(29);
  const editors = await stage.as('jonas').history('#heron-editors');
  const marks = editors.flatMap(({ reactions }) => reactions.filter(({ name }) => name === 'ticket'));
  expect(marks.map(({ users }) => users.length)).toEqual(Array.from({ length: ALL }, () => 1));
  expect(twice(stage)).toEqual([]);
}

it.each(databases)(
  'IN-3 two who import the same at once get one ticket for each message, on %s',
  async (_name, database) => {
    const stage = await openStage({ database: await database() });
    await begin(stage, 'ola', 'tomas');
    await settleWholly(stage);
    await expectAllOnce(stage);
    const said = texts([
      await lastIn(stage, 'ola', '@firstline'),
      await lastIn(stage, 'tomas', '@firstline'),
    ]);
    const known = said.map((text) =>
      Number(/(\d+) (?:was a ticket|were tickets) by then/.exec(text)?.[1] ?? 0),
    );
    expect(known.reduce((sum, one) => sum + one)).toBe(ALL);
  },
);

it.each(databases)('IN-3 an import goes on after restarts in the middle, on %s', async (_name, database) => {
  const stage = await openStage({ database: await database() });
  haltAtThread(stage, 4);
  await begin(stage, 'ola');
  await stage.settle();
  expect(await allTickets(stage)).toHaveLength(3);
  await stage.restart();
  expect(await allTickets(stage)).toHaveLength(3);
  await settleWholly(stage);
  await expectAllOnce(stage);
  expect((await lastIn(stage, 'ola', '@firstline')).text).toContain('1 to 11');
});

it('IN-3 🎫 on a message while it is imported makes no second ticket of it', async () => {
  const stage = await openStage();
  const asked = (await stage.as('jonas').history('#heron-editors')).at(-1);
  await begin(stage, 'ola');
  await stage.as('ruth').react('#heron-editors', asked?.ts ?? '', 'ticket');
  await settleWholly(stage);
  const tickets = await allTickets(stage);
  expect(tickets).toHaveLength(ALL);
  expect(new Set(tickets.map(({ sourceKey }) => sourceKey)).size).toBe(ALL);
});

const KINDS = ['lost_reply', 'server_error', 'reset', 'ratelimited'] as const;

it.each(KINDS)(
  'IN-5 %s on three calls of ten: everything once, all of it there',
  async (kind) => {
    const stage = await openStage({ slack: { randomSeed: KINDS.indexOf(kind) + 1 } });
    const read = ['conversations.history', 'conversations.replies', 'conversations.info'];
    for (const method of [...read, 'reactions.add', 'chat.postMessage', 'views.update']) {
      stage.slack.faults.inject({ kind, method, probability: 0.3, retryAfter: 20 } as Fault);
    }
    await stage.as('ola').command('#general', '/ticket list unfiled #heron-editors');
    await settleWholly(stage);
    await askToImport(stage, 'ola', 'all');
    await confirmImport(stage, 'ola');
    await settleWholly(stage);
    await expectAllOnce(stage);
    expect(shown(await topModal(stage.as('ola')))).toContain('1 to 11');
  },
  30_000,
);

it('IN-5 keeps under the limits Slack enforces, and reads on at their pace', async () => {
  const stage = await openStage({ slack: { ratesEnforced: true } });
  await begin(stage, 'ola');
  await settleWholly(stage);
  await expectAllOnce(stage);
  expect(stage.slack.ledger.calls('conversations.replies').every(({ ok }) => ok)).toBe(true);
});

it('IN-5 says so where Slack does not answer for hours', async () => {
  const stage = await openStage();
  stage.slack.faults.inject({ kind: 'server_error', method: 'conversations.history', probability: 1 });
  await stage.as('ola').command('#general', '/ticket list unfiled #heron-editors');
  await stage.settle();
  expect(shown(await topModal(stage.as('ola')))).toContain('Reading…');
  for (let n = 0; n < 20; n++) await stage.pass(20 * MINUTE_MS);
  expect(shown(await topModal(stage.as('ola')))).toContain('Slack gave no answer');
});

it('IN-5 hears what is written in a thread while it is read and is no ticket’s yet', async () => {
  const stage = await openStage();
  const root = (await stage.as('ben').history('#heron-editors')).at(-1);
  const stop = stage.slack.ledger.onEntry(({ method, args }) => {
    if (method !== 'conversations.replies' || args.ts !== root?.ts) return;
    stop();
    void stage.as('ben').post('#heron-editors', 'Found it, but it does not fit.', root?.ts ?? '');
  });
  await begin(stage, 'ola');
  await settleWholly(stage);
  const { desk } = stage.running;
  const said = await desk.db.select().from(desk.db.tables.messages);
  expect(said.filter(({ text }) => text.startsWith('Found it'))).toHaveLength(1);
});
