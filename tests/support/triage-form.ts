import type { Answer } from '../../sandbox/server/protocol.ts';
import { press } from './look.ts';
import { openStage, type Stage, type StageOptions, topModal } from './stage.ts';

/** A ticket of Lena's with Tomas's triage form open. */
export async function openedTriage(options: StageOptions = {}): Promise<Stage> {
  const stage = await openStage(options);
  await stage.as('lena').post('#heron-help', 'Every branch home page shows a strip of raw code.');
  await stage.settle();
  await press(stage, 'tomas', 1, 'ticket.triage');
  return stage;
}

/** Answers one field of the form, as a person does: choose, and the form is drawn anew. */
export async function answer(stage: Stage, field: string, value: string): Promise<void> {
  const tomas = stage.as('tomas');
  const form = await topModal(tomas);
  const chosen = { selected_option: { value, text: { type: 'plain_text', text: value } } };
  await tomas.fill(form.id, { [field]: { value: chosen } });
  await tomas.press({ viewId: form.id }, 'value', { block_id: field, value });
  await stage.settle();
}

export async function answerAll(stage: Stage, answers: Readonly<Record<string, string>>): Promise<void> {
  for (const [field, value] of Object.entries(answers)) await answer(stage, field, value);
}

export async function shown(stage: Stage, who = 'tomas'): Promise<string> {
  return JSON.stringify((await topModal(stage.as(who))).view);
}

export async function save(stage: Stage, who = 'tomas'): Promise<Answer> {
  const ended = await stage.as(who).submit((await topModal(stage.as(who))).id);
  await stage.settle();
  return ended;
}

/** What a list of the top form offers, by its words. */
export async function offered(stage: Stage, field: string, who = 'tomas'): Promise<Map<string, string>> {
  const { view } = await topModal(stage.as(who));
  const blocks = view.blocks as readonly {
    block_id?: string;
    element?: { options?: readonly { text: { text: string }; value: string }[] };
  }[];
  const options = blocks.find((block) => block.block_id === field)?.element?.options ?? [];
  return new Map(options.map(({ text, value }) => [text.text, value]));
}

/** Chooses from a list of the top form by the words it shows; several where it takes several. */
export async function choose(stage: Stage, field: string, words: readonly string[], who = 'tomas') {
  const options = await offered(stage, field, who);
  const chosen = words.map((word) => {
    const value = options.get(word);
    if (value === undefined)
      throw new Error(`${field} offers ${[...options.keys()].join(', ')}: no ${word}.`);
    return { value, text: { type: 'plain_text', text: word } };
  });
  const form = await topModal(stage.as(who));
  const isMulti = JSON.stringify(form.view).includes(`"block_id":"${field}"`) && field === 'labels';
  const state = isMulti ? { selected_options: chosen } : { selected_option: chosen[0] };
  await stage.as(who).fill(form.id, { [field]: { value: state } });
}
