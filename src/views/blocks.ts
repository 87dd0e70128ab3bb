import type {
  Button,
  ContextBlock,
  InputBlock,
  KnownBlock,
  MrkdwnElement,
  PlainTextElement,
  RichTextBlock,
  SectionBlock,
} from '@slack/types';
import { shorten } from '../domain/message/slack-text.ts';

/** A message as Slack takes it: `text` is all that a notification or a screen reader has. */
export interface Drawn {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

export const plain = (text: string): PlainTextElement => ({ type: 'plain_text', text, emoji: false });

/** The desk's own words; `verbatim` keeps Slack from making links and mentions of anything in them (CNV-5). */
export const section = (text: string): SectionBlock => ({
  type: 'section',
  text: { type: 'mrkdwn', text: shorten(text, 3000), verbatim: true },
});

/** One of the facts of a section, with its name above it. */
export const field = (name: string, value: string): MrkdwnElement => ({
  type: 'mrkdwn',
  text: shorten(`*${name}*\n${value}`, 2000),
  verbatim: true,
});

export const context = (text: string): ContextBlock => ({
  type: 'context',
  elements: [{ type: 'mrkdwn', text: shorten(text, 3000), verbatim: true }],
});

/** What a person typed: nothing in it can link, mention or format (CNV-5). */
export function personWords(text: string, kind: 'section' | 'quote' = 'quote'): RichTextBlock {
  const words = [{ type: 'text' as const, text: text || ' ' }];
  return {
    type: 'rich_text',
    elements: [
      kind === 'quote'
        ? { type: 'rich_text_quote', elements: words }
        : { type: 'rich_text_section', elements: words },
    ],
  };
}

/** `about` names the object for a screen reader: "Take it: ticket 142". */
export function button(label: string, actionId: string, value: string, about: string): Button {
  return {
    type: 'button',
    text: plain(label),
    action_id: actionId,
    value,
    accessibility_label: shorten(`${label}: ${about}`, 75),
  };
}

export interface Field {
  readonly hint?: string;
  readonly optional?: boolean;
  readonly initial?: string | undefined;
  /** The form is drawn anew when this is answered. */
  readonly changes?: boolean;
}

/** A form field: `block_id` is the field's name in the form's schema, `action_id` is always `value`. */
export function textInput(
  field: string,
  label: string,
  shape: Field & { maxLength: number; multiline?: boolean; focus?: boolean },
): InputBlock {
  return {
    ...input(field, label, shape),
    element: {
      type: 'plain_text_input',
      action_id: 'value',
      max_length: shape.maxLength,
      multiline: shape.multiline ?? false,
      focus_on_load: shape.focus ?? false,
      ...(shape.initial ? { initial_value: shape.initial.slice(0, shape.maxLength) } : {}),
    },
  };
}

type Choices = readonly (readonly [value: string, label: string])[];

/** Many answers, or short of room. */
export function selectInput(field: string, label: string, options: Choices, shape: Field = {}): InputBlock {
  return { ...input(field, label, shape), element: { type: 'static_select', ...choice(options, shape) } };
}

/** Searched by typing: `suggestions` in commands/index.ts names who finds. */
export function searchInput(
  field: string,
  label: string,
  placeholder: string,
  shape: Field = {},
): InputBlock {
  return {
    ...input(field, label, shape),
    element: {
      type: 'external_select',
      action_id: 'value',
      min_query_length: 0,
      placeholder: plain(placeholder),
    },
  };
}

/** Some of many, searched by typing; `initialChoices` are chosen already. */
export function multiSearchInput(
  field: string,
  label: string,
  placeholder: string,
  shape: Field & { initialChoices: Choices },
): InputBlock {
  const initial = shape.initialChoices.map(([value, text]) => ({ text: plain(shorten(text, 75)), value }));
  return {
    ...input(field, label, shape),
    element: {
      type: 'multi_external_select',
      action_id: 'value',
      min_query_length: 0,
      placeholder: plain(placeholder),
      ...(initial.length > 0 ? { initial_options: initial } : {}),
    },
  };
}

/** Few answers, all in sight. */
export function radioInput(field: string, label: string, options: Choices, shape: Field = {}): InputBlock {
  return { ...input(field, label, shape), element: { type: 'radio_buttons', ...choice(options, shape) } };
}

function choice(options: Choices, shape: Field) {
  const drawn = options.map(([value, text]) => ({ text: plain(text), value }));
  const initial = drawn.find((option) => option.value === shape.initial);
  return { action_id: 'value', options: drawn, ...(initial ? { initial_option: initial } : {}) };
}

/** Some of many; `initialList` are chosen already. */
export function multiSelectInput(
  field: string,
  label: string,
  options: Choices,
  shape: Field & { initialList: readonly string[] },
): InputBlock {
  const drawn = options.map(([value, text]) => ({ text: plain(text), value }));
  const initial = drawn.filter(({ value }) => shape.initialList.includes(value));
  return {
    ...input(field, label, shape),
    element: {
      type: 'multi_static_select',
      action_id: 'value',
      options: drawn,
      ...(initial.length > 0 ? { initial_options: initial } : {}),
    },
  };
}

/** A day, as YYYY-MM-DD. */
export function dateInput(field: string, label: string, shape: Field = {}): InputBlock {
  return {
    ...input(field, label, shape),
    element: {
      type: 'datepicker',
      action_id: 'value',
      ...(shape.initial ? { initial_date: shape.initial } : {}),
    },
  };
}

export function personInput(field: string, label: string, shape: Field = {}): InputBlock {
  return {
    ...input(field, label, shape),
    element: {
      type: 'users_select',
      action_id: 'value',
      ...(shape.initial ? { initial_user: shape.initial } : {}),
    },
  };
}

export function peopleInput(
  field: string,
  label: string,
  shape: Field & { initialList: readonly string[] },
): InputBlock {
  return {
    ...input(field, label, shape),
    element: {
      type: 'multi_users_select',
      action_id: 'value',
      ...(shape.initialList.length > 0 ? { initial_users: [...shape.initialList] } : {}),
    },
  };
}

export function checkboxInput(field: string, label: string, option: string, shape: Field = {}): InputBlock {
  const options = [{ text: plain(option), value: 'yes' }];
  return {
    ...input(field, label, { ...shape, optional: true }),
    element: {
      type: 'checkboxes',
      action_id: 'value',
      options,
      ...(shape.initial === 'yes' ? { initial_options: options } : {}),
    },
  };
}

/** Few of few, all in sight. */
export function checkboxesInput(
  field: string,
  label: string,
  choices: Choices,
  shape: Field = {},
): InputBlock {
  const options = choices.map(([value, text]) => ({ text: plain(text), value }));
  return { ...input(field, label, shape), element: { type: 'checkboxes', action_id: 'value', options } };
}

/** A moment, picked in the reader's own zone. */
export function momentInput(
  field: string,
  label: string,
  shape: Field & { at: Date | undefined },
): InputBlock {
  const { at } = shape;
  return {
    ...input(field, label, shape),
    element: {
      type: 'datetimepicker',
      action_id: 'value',
      ...(at ? { initial_date_time: Math.floor(at.getTime() / 1000) } : {}),
    },
  };
}

export function channelInput(
  field: string,
  label: string,
  kind: 'public' | 'private',
  shape: Field = {},
): InputBlock {
  return {
    ...input(field, label, shape),
    element: {
      type: 'conversations_select',
      action_id: 'value',
      filter: { include: [kind], exclude_bot_users: true },
      ...(shape.initial ? { initial_conversation: shape.initial } : {}),
    },
  };
}

export function channelsInput(
  field: string,
  label: string,
  shape: Field & { initialList: readonly string[] },
): InputBlock {
  return {
    ...input(field, label, shape),
    element: {
      type: 'multi_conversations_select',
      action_id: 'value',
      filter: { include: ['public', 'private'], exclude_bot_users: true },
      ...(shape.initialList.length > 0 ? { initial_conversations: [...shape.initialList] } : {}),
    },
  };
}

export function input(field: string, label: string, shape: Field): Omit<InputBlock, 'element'> {
  return {
    type: 'input',
    block_id: field,
    label: plain(label),
    optional: shape.optional ?? false,
    ...(shape.changes ? { dispatch_action: true } : {}),
    ...(shape.hint ? { hint: plain(shape.hint) } : {}),
  };
}
