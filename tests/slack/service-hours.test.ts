import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { start } from '../../src/app.ts';
import { dateToken } from '../../src/domain/message/dates.ts';
import { makeLog } from '../../src/log.ts';
import { PolicyRefused } from '../../src/policy/policy.ts';
import { DAY_MS, MINUTE_MS } from '../support/clock.ts';
import { testFile, testFolder } from '../support/engines.ts';
import { cardOf, lastIn, press } from '../support/look.ts';
import { openStage, type Stage, saidIn, submit, topModal } from '../support/stage.ts';

const NEXT = 'A person answers here next, in service hours (Mon to Fri, 08:00 to 20:00 New York).';

async function fileAt(stage: Stage, at: string): Promise<string> {
  await stage.pass(Date.parse(at) - stage.clock.now().getTime());
  await stage.as('maya').command('#heron-help', '/ticket Event pages lose their map');
  await submit(stage.as('maya'), {});
  await stage.settle();
  return (await lastIn(stage, 'maya', '#heron-help')).text;
}

const due = async (stage: Stage) => saidIn(await cardOf(stage, 1));
/** As it stands in a card's fields. */
const field = (name: string, at: string) => `*${name}*\\n${dateToken(new Date(at))}`;

it('IN-2 FR-1 says within service hours that a person answers next, and by when on the card alone', async () => {
  const stage = await openStage();
  const said = await fileAt(stage, '2026-03-03T15:00:00Z');
  expect(said).toBe(
    `<@U0MAYA0000> Ticket 1 is with the desk: “Event pages lose their map”. ${NEXT} Add anything useful in this thread.`,
  );
  expect(await due(stage)).toContain(field('First response due', '2026-03-03T16:30:00Z'));
});

it.each([
  ['on a Saturday', '2026-03-14T15:00:00Z', '2026-03-16T12:00:00Z', '2026-03-16T13:30:00Z'],
  ['on Memorial Day', '2026-05-25T15:00:00Z', '2026-05-26T12:00:00Z', '2026-05-26T13:30:00Z'],
  [
    'on the day Independence Day is observed',
    '2026-07-03T15:00:00Z',
    '2026-07-06T12:00:00Z',
    '2026-07-06T13:30:00Z',
  ],
  ['before clocks go forward', '2026-03-07T15:00:00Z', '2026-03-09T12:00:00Z', '2026-03-09T13:30:00Z'],
  ['before clocks go back', '2026-10-31T15:00:00Z', '2026-11-02T13:00:00Z', '2026-11-02T14:30:00Z'],
])('IN-2 SLA-4 says that the desk is closed and when it opens, %s', async (_, at, opens, dueAt) => {
  const stage = await openStage();
  const said = await fileAt(stage, at);
  expect(said).toContain(`The desk is closed now and opens ${dateToken(new Date(opens))}.`);
  expect(said).not.toContain('answers here next');
  expect(await due(stage)).toContain(field('First response due', dueAt));
});

it.each([
  ['clocks go forward', '2026-03-07T00:30:00Z', '2026-03-09T13:00:00Z'],
  ['clocks go back', '2026-10-30T23:30:00Z', '2026-11-02T14:00:00Z'],
  ['nothing changes', '2026-03-20T23:30:00Z', '2026-03-23T13:00:00Z'],
])('SLA-1 SLA-4 carries what is left of Friday 19:30 over the weekend on which %s', async (_, at, dueAt) => {
  const stage = await openStage();
  expect(await fileAt(stage, at)).toContain(NEXT);
  expect(await due(stage)).toContain(field('First response due', dueAt));
});

it('FR-1 SLA-2 is met by the first answer of a person, not by the acknowledgement, a note or a second answer', async () => {
  const stage = await openStage();
  await fileAt(stage, '2026-03-03T15:00:00Z');
  await stage.pass(20 * MINUTE_MS);
  await press(stage, 'tomas', 1, 'ticket.take');
  await stage.as('tomas').post('#desk-triage', 'Odd.', (await cardOf(stage, 1)).ts);
  await stage.settle();
  expect(await due(stage)).toContain(field('First response due', '2026-03-03T16:30:00Z'));

  await stage.pass(20 * MINUTE_MS);
  const answeredAt = stage.clock.now().toISOString();
  await press(stage, 'tomas', 1, 'ticket.reply');
  await submit(stage.as('tomas'), { text: 'Which browser is it?' });
  await stage.settle();
  await stage.pass(20 * MINUTE_MS);
  await press(stage, 'tomas', 1, 'ticket.reply');
  await submit(stage.as('tomas'), { text: 'And which version?' });
  await stage.settle();
  const card = await due(stage);
  expect(card).toContain(`${field('First response', answeredAt)}"`);
  expect(card).not.toContain('First response due');
});

it('FR-1 says of a first response that it was late', async () => {
  const stage = await openStage();
  await fileAt(stage, '2026-03-03T15:00:00Z');
  await stage.pass(DAY_MS);
  await press(stage, 'tomas', 1, 'ticket.reply');
  await submit(stage.as('tomas'), { text: 'Which browser is it?' });
  await stage.settle();
  expect(await due(stage)).toMatch(/\*First response\*\\n<!date[^"]*>, late"/);
});

async function resolvedCard(message: string): Promise<string> {
  const stage = await openStage();
  await fileAt(stage, '2026-03-03T15:00:00Z');
  await press(stage, 'tomas', 1, 'ticket.resolve');
  const form = await topModal(stage.as('tomas'));
  const chosen = { value: 'duplicate', text: { type: 'plain_text', text: 'x' } };
  await stage.as('tomas').fill(form.id, { resolution: { value: { selected_option: chosen } } });
  await submit(stage.as('tomas'), { message });
  await stage.settle();
  return due(stage);
}

it('FR-1 counts what a person writes on resolving, and promises nothing once a ticket has ended without', async () => {
  expect(await resolvedCard('This is ticket 4 already.')).toContain('*First response*');
  const silent = await resolvedCard('');
  expect(silent).toContain('Resolved');
  expect(silent).not.toContain('First response');
});

it('SLA-4 reads the calendar of the policy it is given', async () => {
  const stage = await openStage();
  const file = join(testFolder(), 'desk.yml');
  const preset = readFileSync('src/policy/presets/default.yml', 'utf8');
  writeFileSync(file, preset.replace('mon to fri: 08:00 to 20:00', 'mon to sun: 00:00 to 24:00'));
  await stage.running.drain();
  const own = await start(
    { ...stage.config, policy: file, database: testFile() },
    stage.clock.now,
    makeLog('silent'),
  );
  expect(own.desk.policy.calendars.desk.week.sun).toEqual([{ from: 0, to: 1440 }]);
  await own.drain();
});

it('does not start with a policy that is wrong', async () => {
  const stage = await openStage();
  const file = join(testFolder(), 'desk.yml');
  writeFileSync(file, 'calendars: {}\n');
  const again = start({ ...stage.config, policy: file, database: testFile() }, stage.clock.now);
  await expect(again).rejects.toThrow(PolicyRefused);
});
