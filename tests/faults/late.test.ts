import { expect, it } from 'vitest';
import { listDue } from '../../src/db/due.ts';
import { listTicketEvents } from '../../src/db/ticket-events.ts';
import { getTicketByNumber } from '../../src/db/tickets.ts';
import { DAY_MS, MINUTE_MS } from '../support/clock.ts';
import { lastIn, press, texts } from '../support/look.ts';
import { openStage, type Stage, topModal } from '../support/stage.ts';
import { settleWholly, twice } from './slack-record.ts';

const TICKETS = 5;
/** Of the default policy. */
const REOPEN_DAYS = 14;

/** Resolved tickets, which close when their reopen window ends. */
async function resolved(stage: Stage): Promise<void> {
  for (let number = 1; number <= TICKETS; number++) {
    await stage.as('ben').post('#heron-help', `Search ${number} finds nothing.`);
    await stage.settle();
    await press(stage, 'tomas', number, 'ticket.resolve');
    const tomas = stage.as('tomas');
    const form = await topModal(tomas);
    const done = { selected_option: { value: 'done', text: { type: 'plain_text', text: 'Done' } } };
    await tomas.fill(form.id, { resolution: { value: done }, message: { value: { value: 'Mended.' } } });
    await tomas.submit(form.id);
    await stage.settle();
  }
}

async function statuses(stage: Stage): Promise<string[]> {
  const { desk, workspaceId } = stage.running;
  const numbers = Array.from({ length: TICKETS }, (_, i) => i + 1);
  const tickets = await Promise.all(numbers.map((n) => getTicketByNumber(desk.db, workspaceId, n)));
  return tickets.map(({ status }) => status);
}

const all = (status: string): string[] => Array.from({ length: TICKETS }, () => status);

/** How often each ticket was closed. */
async function closings(stage: Stage): Promise<number[]> {
  const { desk, workspaceId } = stage.running;
  const numbers = Array.from({ length: TICKETS }, (_, i) => i + 1);
  return Promise.all(
    numbers.map(async (n) => {
      const { id } = await getTicketByNumber(desk.db, workspaceId, n);
      const events = await listTicketEvents(desk.db, id);
      return events.filter(({ detail }) => JSON.stringify(detail).includes('"closed"')).length;
    }),
  );
}

it('R14 a desk that was off when things fell due does each once, late', async () => {
  const stage = await openStage();
  await resolved(stage);
  await stage.pass((REOPEN_DAYS - 2) * DAY_MS);
  expect(await statuses(stage)).toEqual(all('resolved'));
  await stage.running.drain();
  stage.clock.advance(3 * DAY_MS);
  await stage.restart();
  for (let beat = 0; beat < 3; beat++) await stage.pass(MINUTE_MS);
  await settleWholly(stage);
  expect(await statuses(stage)).toEqual(all('closed'));
  expect(await closings(stage)).toEqual([1, 1, 1, 1, 1]);
  await stage.restart();
  await stage.pass(DAY_MS);
  expect(await closings(stage)).toEqual([1, 1, 1, 1, 1]);
  expect(twice(stage)).toEqual([]);
});

it('R16 a clock that is set back makes nothing happen early or twice', async () => {
  const stage = await openStage();
  await resolved(stage);
  await stage.pass(REOPEN_DAYS * DAY_MS - 30 * MINUTE_MS);
  expect(await statuses(stage)).toEqual(all('resolved'));
  await stage.pass(-2 * 60 * MINUTE_MS);
  await stage.pass(2 * 60 * MINUTE_MS);
  expect(await statuses(stage)).toEqual(all('resolved'));
  await stage.pass(31 * MINUTE_MS);
  expect(await statuses(stage)).toEqual(all('closed'));
  await stage.pass(-2 * 60 * MINUTE_MS);
  await stage.pass(3 * 60 * MINUTE_MS);
  await settleWholly(stage);
  expect(await closings(stage)).toEqual([1, 1, 1, 1, 1]);
  expect(twice(stage)).toEqual([]);
});

it('R16 after a clock was set back the desk answers at once all the same', async () => {
  const stage = await openStage();
  const { clock } = stage;
  clock.advance(-2 * 60 * MINUTE_MS);
  await stage.as('maya').post('#heron-help', 'The map is empty.');
  await stage.settle();
  const { text, ts } = await lastIn(stage, 'maya', '#heron-help');
  expect(text).toBe('The map is empty.');
  expect(texts(await stage.as('maya').thread('#heron-help', ts)).join()).toContain(
    'Ticket 1 is with the desk',
  );
});

it('a due row whose kind nobody knows stays, and is spoken of', async () => {
  const stage = await openStage();
  const { desk, workspaceId } = stage.running;
  const { due } = desk.db.tables;
  await desk.db.begin(async (tx) => {
    await tx.insert(due).values({ workspaceId, kind: 'of-tomorrow', subject: '1', dueAt: desk.now() });
  });
  await stage.pass(MINUTE_MS);
  const rows = await listDue(desk.db, new Date(desk.now().getTime() + DAY_MS), 100);
  expect(rows.map(({ kind }) => kind)).toContain('of-tomorrow');
});
