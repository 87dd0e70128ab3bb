import { expect, it } from 'vitest';
import { dateToken } from '../../src/domain/message/dates.ts';
import { DAY_MS, MINUTE_MS } from '../support/clock.ts';
import { cardOf, lastIn, press, texts } from '../support/look.ts';
import { policyWith } from '../support/policy.ts';
import { openStage, type Stage, saidIn, submit, topModal } from '../support/stage.ts';

const desk = (more: object = {}) => ({
  groups: { desk: { name: 'Desk', assignment: 'balanced', capacity: 2, ...more } },
});
const openBalanced = (more: object = {}) => openStage({ policy: policyWith(desk(more)) });

/** The agents who agree, by the button of the desk's question. */
async function agree(stage: Stage, ...people: string[]): Promise<void> {
  await stage.pass(0);
  for (const who of people) {
    const question = (await stage.as(who).history('@firstline')).find((one) =>
      saidIn(one).includes('group.confirm'),
    );
    if (!question) throw new Error(`${who} was not asked.`);
    await stage.as(who).press({ channel: question.channel, ts: question.ts }, 'group.confirm');
  }
  await stage.settle();
  await stage.pass(0);
}

async function ask(stage: Stage, words = 'Search finds nothing since lunch.'): Promise<void> {
  await stage.as('ben').post('#heron-help', words);
  await stage.settle();
}

const owner = async (stage: Stage, number: number) =>
  saidIn(await cardOf(stage, number)).match(/\*Owner\*\\n([^"]*)/)?.[1];

async function away(stage: Stage, who: string, words: string): Promise<string> {
  await stage.as(who).command('#general', `/desk away ${words}`);
  const { text } = await lastIn(stage, who, '#general');
  await stage.settle();
  await stage.pass(0);
  return text;
}

it('PPL-6 asks each agent once, and gives nothing until somebody agrees', async () => {
  const stage = await openBalanced();
  const filedAt = stage.clock.now();
  await ask(stage);
  expect(await owner(stage, 1)).toBe(`Nobody yet: waiting for an agent since ${dateToken(filedAt)}`);
  await stage.pass(MINUTE_MS);
  await stage.pass(MINUTE_MS);
  const asked = texts(await stage.as('tomas').history('@firstline'));
  expect(asked.filter((text) => text.includes('Nothing is given to you until you agree'))).toHaveLength(1);
  expect(await owner(stage, 1)).toContain('waiting for an agent');

  await agree(stage, 'tomas');
  expect(await owner(stage, 1)).toBe('Tomas Rivera, given by the desk: fewest open, on shift');
  const told = (await lastIn(stage, 'tomas', '@firstline')).text;
  expect(told).toContain(
    'The desk gave you ticket 1, “Search finds nothing since lunch.” (fewest open, on shift).',
  );
});

it('PPL-6 taking a ticket confirms too; the manager and admins see who has not agreed', async () => {
  const stage = await openBalanced();
  await ask(stage);
  await press(stage, 'ruth', 1, 'ticket.take');
  await stage.pass(0);
  await ask(stage, 'The map is gone.');
  expect(await owner(stage, 2)).toContain('Ruth Abara, given by the desk');
  await stage.as('ola').openHome();
  await stage.settle();
  const home = JSON.stringify((await stage.as('ola').openHome())?.view);
  expect(home).toContain('Desk: these have not agreed to work its tickets, and are given none:');
  expect(home).toContain('Tomas Rivera');
  expect(home).not.toMatch(/given none:[^•]*Ruth Abara/);
  await stage.as('tomas').openHome();
  await stage.settle();
  expect(JSON.stringify((await stage.as('tomas').openHome())?.view)).not.toContain('have not agreed');
});

it('PPL-6 a desk in which people take tickets asks nobody anything', async () => {
  const stage = await openStage();
  await ask(stage);
  await stage.pass(DAY_MS);
  expect(await owner(stage, 1)).toBe('Nobody yet');
  expect(texts(await stage.as('tomas').history('@firstline')).join()).not.toContain('agree');
});

it('TRI-7 balanced: to the one with the least open work, nobody over capacity, the oldest first when one is resolved', async () => {
  const stage = await openBalanced();
  await agree(stage, 'tomas', 'ruth');
  for (let n = 1; n <= 6; n++) {
    await ask(stage, `Page ${n} is empty since lunch.`);
    await stage.pass(MINUTE_MS);
  }
  const owners = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => owner(stage, n)));
  expect(owners.slice(0, 4).filter((name) => name?.startsWith('Tomas'))).toHaveLength(2);
  expect(owners.slice(0, 4).filter((name) => name?.startsWith('Ruth'))).toHaveLength(2);
  expect(owners[4]).toContain('waiting for an agent');
  await press(stage, 'tomas', 1, 'ticket.resolve');
  const form = await topModal(stage.as('tomas'));
  const done = { selected_option: { value: 'done', text: { type: 'plain_text', text: 'x' } } };
  await stage.as('tomas').fill(form.id, { resolution: { value: done } });
  await submit(stage.as('tomas'), { message: 'Done.' });
  await stage.settle();
  expect(await owner(stage, 5)).toContain(owners[0]?.split(',')[0] ?? '?');
  expect(await owner(stage, 6)).toContain('waiting for an agent');
});

it('TRI-7 round robin: in turn', async () => {
  const stage = await openBalanced({ assignment: 'round robin', capacity: 10 });
  await agree(stage, 'tomas', 'ruth', 'priya');
  for (let n = 1; n <= 6; n++) await ask(stage, `Page ${n} is empty since lunch.`);
  const owners = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => owner(stage, n)));
  expect(new Set(owners.slice(0, 3)).size).toBe(3);
  expect(owners.slice(3)).toEqual(owners.slice(0, 3));
  expect(owners[0]).toContain('given by the desk: next in turn, on shift');
});

it('TRI-7 honours absence: waits visibly, and is handed out when somebody is back', async () => {
  const stage = await openBalanced();
  await agree(stage, 'tomas');
  expect(await away(stage, 'tomas', 'until Thu')).toBe(
    `You are away until ${dateToken(new Date('2026-03-05T05:00:00Z'))}, and are given no tickets. \`/desk away off\` when you are back.`,
  );
  await ask(stage);
  expect(await owner(stage, 1)).toContain('waiting for an agent');
  await stage.as('tomas').openHome();
  await stage.settle();
  expect(JSON.stringify((await stage.as('tomas').openHome())?.view)).toContain('You are away until');
  await away(stage, 'tomas', 'off');
  expect(await owner(stage, 1)).toContain('Tomas Rivera');
  await away(stage, 'tomas', 'until Thu');
  await ask(stage, 'The map is gone.');
  await stage.pass(Date.parse('2026-03-05T12:59:00Z') - stage.clock.now().getTime());
  expect(await owner(stage, 2)).toContain('waiting for an agent');
  await stage.pass(2 * MINUTE_MS);
  expect(await owner(stage, 2)).toContain('Tomas Rivera');
});

it('TRI-7 says what it did not understand, and changes nothing', async () => {
  const stage = await openBalanced();
  expect(await away(stage, 'tomas', 'until forever')).toContain(
    'Nothing changed: I did not understand until when.',
  );
  expect(await away(stage, 'tomas', 'until 2026-02-01')).toContain('Nothing changed');
  await stage.as('maya').command('#general', '/desk away until Mon');
  expect((await lastIn(stage, 'maya', '#general')).text).toContain('only agents can do this');
});

it('TRI-7 honours own hours and an own number, set by the form with errors at the field', async () => {
  const stage = await openBalanced();
  await agree(stage, 'sam');
  const sam = stage.as('sam');
  await sam.command('#general', '/desk away');
  const form = await topModal(sam);
  const days = ['mon', 'tue', 'wed'].map((value) => ({ value, text: { type: 'plain_text', text: value } }));
  const fill = (from: string, to: string, capacity: string) =>
    sam.fill(form.id, {
      days: { value: { selected_options: days } },
      from: { value: { value: from } },
      to: { value: { value: to } },
      capacity: { value: { value: capacity } },
    });
  await fill('9', '17:00', 'many');
  const { errors } = await sam.submit(form.id);
  expect(errors?.from).toContain('Write a time of day');
  expect(errors?.capacity).toContain('Write a number');
  await fill('17:00', '09:00', '1');
  expect((await sam.submit(form.id)).errors?.to).toBe('This is not after the time you begin.');
  await fill('09:00', '17:00', '1');
  expect(await sam.submit(form.id)).toEqual({ ok: true });
  await stage.settle();

  await ask(stage);
  await ask(stage, 'The map is gone.');
  expect(await owner(stage, 1)).toContain('waiting for an agent');
  await stage.pass(Date.parse('2026-03-03T17:01:00Z') - stage.clock.now().getTime());
  expect(await owner(stage, 1)).toContain('Sam Whitfield');
  expect(await owner(stage, 2)).toContain('waiting for an agent');
});

it('TRI-7 honours the status in Slack while it lasts', async () => {
  const stage = await openBalanced();
  await agree(stage, 'tomas');
  const ends = Date.parse('2026-03-03T18:00:00Z') / 1000;
  stage.slack.changePerson('tomas', { statusEmoji: ':palm_tree:', statusExpiration: ends });
  await stage.settle();
  await ask(stage);
  expect(await owner(stage, 1)).toContain('waiting for an agent');
  stage.slack.changePerson('tomas', { statusEmoji: ':spiral_calendar_pad:', statusExpiration: ends });
  await stage.settle();
  await stage.pass(0);
  expect(await owner(stage, 1)).toContain('Tomas Rivera');
  stage.slack.changePerson('tomas', { statusEmoji: ':face_with_thermometer:', statusExpiration: ends });
  await ask(stage, 'The map is gone.');
  expect(await owner(stage, 2)).toContain('waiting for an agent');
  await stage.pass(ends * 1000 - stage.clock.now().getTime() + MINUTE_MS);
  expect(await owner(stage, 2)).toContain('Tomas Rivera');
});

it.each([
  ['is deactivated', (stage: Stage) => void stage.slack.changePerson('tomas', { deleted: true })],
  ['is no agent of this group any more', (stage: Stage) => stage.as('tomas').leave('#desk-triage')],
])(
  'TRI-7 the work of somebody who %s goes back to the queue, and the group and the manager are told',
  async (why, go) => {
    const stage = await openStage();
    await ask(stage);
    await ask(stage, 'The map is gone.');
    await press(stage, 'tomas', 1, 'ticket.take');
    await press(stage, 'tomas', 2, 'ticket.take');
    await go(stage);
    await stage.settle();
    const told = `⚠️ Tomas Rivera ${why}. Back in the queue, with nobody: tickets 1, 2.`;
    expect((await lastIn(stage, 'ruth', '#desk-triage')).text).toBe(told);
    expect((await lastIn(stage, 'ola', '@firstline')).text).toBe(told);
    const card = saidIn(await cardOf(stage, 1, 'ruth'));
    expect(card).toContain('*Owner*\\nNobody yet');
    expect(card).toContain('Take it');
  },
);

it('TRI-7 in a group that gives out, they go to whoever is free', async () => {
  const stage = await openBalanced();
  await agree(stage, 'tomas');
  await ask(stage);
  expect(await owner(stage, 1)).toContain('Tomas Rivera');
  await agree(stage, 'ruth');
  stage.slack.changePerson('tomas', { deleted: true });
  await stage.settle();
  await stage.pass(0);
  expect(saidIn(await cardOf(stage, 1, 'ruth'))).toContain(
    'Ruth Abara, given by the desk: fewest open, on shift',
  );
});

it('PPL-6 pressing twice, or for a group that is gone, does no harm', async () => {
  const stage = await openBalanced();
  await agree(stage, 'tomas');
  const said = texts(await stage.as('tomas').history('@firstline'));
  expect(said.join()).toContain('You work the tickets of *Desk*');
});

it('TRI-7 RES-3 what is opened again does not go back to somebody who is gone', async () => {
  const stage = await openStage();
  await ask(stage);
  await stage.as('tomas').command('#general', '/ticket take 1');
  await stage.as('tomas').command('#general', '/ticket resolve 1');
  const form = await topModal(stage.as('tomas'));
  const done = { selected_option: { value: 'done', text: { type: 'plain_text', text: 'x' } } };
  await stage.as('tomas').fill(form.id, { resolution: { value: done } });
  await submit(stage.as('tomas'), { message: 'Done.' });
  await stage.settle();
  stage.slack.changePerson('tomas', { deleted: true });
  await stage.settle();
  await stage.as('ruth').command('#general', '/ticket reopen 1');
  await stage.settle();
  expect(saidIn(await cardOf(stage, 1, 'ruth'))).toContain('*Owner*\\nNobody yet');
});
