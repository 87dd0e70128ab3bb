import { expect, it } from 'vitest';
import { cardOf, lastIn, press, pressMore, staffThread, texts } from '../support/look.ts';
import { saidIn, submit, topModal } from '../support/stage.ts';
import { answer, answerAll, choose, openedTriage, save, shown } from '../support/triage-form.ts';

const CRITICAL = {
  incident: 'no',
  type: 'defect',
  misunderstood: 'no',
  reach: 'many',
  visible: 'yes',
  longTerm: 'no',
  blocks: 'nothing',
};

it('TRI-1 TRI-2 asks the incident question first, and a defect for a misunderstanding', async () => {
  const stage = await openedTriage();
  expect(await shown(stage)).toContain('production system');
  expect(await shown(stage)).not.toContain('What is it?');
  await answer(stage, 'incident', 'no');
  expect(await shown(stage)).toContain('What is it?');
  await answer(stage, 'type', 'defect');
  expect(await shown(stage)).toContain('misunderstood');
  expect(await shown(stage)).not.toContain('How many are affected?');
  await answer(stage, 'misunderstood', 'no');
  expect(await shown(stage)).toContain('How many are affected?');
});

it('TRI-3 the priority computes itself on the form as the answers change, and stands on the card', async () => {
  const stage = await openedTriage();
  await answerAll(stage, CRITICAL);
  expect(await shown(stage)).toContain(
    'P1, critical defect, because many people are affected and it is highly visible',
  );
  await answerAll(stage, { reach: 'some', visible: 'no' });
  expect(await shown(stage)).toContain('P2, because some people are affected');
  await answerAll(stage, { reach: 'few' });
  await choose(stage, 'component', ['Publishing']);
  expect(await save(stage)).toEqual({ ok: true });
  const card = saidIn(await cardOf(stage, 1));
  expect(card).toContain('P3, because few people are affected');
  expect(card).toContain('Publishing');
  expect(card).toContain('Triaged');
});

it('TRI-4 a critical defect calls tier 2 on duty, delivery manager and product owner, once', async () => {
  const stage = await openedTriage();
  await answerAll(stage, CRITICAL);
  await save(stage);
  const called = texts(await staffThread(stage, 1)).filter((text) => text.includes('critical defect'));
  expect(called).toHaveLength(1);
  for (const who of ['priya', 'dele', 'joan']) {
    expect(called[0]).toContain(`<@${stage.as(who).person.id}>`);
    expect(saidIn(await lastIn(stage, who, '@firstline'))).toMatch(/calls you to ticket 1.*I take it/s);
  }
  const reply = await shown(stage);
  expect(reply).toContain('this is a critical problem');
  expect(await submit(stage.as('tomas'), {})).toEqual({ ok: true });
  await stage.settle();
  expect((await stage.as('lena').history('#heron-help')).at(-1)?.replyCount).toBe(2);

  await press(stage, 'tomas', 1, 'ticket.triage');
  await answer(stage, 'reach', 'some');
  await answerAll(stage, { visible: 'no' });
  await save(stage);
  await press(stage, 'tomas', 1, 'ticket.triage');
  await answer(stage, 'visible', 'yes');
  await save(stage);
  expect(texts(await staffThread(stage, 1)).filter((text) => text.includes('<@'))).toHaveLength(1);

  const call = await lastIn(stage, 'priya', '@firstline');
  await stage.as('priya').press({ channel: call.channel, ts: call.ts }, 'ticket.take');
  await stage.settle();
  expect(saidIn(await cardOf(stage, 1))).toContain('Tomas Rivera');
});

it('TRI-1 INC-12 *Not sure* declares, kept private as proposed, with the ticket as a part of it', async () => {
  const stage = await openedTriage();
  await answer(stage, 'incident', 'not sure');
  expect(await shown(stage)).toContain('When in doubt, declare');
  await save(stage);
  expect(await shown(stage)).toContain('Every branch home page shows a strip of raw code');
  expect(await save(stage)).toEqual({ ok: true });
  const room = stage.slack.channel('room-juniper', 'tomas');
  expect(room.members).toContain(stage.as('tomas').person.id);
  expect(saidIn(await cardOf(stage, 1))).toContain('⏸️ Paused: an incident');
});

it('TRI-1 that it is none needs a reason, which is kept, and then it is asked what it is', async () => {
  const stage = await openedTriage();
  await answerAll(stage, { incident: 'not sure', doubt: 'none', type: 'information request' });
  expect((await save(stage)).errors?.because).toBeDefined();
  const form = await topModal(stage.as('tomas'));
  await stage.as('tomas').fill(form.id, { because: { value: { value: 'a test system' } } });
  expect(await save(stage)).toEqual({ ok: true });
  expect(saidIn(await cardOf(stage, 1))).toContain('Information request');
  await pressMore(stage, 'tomas', 1, 'history');
  expect(await shown(stage)).toContain('no incident: a test system');
});

it('TRI-4 INC-1 a critical defect is one press away from being declared', async () => {
  const stage = await openedTriage();
  await answerAll(stage, CRITICAL);
  await save(stage);
  const call = (await staffThread(stage, 1)).find((one) => saidIn(one).includes('ticket.declare'));
  if (!call) throw new Error('No call.');
  await stage.as('tomas').press({ channel: call.channel, ts: call.ts }, 'ticket.declare');
  expect(await shown(stage)).toContain('Ticket 1 becomes part of it');
});

it('TRI-1 *Ask an engineer* calls whoever is on duty, with nothing else asked', async () => {
  const stage = await openedTriage();
  await answerAll(stage, { incident: 'not sure', doubt: 'ask' });
  expect(await shown(stage)).toContain('Saving calls the engineer on triage duty');
  await save(stage);
  expect((await lastIn(stage, 'priya', '@firstline')).text).toContain('it may be an incident');
  expect(saidIn(await cardOf(stage, 1))).toContain('P1 until an engineer has looked');
});

it('TRI-2 a misunderstood feature becomes an information request, with the explanation drafted', async () => {
  const stage = await openedTriage();
  await answerAll(stage, { incident: 'no', type: 'defect', misunderstood: 'yes' });
  await save(stage);
  expect(saidIn(await cardOf(stage, 1))).toMatch(/Information request.*Labels.*Information request/s);
  expect(await shown(stage)).toContain('This works as it is meant to');

  const left = (await staffThread(stage, 1)).filter((one) => one.text.includes('explanation'));
  expect(left).toHaveLength(1);
  const [{ channel, ts }] = left as [(typeof left)[0]];
  await stage.as('priya').press({ channel, ts }, 'ticket.reply');
  expect(await shown(stage, 'priya')).toContain('This works as it is meant to');
});

it('TRI-3 refuses another priority without a reason, at its field, and a defect without answers', async () => {
  const stage = await openedTriage();
  await answerAll(stage, { incident: 'no', type: 'defect', misunderstood: 'no' });
  expect((await save(stage)).errors).toBeDefined();
  await answerAll(stage, {
    reach: 'many',
    visible: 'yes',
    longTerm: 'no',
    blocks: 'nothing',
    priority: 'P2',
  });
  expect((await save(stage)).errors?.reason).toContain('Say why it is P2');
  const form = await topModal(stage.as('tomas'));
  await stage.as('tomas').fill(form.id, { reason: { value: { value: 'pilot branches only' } } });
  expect(await save(stage)).toEqual({ ok: true });
  expect(saidIn(await cardOf(stage, 1))).toContain('P2, because pilot branches only');
});

it('TRI-5 an enhancement is given no priority', async () => {
  const stage = await openedTriage();
  await answerAll(stage, { incident: 'no', type: 'enhancement' });
  expect(await shown(stage)).toContain('The product owner decides whether and when');
  await save(stage);
  const card = saidIn(await cardOf(stage, 1));
  expect(card).not.toContain('*Priority*');
  expect(card).not.toContain('[Priority]');
  expect(card).toContain('*Labels*  Enhancement');
});

it('TRI-5 a time-sensitive enhancement says so, and the product owner hears of it at once, once', async () => {
  const stage = await openedTriage();
  await answerAll(stage, { incident: 'no', type: 'enhancement' });
  const tick = async (values: readonly string[]) => {
    const selected = values.map((value) => ({ value, text: { type: 'plain_text', text: value } }));
    const form = await topModal(stage.as('tomas'));
    await stage.as('tomas').fill(form.id, { timeSensitive: { value: { selected_options: selected } } });
    await save(stage);
  };
  await tick(['yes']);
  const card = saidIn(await cardOf(stage, 1));
  expect(card).toContain('*Ticket 1*  [Priority] Every branch home page');
  expect(card).toContain('*Labels*  Enhancement  ·  Time-sensitive');
  const told = await lastIn(stage, 'joan', '@firstline');
  expect(told.text).toContain('marked ticket 1 time-sensitive: “[Priority] Every branch');
  await stage.as('lena').command('#heron-help', '/ticket show 1');
  expect(saidIn(await lastIn(stage, 'lena', '#heron-help'))).not.toMatch(/Priority|Time-sensitive/);

  await press(stage, 'tomas', 1, 'ticket.triage');
  await tick([]);
  expect(saidIn(await cardOf(stage, 1))).not.toMatch(/\[Priority\]|Time-sensitive/);
  await press(stage, 'tomas', 1, 'ticket.triage');
  await tick(['yes']);
  expect((await lastIn(stage, 'joan', '@firstline')).ts).toBe(told.ts);
});

it('TRI-4 labels follow the answers, there and back', async () => {
  const stage = await openedTriage();
  await answerAll(stage, CRITICAL);
  await save(stage);
  expect(saidIn(await cardOf(stage, 1))).toContain('*Labels*  Critical defect  ·  Defect');
  expect(saidIn(await cardOf(stage, 1))).toContain(
    '*Impact*  many affected, highly visible, no lasting effects, blocks nothing',
  );
  await press(stage, 'tomas', 1, 'ticket.triage');
  await answerAll(stage, { reach: 'few', visible: 'no' });
  await save(stage);
  expect(saidIn(await cardOf(stage, 1))).toContain('*Labels*  Defect"');
});

it('TRI-6 component and labels are chosen in the form, and are there when it opens again', async () => {
  const stage = await openedTriage();
  await answerAll(stage, { incident: 'no', type: 'other' });
  await choose(stage, 'component', ['Search']);
  await choose(stage, 'labels', ['Blocked', 'Unknown customer']);
  expect(await save(stage)).toEqual({ ok: true });
  expect(saidIn(await cardOf(stage, 1))).toContain('*Labels*  Blocked  ·  Other  ·  Unknown customer');
  await press(stage, 'tomas', 1, 'ticket.triage');
  expect(await shown(stage)).toMatch(/initial_option":[^}]*"Search"/);
  expect(await shown(stage)).toMatch(/initial_options":\[[^\]]*Blocked[^\]]*Unknown customer/);
  await choose(stage, 'labels', ['Blocked']);
  await save(stage);
  await stage.as('tomas').command('#desk-triage', '/ticket show 1');
  const story = saidIn(await lastIn(stage, 'tomas', '#desk-triage'));
  expect(story).toContain('other  ·  Search  ·  Blocked  ·  Other');
  await pressMore(stage, 'tomas', 1, 'history');
  const history = await shown(stage);
  expect(history).toContain('set the component Search');
  expect(history).toContain('put on the label Blocked, Unknown customer');
  expect(history).toContain('took off the label Unknown customer');
});

it('PPL-4 triage is for agents', async () => {
  const stage = await openedTriage();
  await stage.as('lena').command('#heron-help', '/ticket triage 1');
  expect((await lastIn(stage, 'lena', '#heron-help')).text).toContain('only agents');
});
