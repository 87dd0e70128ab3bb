import { expect, it } from 'vitest';
import { cardOf, press, pressMore, staffThread, texts } from '../support/look.ts';
import { begunWith, choose, close, mayaReads, send, shown, tick, write } from '../support/reply-form.ts';
import { openStage, type Stage, saidIn } from '../support/stage.ts';

async function opened(words = 'Event pages lose their map.'): Promise<Stage> {
  const stage = await openStage();
  await stage.as('maya').post('#heron-help', words);
  await stage.settle();
  return stage;
}

const history = async (stage: Stage) => {
  await pressMore(stage, 'tomas', 1, 'history');
  const told = await shown(stage);
  await close(stage);
  return told;
};

it('FR-2 opens with three first responses, filled from the ticket, and one click sends', async () => {
  const stage = await opened();
  await press(stage, 'tomas', 1, 'ticket.reply');
  const form = await shown(stage);
  for (const label of ['I am finding out', 'The engineers are looking', 'I am trying it myself']) {
    expect(form).toContain(label);
  }
  const begun = await begunWith(stage, 'text');
  expect(begun).toMatch(/^Hello Maya,\n.*“Event pages lose their map\.”.*\n.*finding out.*\nTomas Rivera$/s);

  await choose(stage, 'draft', 'first_response_engineers');
  expect(await shown(stage)).toContain('The engineers are looking at it now.');
  expect(saidIn(await cardOf(stage, 1))).toContain('First response due');
  expect(await send(stage)).toEqual({ ok: true });
  expect((await mayaReads(stage)).at(-1)).toContain('The engineers are looking at it now.');
  expect(saidIn(await cardOf(stage, 1))).not.toContain('First response due');
  expect(await history(stage)).toContain('answered the requester: first response');
});

it('UPD-2 chooses the kind by what happened, and drafts it', async () => {
  const stage = await opened();
  await press(stage, 'tomas', 1, 'ticket.reply');
  expect(await begunWith(stage, 'kind')).toBe('first response');
  await send(stage);
  await press(stage, 'tomas', 1, 'ticket.reply');
  expect(await begunWith(stage, 'kind')).toBe('status update');

  await choose(stage, 'kind', 'clarification');
  expect(await begunWith(stage, 'text')).toContain('I need to know one thing: …');
  expect(await begunWith(stage, 'asks')).toBe('yes');
  expect((await send(stage)).errors).toEqual({ 'text:1': expect.stringContaining('“…”') });
  await write(stage, 'Which browser do you use?');
  expect(await send(stage)).toEqual({ ok: true });
  expect(saidIn(await cardOf(stage, 1))).toContain('Waiting on requester');
  expect(await history(stage)).toContain('asked the requester: clarification');
});

it('UPD-2 keeps what an agent wrote when they choose another kind', async () => {
  const stage = await opened();
  await press(stage, 'tomas', 1, 'ticket.reply');
  await write(stage, 'My own words.');
  await choose(stage, 'kind', 'deployed');
  expect(await begunWith(stage, 'text')).toBe('My own words.');
  expect(await shown(stage)).toContain('Your own words are kept');
});

it('UPD-3 stops a promised date in the form, names the words, and offers to send it anyway', async () => {
  const stage = await opened();
  await press(stage, 'tomas', 1, 'ticket.reply');
  await choose(stage, 'kind', 'status update');
  await write(stage, 'The engineers have started. It should be live by Friday.');
  await send(stage);
  expect(await shown(stage)).toMatch(
    /Not sent:.*by Friday.*reads like a promised date.*Send anyway: “by Friday”/s,
  );
  expect(await mayaReads(stage)).toHaveLength(1);

  await write(stage, 'The engineers have started. We write again when you can try it.');
  expect(await send(stage)).toEqual({ ok: true });
  expect((await mayaReads(stage)).at(-1)).toContain('We write again when you can try it.');
  expect(await history(stage)).not.toContain('reads like a promise');
});

it('UPD-3 sends it anyway where somebody means it, and History says who and which words', async () => {
  const stage = await opened();
  await press(stage, 'tomas', 1, 'ticket.reply');
  await choose(stage, 'kind', 'after triage');
  await write(stage, 'It is done within two days.');
  await send(stage);
  await send(stage);
  expect(await mayaReads(stage)).toHaveLength(1);
  await tick(stage, 'anyway');
  expect(await send(stage)).toEqual({ ok: true });
  expect((await mayaReads(stage)).at(-1)).toContain('within two days');
  expect(await history(stage)).toMatch(
    /Tomas Rivera.*sent anyway what reads like a promise: “within two days”/s,
  );
});

it('UPD-3 lets other kinds and the requester’s own dates pass', async () => {
  const stage = await opened('We need the map before 1 June.');
  await press(stage, 'tomas', 1, 'ticket.reply');
  await choose(stage, 'kind', 'explanation');
  await write(stage, 'The map is drawn anew on Friday by itself.');
  expect(await send(stage)).toEqual({ ok: true });
  await press(stage, 'tomas', 1, 'ticket.reply');
  await write(stage, 'You need it before 1 June; the engineers know that. We write again on Friday.');
  expect(await send(stage)).toEqual({ ok: true });
});

it('UPD-3 stands before *Send to requester*: edit it, or send it anyway', async () => {
  const stage = await opened();
  const tomas = stage.as('tomas');
  const card = await cardOf(stage, 1);
  await tomas.post('#desk-triage', 'Should be fixed by tomorrow.', card.ts);
  await stage.settle();
  const asked = (await staffThread(stage, 1)).at(-1);
  await tomas.press({ channel: asked?.channel ?? '', ts: asked?.ts ?? '' }, 'message.send');
  await stage.settle();
  const held = (await staffThread(stage, 1)).at(-1);
  expect(saidIn(held as never)).toMatch(/Not sent: “by tomorrow”.*Edit.*Send anyway/s);
  expect(await mayaReads(stage)).toHaveLength(1);

  await tomas.press({ channel: held?.channel ?? '', ts: held?.ts ?? '' }, 'message.edit');
  await stage.settle();
  expect(await begunWith(stage, 'text')).toBe('Should be fixed by tomorrow.');
  await close(stage);
  await tomas.press({ channel: held?.channel ?? '', ts: held?.ts ?? '' }, 'message.send-anyway');
  await stage.settle();
  expect((await mayaReads(stage)).at(-1)).toContain('by tomorrow');
  expect(await history(stage)).toContain('sent anyway what reads like a promise: “by tomorrow”');
});

it('UPD-3 tells an agent privately what they promised in the requester’s own thread', async () => {
  const stage = await opened();
  const [request] = await stage.as('maya').history('#heron-help');
  const place = { channel: request?.channel ?? '', ts: request?.ts ?? '' };
  await stage.as('tomas').post('#heron-help', 'It will be live next week.', place.ts);
  await stage.settle();
  const tomasReads = texts(await stage.as('tomas').thread('#heron-help', place.ts));
  expect(tomasReads.at(-1)).toMatch(/“next week”.*reads like a promised date/);
  expect((await mayaReads(stage)).at(-1)).toBe('It will be live next week.');
});

it('TRI-4 UPD-2 the call to action carries the draft for the requester', async () => {
  const stage = await opened();
  const tomas = stage.as('tomas');
  await press(stage, 'tomas', 1, 'ticket.triage');
  await choose(stage, 'incident', 'not sure');
  await choose(stage, 'doubt', 'ask');
  await send(stage);
  await close(stage);
  const call = (await staffThread(stage, 1)).find((message) => saidIn(message).includes('does not know yet'));
  await tomas.press({ channel: call?.channel ?? '', ts: call?.ts ?? '' }, 'ticket.reply');
  await stage.settle();
  expect(await begunWith(stage, 'text')).toContain('before everything else');
  expect(await send(stage)).toEqual({ ok: true });
  const read = (await mayaReads(stage)).at(-1);
  expect(read).toContain('before everything else');
  expect(read).not.toMatch(/P1|tier|SLA|escalat/i);
});

it('UPD-3 tells an agent privately what they promised by editing words that were sent', async () => {
  const stage = await opened();
  const tomas = stage.as('tomas');
  const card = await cardOf(stage, 1);
  const note = await tomas.post('#desk-triage', 'The engineers have started.', card.ts);
  await stage.settle();
  const asked = (await staffThread(stage, 1)).at(-1);
  await tomas.press({ channel: asked?.channel ?? '', ts: asked?.ts ?? '' }, 'message.send');
  await stage.settle();
  await tomas.edit(note.channel, note.ts, 'The engineers have started, done by Friday.');
  await stage.settle();
  expect((await mayaReads(stage)).at(-1)).toContain('done by Friday');
  expect(texts(await staffThread(stage, 1)).at(-1)).toMatch(/has read “by Friday”.*edit your message/);
});
