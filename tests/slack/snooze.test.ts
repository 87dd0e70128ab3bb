import { expect, it } from 'vitest';
import { DAY_MS, MINUTE_MS } from '../support/clock.ts';
import { cardOf, lastIn, press, pressMore, texts } from '../support/look.ts';
import { askedMaya, followUpsIn, live, noticesIn, until } from '../support/silence.ts';
import { saidIn, topModal } from '../support/stage.ts';

const token = (moment: string) => `<!date^${Date.parse(moment) / 1000}^`;

it('snoozes by a verb until a day, shows it, and wakes on time: the owner is told', async () => {
  const { stage, ticket } = await askedMaya();
  await stage.as('tomas').command('#general', '/ticket snooze 1 until Mon');
  await stage.settle();
  expect((await lastIn(stage, 'tomas', '#general')).text).toContain('Ticket 1 is snoozed until');
  expect(saidIn(await cardOf(stage, 1))).toContain(`*Snoozed*\\nuntil ${token('2026-03-09T12:00:00Z')}`);
  await until(stage, '2026-03-09T11:59:00Z');
  expect((await ticket()).isSnoozed).toBe(true);
  await until(stage, '2026-03-09T12:00:00Z');
  expect(await ticket()).toMatchObject({ isSnoozed: false, snoozedUntil: null });
  expect((await lastIn(stage, 'tomas', '@firstline')).text).toContain(
    'Ticket 1 is awake again, its time has come',
  );
  expect(saidIn(await cardOf(stage, 1))).not.toContain('*Snoozed*');
});

it('FUP-3 journey 9: while it is snoozed nobody is asked again and nothing is closed', async () => {
  const { stage, thread, ticket } = await askedMaya();
  await stage.as('tomas').command('#general', '/ticket snooze 1 until reply');
  await stage.settle();
  expect(saidIn(await cardOf(stage, 1))).toContain('until the requester replies');
  await live(stage, '2026-03-25T15:00:00Z', DAY_MS);
  expect(followUpsIn(await thread())).toEqual([]);
  expect((await ticket()).status).toBe('waiting on requester');
  await stage.as('tomas').command('#general', '/ticket unsnooze 1');
  await stage.settle();
  await stage.pass(MINUTE_MS);
  expect(followUpsIn(await thread())).toHaveLength(1);
  await stage.as('tomas').command('#general', '/ticket snooze 1 until 2026-06-01');
  await live(stage, '2026-04-25T15:00:00Z', DAY_MS);
  expect(noticesIn(await thread())).toEqual([]);
  expect((await ticket()).isOpen).toBe(true);
});

it('IN-7 a reply wakes it and its owner hears of it; bare thanks lets it sleep', async () => {
  const { stage, root, ticket } = await askedMaya();
  await stage.as('tomas').command('#general', '/ticket snooze 1 2 days');
  await stage.settle();
  await stage.as('maya').post('#heron-help', 'thanks!', root.ts);
  await stage.settle();
  expect((await ticket()).isSnoozed).toBe(true);
  await stage.as('maya').post('#heron-help', 'It is Firefox.', root.ts);
  await stage.settle();
  expect((await ticket()).isSnoozed).toBe(false);
  const told = texts(await stage.as('tomas').history('@firstline'));
  expect(told.filter((text) => text.includes('is awake again, Maya Lindqvist has written'))).toHaveLength(1);
  await stage.pass(3 * DAY_MS);
  expect(
    texts(await stage.as('tomas').history('@firstline')).filter((text) => text.includes('awake')),
  ).toHaveLength(1);
});

it('snoozes by the form behind More, and is wound back from there', async () => {
  const { stage, ticket } = await askedMaya();
  const choose = async (at: string | null) => {
    await pressMore(stage, 'tomas', 1, 'snooze');
    const form = await topModal(stage.as('tomas'));
    const seconds = at ? Date.parse(at) / 1000 : null;
    await stage.as('tomas').fill(form.id, { until: { value: { selected_date_time: seconds } } });
    const answer = await stage.as('tomas').submit(form.id);
    await stage.settle();
    return answer;
  };
  expect((await choose('2026-03-01T15:00:00Z')).errors?.until).toContain('not in the future');
  expect((await ticket()).isSnoozed).toBe(false);
  const [left] = await stage.as('tomas').modals();
  await stage.as('tomas').closeModal(left?.id ?? '', true);
  expect(await choose('2026-03-06T15:00:00Z')).toEqual({ ok: true });
  expect((await ticket()).snoozedUntil).toEqual(new Date('2026-03-06T15:00:00Z'));
  await pressMore(stage, 'tomas', 1, 'unsnooze');
  expect((await ticket()).isSnoozed).toBe(false);
  expect(await choose(null)).toEqual({ ok: true });
  expect(saidIn(await cardOf(stage, 1))).toContain('until the requester replies');
});

it('what the verb cannot read the form asks, with the next morning proposed; requesters have no part in it', async () => {
  const { stage, ticket } = await askedMaya();
  await stage.as('tomas').command('#general', '/ticket snooze 1 until the printer is fixed');
  const { view } = await topModal(stage.as('tomas'));
  expect(JSON.stringify(view)).toContain(`"initial_date_time":${Date.parse('2026-03-04T13:00:00Z') / 1000}`);
  expect(JSON.stringify(view)).toContain('“until the printer is fixed” is no time I can read');
  await pressMore(stage, 'tomas', 1, 'snooze');
  expect(JSON.stringify((await topModal(stage.as('tomas'))).view)).not.toContain('no time I can read');
  await stage.as('tomas').command('#general', '/ticket unsnooze 1');
  expect((await lastIn(stage, 'tomas', '#general')).text).toContain('ticket 1 is not snoozed');
  await stage.as('maya').command('#heron-help', '/ticket snooze 1 tomorrow');
  expect((await lastIn(stage, 'maya', '#heron-help')).text).toContain('only agents');
  expect((await ticket()).isSnoozed).toBe(false);
});

it('RES-3 an end is no sleep: resolved while snoozed, it wakes nobody', async () => {
  const { stage, ticket } = await askedMaya();
  await stage.as('tomas').command('#general', '/ticket snooze 1 tomorrow');
  await press(stage, 'tomas', 1, 'ticket.resolve');
  const form = await topModal(stage.as('tomas'));
  await stage.as('tomas').fill(form.id, { resolution: { value: { selected_option: { value: 'done' } } } });
  await stage.as('tomas').submit(form.id);
  await stage.pass(3 * DAY_MS);
  expect(await ticket()).toMatchObject({ status: 'resolved', isSnoozed: false, snoozedUntil: null });
  expect(texts(await stage.as('tomas').history('@firstline')).join()).not.toContain('awake');
});
