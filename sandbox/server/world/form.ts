import type { FormValues } from '../protocol.ts';

/** A Block Kit element as far as acts on it need to know; what the app sent has been checked before. */
export interface LooseElement {
  readonly type: string;
  readonly action_id?: string;
  readonly [key: string]: unknown;
}

export interface LooseBlock {
  readonly type: string;
  readonly block_id?: string;
  readonly [key: string]: unknown;
}

export interface Placed {
  readonly block: LooseBlock;
  readonly blockId: string;
  readonly element: LooseElement;
  readonly actionId: string;
}

type Value = Readonly<Record<string, unknown>>;

/** For each element that keeps a value: where it starts, and the key and emptiness of its value. */
const STATEFUL: Readonly<Record<string, { initial: string; key: string; empty: unknown }>> = {
  plain_text_input: { initial: 'initial_value', key: 'value', empty: null },
  email_text_input: { initial: 'initial_value', key: 'value', empty: null },
  url_text_input: { initial: 'initial_value', key: 'value', empty: null },
  number_input: { initial: 'initial_value', key: 'value', empty: null },
  rich_text_input: { initial: 'initial_value', key: 'rich_text_value', empty: null },
  static_select: { initial: 'initial_option', key: 'selected_option', empty: null },
  external_select: { initial: 'initial_option', key: 'selected_option', empty: null },
  radio_buttons: { initial: 'initial_option', key: 'selected_option', empty: null },
  checkboxes: { initial: 'initial_options', key: 'selected_options', empty: [] },
  multi_static_select: { initial: 'initial_options', key: 'selected_options', empty: [] },
  multi_external_select: { initial: 'initial_options', key: 'selected_options', empty: [] },
  users_select: { initial: 'initial_user', key: 'selected_user', empty: null },
  conversations_select: { initial: 'initial_conversation', key: 'selected_conversation', empty: null },
  channels_select: { initial: 'initial_channel', key: 'selected_channel', empty: null },
  multi_users_select: { initial: 'initial_users', key: 'selected_users', empty: [] },
  multi_conversations_select: { initial: 'initial_conversations', key: 'selected_conversations', empty: [] },
  multi_channels_select: { initial: 'initial_channels', key: 'selected_channels', empty: [] },
  datepicker: { initial: 'initial_date', key: 'selected_date', empty: null },
  timepicker: { initial: 'initial_time', key: 'selected_time', empty: null },
  datetimepicker: { initial: 'initial_date_time', key: 'selected_date_time', empty: null },
  file_input: { initial: 'initial_files', key: 'files', empty: [] },
};

/** Every element a person can use, with the block it stands in. */
export function placedElements(blocks: readonly unknown[] | undefined): readonly Placed[] {
  return (blocks ?? []).flatMap((raw) => {
    const block = raw as LooseBlock;
    if (block.type === 'container') return placedElements(block.child_blocks as readonly unknown[]);
    if (block.type === 'carousel') return placedElements(block.elements as readonly unknown[]);

    return elementsOf(block)
      .filter((element) => element.action_id !== undefined)
      .map((element) => ({
        block,
        blockId: block.block_id ?? '',
        element,
        actionId: element.action_id ?? '',
      }));
  });
}

/** `view.state.values`: every element that keeps a value, also those nobody touched. */
export function completeValues(blocks: readonly unknown[] | undefined, typed: FormValues): FormValues {
  const values: Record<string, Record<string, Value>> = {};
  for (const { blockId, actionId, element } of placedElements(blocks)) {
    const start = startValue(element);
    if (!start) continue;

    const given = typed[blockId]?.[actionId];
    values[blockId] = { ...values[blockId], [actionId]: given ? asValue(element, given) : start };
  }
  return values;
}

/** What was typed stays where both ids and the kind of element stay (views.update). */
export function keptValues(blocks: readonly unknown[], typed: FormValues): FormValues {
  const kept: Record<string, Record<string, Value>> = {};
  for (const { blockId, actionId, element } of placedElements(blocks)) {
    const given = typed[blockId]?.[actionId];
    if (given && given.type === element.type) kept[blockId] = { ...kept[blockId], [actionId]: given };
  }
  return kept;
}

export function startValue(element: LooseElement): Value | undefined {
  const kind = STATEFUL[element.type];
  if (!kind) return undefined;
  return { type: element.type, [kind.key]: element[kind.initial] ?? kind.empty };
}

/** The value Slack would send: the element's type, the whole option where only its value was given, null when empty. */
export function asValue(element: LooseElement, given: Value): Value {
  const kind = STATEFUL[element.type];
  if (!kind) return given;

  const raw = given[kind.key] === undefined && kind.key !== 'value' ? given.value : given[kind.key];
  return { type: element.type, [kind.key]: isEmpty(raw) ? kind.empty : wholeOption(element, kind.key, raw) };
}

export function isEmpty(value: unknown): boolean {
  return (
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
  );
}

/** The value itself, without the wrapping Slack puts around it. */
export function bareValue(value: Value): unknown {
  const kind = STATEFUL[String(value.type)];
  return kind && value[kind.key];
}

export function optionsOf(element: LooseElement): readonly LooseElement[] {
  const groups = (element.option_groups as readonly LooseElement[] | undefined) ?? [];
  const grouped = groups.flatMap((group) => group.options as readonly LooseElement[]);
  return [...((element.options as readonly LooseElement[] | undefined) ?? []), ...grouped];
}

function wholeOption(element: LooseElement, key: string, raw: unknown): unknown {
  if (key === 'selected_option') return findOption(element, raw);
  if (key === 'selected_options' && Array.isArray(raw)) return raw.map((one) => findOption(element, one));
  return raw;
}

function findOption(element: LooseElement, raw: unknown): unknown {
  const value = typeof raw === 'object' && raw !== null ? (raw as LooseElement).value : raw;
  const known = optionsOf(element).find((option) => option.value === value);
  return (
    known ??
    (typeof raw === 'string' ? { text: { type: 'plain_text', text: raw, emoji: true }, value: raw } : raw)
  );
}

function elementsOf(block: LooseBlock): readonly LooseElement[] {
  if (block.type === 'actions' || block.type === 'context_actions')
    return block.elements as readonly LooseElement[];
  if (block.type === 'section') return block.accessory ? [block.accessory as LooseElement] : [];
  if (block.type === 'input') return [block.element as LooseElement];
  if (block.type === 'card') return (block.actions as readonly LooseElement[] | undefined) ?? [];
  return [];
}
