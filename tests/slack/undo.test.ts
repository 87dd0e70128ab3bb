import { expect, it } from 'vitest';
import { listTicketEvents } from '../../src/db/ticket-events.ts';
import { getTicketByNumber } from '../../src/db/tickets.ts';
import { addUp, type TicketFact } from '../../src/domain/ticket/history.ts';
import { cardOf, lastIn, press, pressMore, texts } from '../support/look.ts';
import { askedTwice, merge, reply, says, staffTexts, statusOf, threadOf } from '../support/merging.ts';
import { type Stage, saidIn, submit, topModal } from '../support/stage.ts';
import { answerAll, save } from '../support/triage-form.ts';

/** Presses the *Undo* that this person was offered last. */
async function undo(stage: Stage, who: string) {
  const offers = (await stage.as(who).history('#desk-triage')).filter((message) =>
    saidIn(message).includes('ticket.undo'),
  );
  const { channel = '', ts = '' } = offers.at(-1) ?? {};
  const answer = await stage.as(who).press({ channel, ts }, 'ticket.undo');
  await stage.settle();
  return answer;
}

const seen = async (stage: Stage, who: string) =>
  texts(await stage.as(who).history('#desk-triage')).join('\n');

async function addsUp(stage: Stage, number: number) {
  const { db } = stage.running.desk;
  const ticket = await getTicketByNumber(db, stage.running.workspaceId, number);
  const events = await listTicketEvents(db, ticket.id);
  const state = addUp(events.map((event) => ({ kind: event.kind, ...event.detail }) as TicketFact));
  const { status, ownerId, resolution, mergedIntoId, type, priority, groupKey } = ticket;
  expect(state).toMatchObject({ status, ownerId, resolution, mergedIntoId, type, priority, groupKey });
  return events.map(({ kind }) => kind);
}

it('C-3 taking is taken back with *Undo*: nobody has it, it is new, and the history says both', async () => {
  const { stage, ben } = await askedTwice();
  await press(stage, 'tomas', 1, 'ticket.take');
  expect(await statusOf(stage, 1)).toBe('In progress');
  expect(await seen(stage, 'ruth')).not.toContain('You took ticket 1');
  await undo(stage, 'tomas');
  expect(await statusOf(stage, 1)).toBe('New');
  expect(saidIn(await cardOf(stage, 1))).toContain('Nobody yet');
  expect(await addsUp(stage, 1)).toEqual(['filed', 'owned', 'moved', 'undone', 'owned', 'moved']);
  await stage.pass(2 * 60_000);
  expect(await threadOf(stage, 'ben', ben)).not.toContain('has ticket 1 now');
  expect(await says(stage, 'tomas', '/ticket undo 1')).toContain('undone already');
});

it('C-3 a double press undoes once', async () => {
  const { stage } = await askedTwice();
  await press(stage, 'tomas', 1, 'ticket.take');
  await Promise.all([undo(stage, 'tomas'), undo(stage, 'tomas').catch(() => undefined)]);
  const kinds = await addsUp(stage, 1);
  expect(kinds.filter((kind) => kind === 'undone')).toHaveLength(1);
});

it('C-3 only whoever did it undoes it, within ten minutes, and not once more was built on it', async () => {
  const { stage } = await askedTwice();
  expect(await says(stage, 'tomas', '/ticket take 1')).toContain('/ticket undo 1');
  expect(await says(stage, 'ruth', '/ticket undo 1')).toContain('you have done nothing');
  expect(await says(stage, 'ben', '/ticket undo 1')).toContain('only agents');
  await reply(stage, 1, 'I look at it, Ben.');
  expect(await says(stage, 'tomas', '/ticket undo 1')).toContain('it builds on this');
  expect(saidIn(await cardOf(stage, 1))).toContain('Tomas Rivera');

  await press(stage, 'ruth', 2, 'ticket.take');
  await stage.pass(11 * 60_000);
  expect(await says(stage, 'ruth', '/ticket undo 2')).toContain('for 10 minutes');
  expect(await statusOf(stage, 2)).toBe('In progress');
});

it('C-3 giving a ticket away is taken back, and whoever had it heard of both', async () => {
  const { stage } = await askedTwice();
  await pressMore(stage, 'tomas', 1, 'assign');
  const form = await topModal(stage.as('tomas'));
  await stage.as('tomas').fill(form.id, { owner: { value: { selected_user: stage.as('ruth').person.id } } });
  await stage.as('tomas').submit(form.id);
  await stage.settle();
  expect((await lastIn(stage, 'ruth', '@firstline')).text).toContain('gave you ticket 1');
  await undo(stage, 'tomas');
  expect((await lastIn(stage, 'ruth', '@firstline')).text).toContain('took back giving you ticket 1');
  expect(saidIn(await cardOf(stage, 1))).toContain('Nobody yet');
  await addsUp(stage, 1);
});

it('C-3 TRI-4 a triage taken back calls nobody twice, and tells who was called', async () => {
  const { stage } = await askedTwice();
  await press(stage, 'tomas', 1, 'ticket.triage');
  await answerAll(stage, { incident: 'not sure', doubt: 'ask' });
  await save(stage);
  for (const left of await stage.as('tomas').modals()) await stage.as('tomas').closeModal(left.id, true);
  const before = await getTicketByNumber(stage.running.desk.db, stage.running.workspaceId, 1);
  expect(before.priority).toBe('P1');
  const calls = () =>
    stage.slack.ledger.messages().filter((message) => message.text.includes('calls you to'));
  const called = calls().length;
  await undo(stage, 'tomas');
  const after = await getTicketByNumber(stage.running.desk.db, stage.running.workspaceId, 1);
  expect(after).toMatchObject({ priority: null, type: null, triage: null, status: 'new' });
  expect(calls()).toHaveLength(called);
  expect(await staffTexts(stage, 1)).toContain('Tomas Rivera took back their triage');
  await addsUp(stage, 1);
});

it('C-3 TRI-8 a merge and a link are taken back', async () => {
  const { stage, maya } = await askedTwice();
  await merge(stage, 2, 1);
  await undo(stage, 'tomas');
  expect(await statusOf(stage, 2)).toBe('New');
  expect(await threadOf(stage, 'maya', maya)).toContain('is open again');
  await says(stage, 'tomas', '/ticket link 1 2');
  expect(await says(stage, 'tomas', '/ticket undo 1')).toContain('Undone');
  expect(saidIn(await cardOf(stage, 1))).not.toContain('Related');
  await addsUp(stage, 2);
  expect(await submit(stage.as('tomas'), {}).catch(() => 'nothing open')).toBe('nothing open');
});

it('C-3 labels are taken back, one change at a time and not below a later one', async () => {
  const { stage } = await askedTwice();
  expect(await says(stage, 'tomas', '/ticket label 1 blocked')).toContain('/ticket undo 1');
  await says(stage, 'tomas', '/ticket label 1 -blocked, epic');
  expect(saidIn(await cardOf(stage, 1))).toMatch(/Labels.*Epic/);
  expect(await says(stage, 'tomas', '/ticket undo 1')).toContain('Undone');
  expect(saidIn(await cardOf(stage, 1))).toMatch(/Labels.*Blocked/);
  expect(saidIn(await cardOf(stage, 1))).not.toContain('Epic');
  expect(await addsUp(stage, 1)).toEqual(['filed', 'labelled', 'labelled', 'undone', 'labelled']);

  await pressMore(stage, 'tomas', 2, 'labels');
  const form = await topModal(stage.as('tomas'));
  const options = JSON.stringify(form.view).match(/"text":"Blocked"[^}]*\},"value":"(\d+)"/);
  const chosen = { value: options?.[1] ?? '', text: { type: 'plain_text', text: 'Blocked' } };
  await stage.as('tomas').fill(form.id, { labels: { value: { selected_options: [chosen] } } });
  await stage.as('tomas').submit(form.id);
  await stage.settle();
  expect(saidIn(await cardOf(stage, 2))).toMatch(/Labels.*Blocked/);
  await undo(stage, 'tomas');
  expect(saidIn(await cardOf(stage, 2))).not.toContain('Blocked');

  await says(stage, 'tomas', '/ticket label 2 blocked');
  await says(stage, 'ruth', '/ticket label 2 epic');
  expect(await says(stage, 'tomas', '/ticket undo 2')).toContain('it builds on this');
});

it('C-3 snoozing is taken back: awake, or asleep until when it was', async () => {
  const { stage } = await askedTwice();
  const ticket = () => getTicketByNumber(stage.running.desk.db, stage.running.workspaceId, 1);
  expect(await says(stage, 'tomas', '/ticket snooze 1 2 days')).toContain('/ticket undo 1');
  const first = await ticket();
  await says(stage, 'tomas', '/ticket snooze 1 9 days');
  await says(stage, 'tomas', '/ticket undo 1');
  expect(await ticket()).toMatchObject({ isSnoozed: true, snoozedUntil: first.snoozedUntil });
  await stage.pass(60 * 60 * 60_000);
  expect(await ticket()).toMatchObject({ isSnoozed: false, snoozedUntil: null });

  await says(stage, 'tomas', '/ticket snooze 1 reply');
  await says(stage, 'tomas', '/ticket undo 1');
  expect(await ticket()).toMatchObject({ isSnoozed: false, snoozedUntil: null });
  expect(await says(stage, 'tomas', '/ticket list mine snoozed')).toContain('none');
  await addsUp(stage, 1);
});
