import { expect, it } from 'vitest';
import { cardOf, press, staffThread, texts } from '../support/look.ts';
import { openStage, type Stage, saidIn, topModal } from '../support/stage.ts';

async function opened(words = 'Event pages lose their map.'): Promise<Stage> {
  const stage = await openStage();
  await stage.as('maya').post('#heron-help', words);
  await stage.settle();
  return stage;
}

const shown = async (stage: Stage) => JSON.stringify((await topModal(stage.as('tomas'))).view);

/** The names of the form's fields, and what each begins with. */
async function fields(stage: Stage): Promise<Record<string, string>> {
  const { view } = await topModal(stage.as('tomas'));
  const named = view.blocks.flatMap((block) =>
    'element' in block && block.block_id ? [[block.block_id, block.element] as const] : [],
  );
  return Object.fromEntries(
    named.map(([name, element]) => {
      const { initial_value, initial_option, initial_options } = element as {
        initial_value?: string;
        initial_option?: { value: string };
        initial_options?: { value: string }[];
      };
      return [name, initial_value ?? initial_option?.value ?? initial_options?.[0]?.value ?? ''];
    }),
  );
}

const named = async (stage: Stage, field: string): Promise<string> =>
  Object.keys(await fields(stage)).find((name) => name.split(':')[0] === field) ?? field;

async function choose(stage: Stage, field: string, value: string): Promise<void> {
  const tomas = stage.as('tomas');
  const form = await topModal(tomas);
  const name = await named(stage, field);
  const chosen = { selected_option: { value, text: { type: 'plain_text', text: value } } };
  await tomas.fill(form.id, { [name]: { value: chosen } });
  await tomas.press({ viewId: form.id }, 'value', { block_id: name, value });
  await stage.settle();
}

async function write(stage: Stage, text: string): Promise<void> {
  const form = await topModal(stage.as('tomas'));
  await stage.as('tomas').fill(form.id, { [await named(stage, 'text')]: { value: { value: text } } });
}

async function tick(stage: Stage, field: string): Promise<void> {
  const form = await topModal(stage.as('tomas'));
  const ticked = { selected_options: [{ value: 'yes', text: { type: 'plain_text', text: 'yes' } }] };
  await stage.as('tomas').fill(form.id, { [await named(stage, field)]: { value: ticked } });
}

async function send(stage: Stage) {
  const ended = await stage.as('tomas').submit((await topModal(stage.as('tomas'))).id);
  await stage.settle();
  return ended;
}

/** What Maya reads in her thread. */
async function mayaReads(stage: Stage): Promise<string[]> {
  const [request] = await stage.as('maya').history('#heron-help');
  return texts((await stage.as('maya').thread('#heron-help', request?.ts ?? '')).slice(1));
}

const history = async (stage: Stage) => {
  await press(stage, 'tomas', 1, 'ticket.more', 'history:1');
  const told = await shown(stage);
  await stage.as('tomas').closeModal((await topModal(stage.as('tomas'))).id);
  return told;
};

it('FR-2 opens with three first responses, filled from the ticket, and one click sends', async () => {
  const stage = await opened();
  await press(stage, 'tomas', 1, 'ticket.reply');
  const form = await shown(stage);
  for (const label of ['I am finding out', 'The engineers are looking', 'I am trying it myself']) {
    expect(form).toContain(label);
  }
  const begun = (await fields(stage)).text;
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
  expect((await fields(stage)).kind).toBe('first response');
  await send(stage);
  await press(stage, 'tomas', 1, 'ticket.reply');
  expect((await fields(stage)).kind).toBe('status update');

  await choose(stage, 'kind', 'clarification');
  const asking = await fields(stage);
  expect(asking['text:clarification']).toContain('I need to know one thing: …');
  expect(asking['asks:clarification']).toBe('yes');
  expect((await send(stage)).errors).toEqual({ 'text:clarification': expect.stringContaining('“…”') });
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
  expect((await fields(stage))['text:deployed']).toBe('My own words.');
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
  expect((await fields(stage)).text).toBe('Should be fixed by tomorrow.');
  await tomas.closeModal((await topModal(tomas)).id);
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
  await send(stage);
  await tomas.closeModal((await topModal(tomas)).id);
  const call = (await staffThread(stage, 1)).find((message) => saidIn(message).includes('does not know yet'));
  await tomas.press({ channel: call?.channel ?? '', ts: call?.ts ?? '' }, 'ticket.reply');
  await stage.settle();
  expect((await fields(stage)).text).toContain('before everything else');
  expect(await send(stage)).toEqual({ ok: true });
  const read = (await mayaReads(stage)).at(-1);
  expect(read).toContain('before everything else');
  expect(read).not.toMatch(/P1|tier|SLA|escalat/i);
});
