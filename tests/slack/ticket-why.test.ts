import { expect, it } from 'vitest';
import { dateToken } from '../../src/domain/message/dates.ts';
import { DAY_MS, MINUTE_MS } from '../support/clock.ts';
import { cardOf, press, pressMore } from '../support/look.ts';
import { openStage, type Stage, saidIn, submit, topModal } from '../support/stage.ts';

const at = (moment: string) => dateToken(new Date(moment));

/** What a form draws, as one text. */
async function textOf(stage: Stage, who: string): Promise<string> {
  const { view } = await topModal(stage.as(who));
  const blocks = view.blocks as { text?: { text: string }; elements?: { text?: string }[] }[];
  return blocks.map(({ text, elements }) => text?.text ?? elements?.[0]?.text ?? '').join('\n');
}

async function why(stage: Stage): Promise<string> {
  await pressMore(stage, 'tomas', 1, 'why');
  return textOf(stage, 'tomas');
}

async function file(stage: Stage, when: string): Promise<void> {
  await stage.pass(Date.parse(when) - stage.clock.now().getTime());
  await stage.as('lena').post('#heron-help', 'Every branch home page shows a strip of raw code.');
  await stage.settle();
}

/** Answers the triage form field by field, as a person does. */
async function triage(stage: Stage, answers: Readonly<Record<string, string>>): Promise<void> {
  const tomas = stage.as('tomas');
  await press(stage, 'tomas', 1, 'ticket.triage');
  for (const [field, value] of Object.entries(answers)) {
    const form = await topModal(tomas);
    const chosen = { selected_option: { value, text: { type: 'plain_text', text: value } } };
    await tomas.fill(form.id, { [field]: { value: chosen } });
    await tomas.press({ viewId: form.id }, 'value', { block_id: field, value });
    await stage.settle();
  }
  await tomas.submit((await topModal(tomas)).id);
  await stage.settle();
}

const DEFECT = { incident: 'no', type: 'defect', misunderstood: 'no', longTerm: 'no', blocks: 'nothing' };
const P1 = { ...DEFECT, reach: 'many', visible: 'yes' };

it.each([
  [
    'on the weekend on which clocks go forward',
    '2026-03-07T00:30:00Z',
    { response: '2026-03-09T13:00:00Z', resolution: '2026-03-11T00:00:00Z' },
    { now: '2026-03-09T14:00:00Z', running: '2 h 30 min', outside: '59 h', all: '61 h 30 min' },
  ],
  [
    'on the weekend on which clocks go back',
    '2026-10-30T23:30:00Z',
    { response: '2026-11-02T14:00:00Z', resolution: '2026-11-04T01:00:00Z' },
    { now: '2026-11-02T15:00:00Z', running: '2 h 30 min', outside: '61 h', all: '63 h 30 min' },
  ],
  [
    'before Memorial Day',
    '2026-05-22T23:30:00Z',
    { response: '2026-05-26T13:00:00Z', resolution: '2026-05-28T00:00:00Z' },
    { now: '2026-05-26T14:00:00Z', running: '2 h 30 min', outside: '84 h', all: '86 h 30 min' },
  ],
])(
  'SLA-2 SLA-4 a P1 of Friday 19:30 %s is due to the minute, and why adds up',
  async (_, filedAt, due, sum) => {
    const stage = await openStage();
    await file(stage, filedAt);
    await triage(stage, P1);
    const card = saidIn(await cardOf(stage, 1));
    expect(card).toContain(`*First response due*\\n${at(due.response)}`);
    expect(card).toContain(`*Resolve by*\\n${at(due.resolution)}`);

    await stage.pass(Date.parse(sum.now) - stage.clock.now().getTime());
    const told = await why(stage);
    expect(told).toContain(
      `*First response*: ⚠️ was due ${at(due.response)} (90 business minutes from filing).`,
    );
    expect(told).toContain(`*Resolution*: due ${at(due.resolution)} (2 business days from filing).`);
    expect(told).toContain('running 30 min');
    expect(told).toContain(`outside service hours ${sum.outside}`);
    const whole = `*Together* running ${sum.running} + paused 0 min + outside service hours ${sum.outside} = ${sum.all}`;
    expect(told.split(whole)).toHaveLength(3);
    expect(told).toContain(`Used: ${sum.running} of 90 business minutes.`);
    expect(told).toContain('Business days that closed after the first, with the clock running: 0 of 2.');
  },
);

it('SLA-2 shows what paused a clock, and both stretches where the priority changed', async () => {
  const stage = await openStage();
  await file(stage, '2026-03-03T15:00:00Z');
  await triage(stage, P1);
  await press(stage, 'tomas', 1, 'ticket.reply');
  await submit(stage.as('tomas'), { text: 'Which browser is it?' });
  await stage.settle();
  await stage.pass(30 * MINUTE_MS);
  await triage(stage, { reach: 'few', visible: 'no' });
  await triage(stage, { reach: 'some' });
  await stage.pass(DAY_MS + 10 * 60 * MINUTE_MS);
  const told = await why(stage);
  expect(told).toContain('From here on 20 business days (P2); before that 2 business days (P1).');
  expect(told).toMatch(/\*First response\*: kept: <[^(]*due <.*Used: 0 min of 90 business minutes/s);
  expect(told).toContain('with the clock running: 1 of 20.');
});

it('SLA-1 a ticket that waits on its requester has paused clocks, on the card and in why', async () => {
  const stage = await openStage();
  await file(stage, '2026-03-03T15:00:00Z');
  await triage(stage, P1);
  await press(stage, 'tomas', 1, 'ticket.reply');
  const tomas = stage.as('tomas');
  const form = await topModal(tomas);
  const asks = { value: { selected_options: [{ value: 'yes', text: { type: 'plain_text', text: 'x' } }] } };
  await tomas.fill(form.id, { asks });
  await submit(tomas, { text: 'Which browser is it?' });
  await stage.settle();
  expect(saidIn(await cardOf(stage, 1))).toContain('*Resolve by*\\n⏸️ Paused: waiting on the requester');
  await stage.pass(2 * DAY_MS);
  const told = await why(stage);
  expect(told).toContain('*Resolution*: ⏸️ paused: waiting on the requester (2 business days from filing).');
  expect(told).toContain('⏸️ paused (waiting on the requester) 48 h');
  expect(told).toContain('0 of 2. 1 did not count: it was paused at their close.');
});

it('SLA-2 /ticket why and the button under a warning show the same; a requester has neither', async () => {
  const stage = await openStage();
  await file(stage, '2026-03-03T15:00:00Z');
  await stage.as('ruth').command('#desk-triage', '/ticket why 1');
  const told = await textOf(stage, 'ruth');
  expect(told).toContain('*First response*: due');
  expect(told).toContain('Resolution: no clock for its type and priority, as they are now.');

  await stage.pass(70 * MINUTE_MS);
  const warning = (await stage.as('tomas').thread('#desk-triage', (await cardOf(stage, 1)).ts)).at(-1);
  if (!warning) throw new Error('Nobody was warned.');
  await stage.as('tomas').press({ channel: warning.channel, ts: warning.ts }, 'ticket.why');
  expect(await textOf(stage, 'tomas')).toContain('running 1 h 10 min');

  await stage.as('lena').command('#general', '/ticket why 1');
  expect(await stage.as('lena').modals()).toEqual([]);
  expect((await stage.as('lena').history('#general')).at(-1)?.text).toContain('only agents');
});
