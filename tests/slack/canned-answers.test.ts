import { expect, it } from 'vitest';
import { lastIn, press } from '../support/look.ts';
import { begunWith, choose, mayaReads, send, shown, suggested, tick, write } from '../support/reply-form.ts';
import { openStage, type Stage, saidIn } from '../support/stage.ts';

async function opened(): Promise<Stage> {
  const stage = await openStage();
  await stage.as('maya').post('#heron-help', 'Event pages lose their map.');
  await stage.settle();
  return stage;
}

/** What the desk answers Tomas in #general. */
const list = (stage: Stage) => lastIn(stage, 'tomas', '#general');

async function answers(stage: Stage): Promise<string> {
  await stage.as('tomas').command('#general', '/ticket reply answers');
  await stage.settle();
  return saidIn(await list(stage));
}

async function begin(stage: Stage): Promise<void> {
  await answers(stage);
  const { channel, ts } = await list(stage);
  await stage.as('tomas').press({ channel, ts }, 'answer.new');
  await stage.settle();
}

async function save(stage: Stage, name: string, text: string, isShared = false) {
  await begin(stage);
  await write(stage, name, 'name');
  await write(stage, text);
  if (isShared) await tick(stage, 'shared');
  return send(stage);
}

it('UPD-5 an answer is kept once, found by typing, filled from the ticket, and sent', async () => {
  const stage = await opened();
  expect(await answers(stage)).toContain('No canned answers yet');
  expect(await save(stage, 'Clear the cache', 'Hello {requester}, please clear the cache. {agent}')).toEqual({
    ok: true,
  });
  expect(await save(stage, 'Which browser', 'Which browser do you use for ticket {ticket}?')).toEqual({
    ok: true,
  });
  expect(await answers(stage)).toMatch(/Canned answers: 2.*Clear the cache.*yours.*Which browser/s);

  await press(stage, 'tomas', 1, 'ticket.reply');
  expect(await suggested(stage, 'answer', '')).toHaveLength(2);
  const [found, ...others] = await suggested(stage, 'answer', 'cach');
  expect(found).toMatchObject({
    text: 'Clear the cache',
    description: expect.stringContaining('please clear'),
  });
  expect(others).toEqual([]);
  expect(await suggested(stage, 'answer', 'printer')).toEqual([]);

  await choose(stage, 'answer', found?.value ?? '');
  expect(await begunWith(stage, 'text')).toBe('Hello Maya, please clear the cache. Tomas Rivera');
  expect(await send(stage)).toEqual({ ok: true });
  expect((await mayaReads(stage)).at(-1)).toContain('Hello Maya, please clear the cache.');
});

it('UPD-5 its words go below what the agent wrote, and another kind does not bring them again', async () => {
  const stage = await opened();
  await save(stage, 'Cache', 'Please clear the cache.');
  await press(stage, 'tomas', 1, 'ticket.reply');
  await write(stage, 'Hello Maya.');
  const [found] = await suggested(stage, 'answer', 'cache');
  await choose(stage, 'answer', found?.value ?? '');
  expect(await begunWith(stage, 'text')).toBe('Hello Maya.\n\nPlease clear the cache.');
  await choose(stage, 'kind', 'explanation');
  expect(await begunWith(stage, 'text')).toBe('Hello Maya.\n\nPlease clear the cache.');
});

it('UPD-5 one’s own stay one’s own; shared ones every agent has and may change', async () => {
  const stage = await opened();
  await save(stage, 'Mine', 'Only Tomas.');
  await save(stage, 'Ours', 'Everybody.', true);
  const ruth = stage.as('ruth');
  await ruth.command('#general', '/ticket reply answers');
  await stage.settle();
  const hers = await lastIn(stage, 'ruth', '#general');
  expect(saidIn(hers)).toMatch(/Canned answers: 1.*Ours.*every agent/s);
  await ruth.press({ channel: hers.channel, ts: hers.ts }, 'answer.edit', { value: '2' });
  await stage.settle();
  const form = (await ruth.modals()).at(-1);
  await ruth.fill(form?.id ?? '', { name: { value: { value: 'Ours, by Ruth' } } });
  expect(await ruth.submit(form?.id ?? '')).toEqual({ ok: true });
  expect(await answers(stage)).toContain('Ours, by Ruth');

  await stage.as('maya').command('#general', '/ticket reply answers');
  await stage.settle();
  expect(saidIn(await lastIn(stage, 'maya', '#general'))).toContain('only agents can do this');
});

it('UPD-5 says at its field what is wrong, and changes nothing', async () => {
  const stage = await opened();
  expect((await save(stage, 'Cache', 'Hello {name}')).errors?.text).toBe(
    '{name} stands for nothing. There are {requester}, {ticket}, {agent}, {summary}.',
  );
  await write(stage, 'Hello');
  expect(await send(stage)).toEqual({ ok: true });
  expect((await save(stage, 'CACHE', 'Again')).errors?.name).toContain('There is one of yours of this name');
  await write(stage, ' ', 'name');
  expect((await send(stage)).errors?.name).toBeDefined();
  expect(await answers(stage)).toContain('Canned answers: 1');
});

it('UPD-5 deleting asks first, and what is gone is gone for a list that shows it still', async () => {
  const stage = await opened();
  await save(stage, 'Cache', 'Please clear the cache.');
  await answers(stage);
  const old = await list(stage);
  expect(saidIn(old)).toContain('Keep it');
  await answers(stage);
  const { channel, ts } = await list(stage);
  await stage.as('tomas').press({ channel, ts }, 'answer.delete');
  await stage.settle();
  expect(saidIn(await list(stage))).toContain('No canned answers yet');
  await stage.as('tomas').press({ channel: old.channel, ts: old.ts }, 'answer.edit');
  await stage.settle();
  expect(saidIn(await list(stage))).toContain('this answer is gone');
});

it('UPD-5 outlives a restart, and the reply form tells how to begin where there is none', async () => {
  const stage = await opened();
  await save(stage, 'Cache', 'Please clear the cache.');
  await stage.restart();
  expect(await answers(stage)).toContain('Cache');
  await press(stage, 'tomas', 1, 'ticket.reply');
  expect(await shown(stage)).toContain('Canned answer');
});
