import { expect, it } from 'vitest';
import { cardOf, lastIn, press, staffThread, texts } from '../support/look.ts';
import { openStage, type Stage, saidIn, submit, topModal } from '../support/stage.ts';

async function opened(): Promise<Stage> {
  const stage = await openStage();
  await stage.as('lena').post('#heron-help', 'Every branch home page shows a strip of raw code.');
  await stage.settle();
  await press(stage, 'tomas', 1, 'ticket.triage');
  return stage;
}

/** Answers one field of the form, as a person does: choose, and the form is drawn anew. */
async function answer(stage: Stage, field: string, value: string): Promise<void> {
  const tomas = stage.as('tomas');
  const form = await topModal(tomas);
  const chosen = { selected_option: { value, text: { type: 'plain_text', text: value } } };
  await tomas.fill(form.id, { [field]: { value: chosen } });
  await tomas.press({ viewId: form.id }, 'value', { block_id: field, value });
  await stage.settle();
}

const shown = async (stage: Stage) => JSON.stringify((await topModal(stage.as('tomas'))).view);
const save = async (stage: Stage) => {
  const ended = await stage.as('tomas').submit((await topModal(stage.as('tomas'))).id);
  await stage.settle();
  return ended;
};

async function answerAll(stage: Stage, answers: Readonly<Record<string, string>>): Promise<void> {
  for (const [field, value] of Object.entries(answers)) await answer(stage, field, value);
}

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
  const stage = await opened();
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
  const stage = await opened();
  await answerAll(stage, CRITICAL);
  expect(await shown(stage)).toContain(
    'P1, critical defect, because many people are affected and it is highly visible',
  );
  await answerAll(stage, { reach: 'some', visible: 'no' });
  expect(await shown(stage)).toContain('P2, because some people are affected');
  await answerAll(stage, { reach: 'few', component: 'Publishing' });
  expect(await save(stage)).toEqual({ ok: true });
  const card = saidIn(await cardOf(stage, 1));
  expect(card).toContain('P3, because few people are affected');
  expect(card).toContain('Publishing');
  expect(card).toContain('Triaged');
});

it('TRI-4 a critical defect calls tier 2 on duty, delivery manager and product owner, once', async () => {
  const stage = await opened();
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

it('TRI-1 *Not sure* calls the engineer on duty, with nothing else asked', async () => {
  const stage = await opened();
  await answer(stage, 'incident', 'not sure');
  expect(await shown(stage)).toContain('When in doubt, call');
  await save(stage);
  expect((await lastIn(stage, 'priya', '@firstline')).text).toContain('it may be an incident');
  expect(saidIn(await cardOf(stage, 1))).toContain('P1 until an engineer has looked');
});

it('TRI-2 a misunderstood feature becomes an information request, with the explanation drafted', async () => {
  const stage = await opened();
  await answerAll(stage, { incident: 'no', type: 'defect', misunderstood: 'yes' });
  await save(stage);
  expect(saidIn(await cardOf(stage, 1))).toContain('Information request');
  expect(await shown(stage)).toContain('This works as it is meant to');
});

it('TRI-3 refuses another priority without a reason, at its field, and a defect without answers', async () => {
  const stage = await opened();
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
  const stage = await opened();
  await answerAll(stage, { incident: 'no', type: 'enhancement' });
  expect(await shown(stage)).toContain('The product owner decides when');
  await save(stage);
  expect(saidIn(await cardOf(stage, 1))).not.toContain('*Priority*');
});

it('PPL-4 triage is for agents', async () => {
  const stage = await opened();
  await stage.as('lena').command('#heron-help', '/ticket triage 1');
  expect((await lastIn(stage, 'lena', '#heron-help')).text).toContain('only agents');
});
