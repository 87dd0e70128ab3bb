import { expect, it } from 'vitest';
import { listTicketEvents } from '../../src/db/ticket-events.ts';
import { getTicketByNumber } from '../../src/db/tickets.ts';
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../support/clock.ts';
import { press, staffThread, texts } from '../support/look.ts';
import { openStage, type Stage, saidIn, topModal } from '../support/stage.ts';

/** Ben has asked, and reads what the desk says in his thread. */
async function asked() {
  const stage = await openStage();
  const root = await stage.as('ben').post('#heron-help', 'Search finds nothing since lunch.');
  await stage.settle();
  /** What Ben has read since he last looked, the acknowledgement left out. */
  let seen = 2;
  const news = async () => {
    const thread = await stage.as('ben').thread('#heron-help', root.ts);
    const fresh = thread.slice(seen).filter((message) => message.user !== stage.as('ben').person.id);
    seen = thread.length;
    return texts(fresh);
  };
  return { stage, root, news };
}

async function reply(stage: Stage, text: string, asks = false): Promise<void> {
  await press(stage, 'tomas', 1, 'ticket.reply');
  const form = await topModal(stage.as('tomas'));
  const chosen = asks ? [{ value: 'yes', text: { type: 'plain_text', text: 'x' } }] : [];
  await stage.as('tomas').fill(form.id, {
    text: { value: { value: text } },
    asks: { value: { selected_options: chosen } },
  });
  await stage.as('tomas').submit(form.id);
  await stage.settle();
}

async function resolve(stage: Stage): Promise<void> {
  await press(stage, 'tomas', 1, 'ticket.resolve');
  const form = await topModal(stage.as('tomas'));
  await stage.as('tomas').fill(form.id, {
    resolution: { value: { selected_option: { value: 'done', text: { type: 'plain_text', text: 'x' } } } },
  });
  await stage.as('tomas').submit(form.id);
  await stage.settle();
}

it('UPD-1 who has taken a ticket is told a minute later, once', async () => {
  const { stage, news } = await asked();
  await press(stage, 'tomas', 1, 'ticket.take');
  await stage.pass(30 * SECOND_MS);
  expect(await news()).toEqual([]);
  await stage.pass(30 * SECOND_MS);
  expect(await news()).toEqual(['Tomas Rivera has ticket 1 now. Tomas Rivera answers here next.']);
  await stage.pass(DAY_MS);
  expect(await news()).toEqual([]);
});

it('UPD-1 what a person writes within the minute goes at once and covers the change', async () => {
  const { stage, news } = await asked();
  await press(stage, 'tomas', 1, 'ticket.take');
  await reply(stage, 'Hello Ben, I am looking into it.');
  expect(await news()).toHaveLength(1);
  await stage.pass(5 * MINUTE_MS);
  expect(await news()).toEqual([]);

  await reply(stage, 'Which browser is it?', true);
  expect(await news()).toHaveLength(1);
  await stage.pass(5 * MINUTE_MS);
  expect(await news()).toEqual([]);
});

it('UPD-1 two changes within a minute share one message', async () => {
  const { stage, root, news } = await asked();
  await reply(stage, 'Which browser is it?', true);
  await news();
  await stage.as('ben').post('#heron-help', 'Firefox', root.ts);
  await stage.settle();
  await stage.as('tomas').command('#general', '/ticket take 1');
  await stage.pass(MINUTE_MS);
  expect(await news()).toEqual(['Your answer on ticket 1 is with the desk. Tomas Rivera answers here next.']);
});

it('UPD-1 an agent who writes in the requester’s thread has told them', async () => {
  const { stage, root, news } = await asked();
  await stage.as('ruth').post('#heron-help', 'I am on it.', root.ts);
  await stage.pass(5 * MINUTE_MS);
  expect(await news()).toEqual(['I am on it.']);
});

it('UPD-1 RES-5 resolving is one message, and so is the end of the reopen window', async () => {
  const { stage, news } = await asked();
  await press(stage, 'tomas', 1, 'ticket.take');
  await resolve(stage);
  expect((await news()).map((text) => text.slice(0, 31))).toEqual(['Tomas Rivera resolved ticket 1 ']);
  await stage.pass(14 * DAY_MS);
  expect(await news()).toEqual([]);
  await stage.pass(MINUTE_MS);
  const [closed = '', ...more] = await news();
  expect(more).toEqual([]);
  expect(closed).toContain('is closed now. If it comes back, write in this thread');
});

it('UPD-1 RES-3 who asks for it is answered at once; an agent’s Reopen waits for the agent’s words', async () => {
  const { stage, root, news } = await asked();
  await resolve(stage);
  await news();
  await stage.as('ben').post('#heron-help', 'It is still empty for me', root.ts);
  await stage.settle();
  expect(await news()).toEqual(['Ticket 1 is open again. Tomas Rivera answers here next.']);

  await resolve(stage);
  await news();
  await press(stage, 'tomas', 1, 'ticket.reopen');
  expect(await news()).toEqual([]);
  await reply(stage, 'I closed this too early, Ben.');
  await stage.pass(5 * MINUTE_MS);
  expect(await news()).toHaveLength(1);
});

it('UPD-1 a change is told in the desk’s words where the message that stood for it is gone', async () => {
  const { stage, news } = await asked();
  const card = (await stage.as('ruth').history('#desk-triage')).find((one) =>
    saidIn(one).includes('*Ticket 1*'),
  );
  const note = await stage.as('ruth').post('#desk-triage', 'Looks like the index again.', card?.ts);
  await stage.settle();
  const ask = (await staffThread(stage, 1, 'ruth')).find((one) => saidIn(one).includes('message.send'));
  stage.slack.faults.inject({ kind: 'ratelimited', method: 'chat.postMessage', retryAfter: 60 });
  await stage.as('ruth').press({ channel: ask?.channel ?? '', ts: ask?.ts ?? '' }, 'message.send');
  await stage.as('ruth').remove('#desk-triage', note.ts);
  await stage.pass(2 * MINUTE_MS);
  await stage.pass(MINUTE_MS);
  expect(await news()).toEqual(['Ruth Abara has ticket 1 now. Ruth Abara answers here next.']);
  const { desk, workspaceId } = stage.running;
  const ticket = await getTicketByNumber(desk.db, workspaceId, 1);
  const told = (await listTicketEvents(desk.db, ticket.id)).filter(({ kind }) => kind === 'told');
  expect(told).toHaveLength(1);
});
