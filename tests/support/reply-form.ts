import type { Message, OpenView } from '../../sandbox/server/protocol.ts';
import { texts } from './look.ts';
import { type Stage, topModal } from './stage.ts';

/** A form whose fields may have what they show behind their names, as Tomas has it before him. */

type Named = Readonly<Record<string, { readonly name: string; readonly value: string }>>;

/** By a field's own name, what it is called now and what it began with. */
function named(form: OpenView): Named {
  const inputs = form.view.blocks.flatMap((block) =>
    'element' in block && block.block_id ? [[block.block_id, block.element] as const] : [],
  );
  return Object.fromEntries(
    inputs.map(([name, element]) => {
      const { initial_value, initial_option, initial_options } = element as {
        initial_value?: string;
        initial_option?: { value: string };
        initial_options?: { value: string }[];
      };
      const value = initial_value ?? initial_option?.value ?? initial_options?.[0]?.value ?? '';
      return [name.split(':')[0], { name, value }];
    }),
  );
}

const form = (stage: Stage): Promise<OpenView> => topModal(stage.as('tomas'));

export const shown = async (stage: Stage): Promise<string> => JSON.stringify((await form(stage)).view);

export async function begunWith(stage: Stage, field: string): Promise<string | undefined> {
  return named(await form(stage))[field]?.value;
}

export async function choose(stage: Stage, field: string, value: string): Promise<void> {
  const tomas = stage.as('tomas');
  const top = await form(stage);
  const name = named(top)[field]?.name ?? field;
  const chosen = { selected_option: { value, text: { type: 'plain_text', text: value } } };
  await tomas.fill(top.id, { [name]: { value: chosen } });
  await tomas.press({ viewId: top.id }, 'value', { block_id: name, value });
  await stage.settle();
}

export async function write(stage: Stage, text: string, field = 'text'): Promise<void> {
  const top = await form(stage);
  await stage.as('tomas').fill(top.id, { [named(top)[field]?.name ?? field]: { value: { value: text } } });
}

export async function tick(stage: Stage, field: string): Promise<void> {
  const top = await form(stage);
  const ticked = { selected_options: [{ value: 'yes', text: { type: 'plain_text', text: 'yes' } }] };
  await stage.as('tomas').fill(top.id, { [named(top)[field]?.name ?? field]: { value: ticked } });
}

export async function suggested(stage: Stage, field: string, typed: string) {
  const top = await form(stage);
  return stage.as('tomas').suggest({ viewId: top.id }, named(top)[field]?.name ?? field, 'value', typed);
}

export async function send(stage: Stage) {
  const ended = await stage.as('tomas').submit((await form(stage)).id);
  await stage.settle();
  return ended;
}

export const close = async (stage: Stage): Promise<void> =>
  stage.as('tomas').closeModal((await form(stage)).id, true);

/** The thread of the first request in #heron-help, as Maya has it. */
export async function mayaSees(stage: Stage): Promise<Message[]> {
  const [request] = await stage.as('maya').history('#heron-help');
  return (await stage.as('maya').thread('#heron-help', request?.ts ?? '')).slice(1);
}

export const mayaReads = async (stage: Stage): Promise<string[]> => texts(await mayaSees(stage));
