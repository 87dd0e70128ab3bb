import type { ViewOutput } from '@slack/bolt';
import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import type { z } from 'zod';

type FieldValue = string | readonly string[] | null;

/** Flattens a submitted modal into `{ field: value }`, using the block ids the view was built with. */
export function readForm(view: Pick<ViewOutput, 'state'>): Record<string, FieldValue> {
  const fields = Object.entries(view.state.values).map(([field, block]) => {
    const state = block.value;
    return [field, state ? fieldValue(state) : null] as const;
  });
  return Object.fromEntries(fields);
}

function fieldValue(state: ViewOutput['state']['values'][string][string]): FieldValue {
  return (
    state.value ??
    state.selected_option?.value ??
    state.selected_options?.map((option) => option.value) ??
    state.selected_date ??
    state.selected_user ??
    state.selected_users ??
    state.selected_conversation ??
    state.selected_conversations ??
    seconds(state.selected_date_time) ??
    null
  );
}

/** What its fields began with, which Slack sends back with the form, as `readForm` reads what they hold now. */
export function openedForm({ blocks }: Pick<ViewOutput, 'blocks'>): Record<string, FieldValue> {
  const fields = (blocks as readonly KnownBlock[]).flatMap((block) => {
    if (block.type !== 'input' || !block.block_id) return [];
    return [[block.block_id, openedWith(block.element)] as const];
  });
  return Object.fromEntries(fields);
}

function openedWith(element: InputBlock['element']): FieldValue {
  if ('initial_value' in element && typeof element.initial_value === 'string') return element.initial_value;
  if ('initial_user' in element) return element.initial_user ?? null;
  if ('initial_date_time' in element) return seconds(element.initial_date_time) ?? null;
  return null;
}

/** Of a moment that was picked. */
const seconds = (at: number | null | undefined): string | undefined =>
  typeof at === 'number' ? String(at) : undefined;

export interface FormErrors {
  readonly response_action: 'errors';
  readonly errors: Record<string, string>;
}

/** The next form takes the place of this one. */
export interface FormUpdate {
  readonly response_action: 'update';
  readonly view: ModalView;
}

/** Slack shows each message under the block it names. */
export function formErrors(error: z.ZodError): FormErrors {
  return {
    response_action: 'errors',
    errors: Object.fromEntries(error.issues.map((issue) => [String(issue.path[0]), issue.message])),
  };
}

/**
 * Slack keeps what was typed under a field's name. A field that comes to show something else than it opened with
 * has that behind its name: `text:2` is the field `text`.
 */
export const fieldOf = (name: string): string => name.split(':', 1)[0] ?? name;
