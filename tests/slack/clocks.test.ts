import { expect, it } from 'vitest';
import { DAY_MS, MINUTE_MS } from '../support/clock.ts';
import { deskDatabases } from '../support/engines.ts';
import { cardOf, press, staffThread, texts } from '../support/look.ts';
import { policyWith } from '../support/policy.ts';
import { openStage, type Stage, saidIn, submit, topModal } from '../support/stage.ts';

const HOUR_MS = 60 * MINUTE_MS;

async function filed(stage: Stage, words = 'Event pages lose their map.'): Promise<void> {
  await stage.as('maya').post('#heron-help', words);
  await stage.settle();
}

async function reply(stage: Stage, number: number, text: string): Promise<void> {
  await press(stage, 'tomas', number, 'ticket.reply');
  await submit(stage.as('tomas'), { text });
  await stage.settle();
}

const heard = async (stage: Stage, who: string) =>
  texts(await stage.as(who).history('@firstline')).filter((text) => /due/.test(text));
const inThread = async (stage: Stage, number: number) =>
  texts(await staffThread(stage, number)).filter((text) => text.includes('due'));

it.each(deskDatabases)(
  'SLA-3 warns the owner, at breach the thread and the managers, then the ladder, each once, on %s',
  async (_, database) => {
    const stage = await openStage({ database: await database() });
    await filed(stage);
    await press(stage, 'tomas', 1, 'ticket.take');
    await stage.pass(67 * MINUTE_MS);
    expect(await heard(stage, 'tomas')).toEqual([]);

    await stage.pass(MINUTE_MS);
    const [warning] = await heard(stage, 'tomas');
    expect(warning).toMatch(
      /^Ticket 1 “Event pages lose their map\.”: first response due <!date.*>; nobody has answered yet\. <.*\|Open the card>\.$/,
    );
    expect(await inThread(stage, 1)).toEqual([]);

    await stage.pass(22 * MINUTE_MS);
    expect(await inThread(stage, 1)).toEqual([
      expect.stringMatching(
        /^⚠️ <@U0TOMAS000> First response was due <!date.*>; nobody has answered yet\. Ola Bergström and Dele Adeyemi hear of it too\.$/,
      ),
    ]);
    expect(await heard(stage, 'dele')).toEqual([
      expect.stringMatching(/^⚠️ Ticket 1 .*was due .*Tomas Rivera has it\./),
    ]);
    expect(await heard(stage, 'ola')).toHaveLength(1);
    expect(saidIn(await cardOf(stage, 1))).toMatch(/First response due\*\\n⚠️ <!date[^>]*>, overdue/);

    await stage.pass(MINUTE_MS);
    await stage.restart();
    await stage.pass(MINUTE_MS);
    expect(await inThread(stage, 1)).toHaveLength(1);
    expect(await heard(stage, 'dele')).toHaveLength(1);

    await stage.pass(2 * HOUR_MS);
    expect(await heard(stage, 'priya')).toHaveLength(1);
    expect(await heard(stage, 'tomas')).toHaveLength(2);
    await stage.pass(2 * DAY_MS);
    expect(await heard(stage, 'joan')).toHaveLength(1);
    await stage.pass(5 * DAY_MS);
    expect(await heard(stage, 'joan')).toHaveLength(1);
    expect(await heard(stage, 'tomas')).toHaveLength(2);
  },
);

it('SLA-3 says nothing more once a person has answered, nor while it waits on the requester', async () => {
  const stage = await openStage();
  await filed(stage);
  await stage.pass(60 * MINUTE_MS);
  await reply(stage, 1, 'We are looking.');
  await stage.pass(3 * DAY_MS);
  expect(await inThread(stage, 1)).toEqual([]);
  expect(await heard(stage, 'tomas')).toEqual([]);
});

it('SLA-3 warns the thread where nobody owns the ticket', async () => {
  const stage = await openStage();
  await filed(stage);
  await stage.pass(68 * MINUTE_MS);
  expect(await inThread(stage, 1)).toEqual([
    expect.stringMatching(
      /^⚠️ Nobody has this ticket\. First response due <!date.*nobody has answered yet\.$/,
    ),
  ]);
});

it('SLA-3 after down-time tells late and in service hours, of many tickets in one message', async () => {
  const stage = await openStage();
  for (const n of [1, 2, 3]) await filed(stage, `Page ${n} loses its map.`);
  await stage.running.drain();
  stage.clock.set('2026-03-07T15:00:00Z');
  await stage.restart();
  await stage.pass(MINUTE_MS);
  expect(await heard(stage, 'dele')).toEqual([]);

  stage.clock.set('2026-03-09T12:00:30Z');
  await stage.pass(MINUTE_MS);
  const said = await heard(stage, 'dele');
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(/^⚠️ 3 clocks want somebody.*\n• Ticket 1 .*\n• Ticket 2 .*\n• Ticket 3 /);
  expect(await inThread(stage, 2)).toHaveLength(1);
  await stage.pass(HOUR_MS);
  expect(await heard(stage, 'dele')).toHaveLength(1);
});

it('SLA-3 says where nobody is set to hear of it', async () => {
  const clocks = { first_response: '90 business minutes', at_breach: ['product owner'], ladder: [] };
  const stage = await openStage({ isSetUp: true, policy: policyWith({ clocks }) });
  const ola = stage.as('ola');
  await ola.command('#general', '/desk setup');
  await ola.fill((await topModal(ola)).id, { productOwner: { value: { selected_user: null } } });
  await ola.submit((await topModal(ola)).id);
  await stage.settle();
  await filed(stage);
  await stage.pass(2 * HOUR_MS);
  expect((await inThread(stage, 1)).at(-1)).toContain('Nobody is set as product owner: `/desk setup`.');
});

it('SLA-1 the next response runs from the requester’s word, on the card and in the queues', async () => {
  const stage = await openStage();
  const root = await stage.as('maya').post('#heron-help', 'Event pages lose their map.');
  await stage.settle();
  const dueAt = async () => {
    const { db } = stage.running.desk;
    const { tickets } = db.tables;
    const [row] = await db.select({ at: tickets.nextDueAt }).from(tickets);
    return row?.at?.toISOString();
  };
  expect(await dueAt()).toBe('2026-03-03T16:30:00.000Z');
  await reply(stage, 1, 'We are looking.');
  expect(await dueAt()).toBeUndefined();

  await stage.as('maya').post('#heron-help', 'It is the same on my phone.', root.ts);
  await stage.settle();
  expect(await dueAt()).toBe('2026-03-05T01:00:00.000Z');
  expect(saidIn(await cardOf(stage, 1))).toContain('*Next response due*');

  await stage.as('tomas').post('#heron-help', 'Thank you, that helps.', root.ts);
  await stage.settle();
  expect(await dueAt()).toBeUndefined();
  expect(saidIn(await cardOf(stage, 1))).not.toContain('*Next response due*');
  await stage.as('maya').post('#heron-help', 'thanks!', root.ts);
  await stage.settle();
  expect(await dueAt()).toBeUndefined();
});
