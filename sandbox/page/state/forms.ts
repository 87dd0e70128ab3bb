import type { AnyBlock } from '@slack/types';
import type { FormValues } from '../../server/protocol.ts';

/** What Slack keeps of one element in `view.state.values`. */
export type ElementValue = Readonly<Record<string, unknown>>;

export interface FormElement {
  readonly type: string;
  readonly action_id?: string;
}

/** Where each kind of element starts, in the words of its own `initial_…` keys. */
const INITIAL: Readonly<Record<string, readonly [state: string, initial: string]>> = {
  plain_text_input: ['value', 'initial_value'],
  email_text_input: ['value', 'initial_value'],
  url_text_input: ['value', 'initial_value'],
  number_input: ['value', 'initial_value'],
  rich_text_input: ['rich_text_value', 'initial_value'],
  static_select: ['selected_option', 'initial_option'],
  external_select: ['selected_option', 'initial_option'],
  radio_buttons: ['selected_option', 'initial_option'],
  multi_static_select: ['selected_options', 'initial_options'],
  multi_external_select: ['selected_options', 'initial_options'],
  checkboxes: ['selected_options', 'initial_options'],
  users_select: ['selected_user', 'initial_user'],
  multi_users_select: ['selected_users', 'initial_users'],
  channels_select: ['selected_channel', 'initial_channel'],
  multi_channels_select: ['selected_channels', 'initial_channels'],
  conversations_select: ['selected_conversation', 'initial_conversation'],
  multi_conversations_select: ['selected_conversations', 'initial_conversations'],
  datepicker: ['selected_date', 'initial_date'],
  timepicker: ['selected_time', 'initial_time'],
  datetimepicker: ['selected_date_time', 'initial_date_time'],
  file_input: ['files', 'initial_files'],
};

/** The key under which Slack keeps this element's choice: `selected_option`, `value`… */
export function valueKey(type: string): string | undefined {
  return INITIAL[type]?.[0];
}

export function isMulti(type: string): boolean {
  return type.startsWith('multi_') || type === 'checkboxes' || type === 'file_input';
}

export function initialValue(element: FormElement): ElementValue | undefined {
  const keys = INITIAL[element.type];
  if (!keys) return undefined;
  const [state, initial] = keys;
  const start: unknown = (element as unknown as Record<string, unknown>)[initial];
  return { type: element.type, [state]: start ?? (isMulti(element.type) ? [] : null) };
}

interface BlockShape {
  readonly type: string;
  readonly block_id?: string;
  readonly element?: FormElement;
  readonly accessory?: FormElement;
  readonly elements?: readonly FormElement[];
}

/** Every element of a block that keeps a value. */
export function elementsOf(block: AnyBlock): readonly FormElement[] {
  const { type, element, accessory, elements } = block as BlockShape;
  if (type === 'input') return element ? [element] : [];
  if (type === 'section') return accessory ? [accessory] : [];
  if (type === 'actions') return elements ?? [];
  return [];
}

/** The whole form: typed here, else what Slack remembers, else where the element starts. */
export function formValues(
  blocks: readonly AnyBlock[],
  remembered: FormValues,
  typed: FormValues,
): FormValues {
  const values: Record<string, Record<string, ElementValue>> = {};
  for (const block of blocks) {
    for (const element of elementsOf(block)) {
      const { block_id: blockId } = block;
      const { action_id: actionId } = element;
      if (!blockId || !actionId) continue;
      const value = typed[blockId]?.[actionId] ?? remembered[blockId]?.[actionId] ?? initialValue(element);
      if (!value) continue;
      values[blockId] = { ...values[blockId], [actionId]: value };
    }
  }
  return values;
}

export function withValue(
  values: FormValues,
  blockId: string,
  actionId: string,
  value: ElementValue,
): FormValues {
  return { ...values, [blockId]: { ...values[blockId], [actionId]: value } };
}

/** What was typed into fields that an update of the view has left in place. */
export function stillThere(blocks: readonly AnyBlock[], typed: FormValues): FormValues {
  const kept: Record<string, Record<string, ElementValue>> = {};
  for (const block of blocks) {
    for (const { action_id: actionId = '' } of elementsOf(block)) {
      const value = typed[block.block_id ?? '']?.[actionId];
      if (value && block.block_id) kept[block.block_id] = { ...kept[block.block_id], [actionId]: value };
    }
  }
  return kept;
}
