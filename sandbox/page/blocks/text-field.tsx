import type { RichTextBlock } from '@slack/types';
import type { ChangeEvent, KeyboardEvent } from 'react';
import { withEmoji } from '../text/mrkdwn.ts';
import { fieldAttributes, type Standing, useElement } from './block-host.tsx';
import { richTextOf, wordsOf } from './rich-text-words.ts';
import type { ElementOf } from './types.ts';

type TextElement = ElementOf<
  'plain_text_input' | 'email_text_input' | 'url_text_input' | 'number_input' | 'rich_text_input'
>;

const TYPES: Readonly<Record<string, string>> = {
  email_text_input: 'email',
  url_text_input: 'url',
  number_input: 'text',
  plain_text_input: 'text',
};

/** Every way to type: one line, many lines, an address, a number; rich text is typed as plain lines. */
export function TextField({ element, at }: { readonly element: TextElement; readonly at: Standing }) {
  const field = useTextValue(element, at);
  const multiline =
    element.type === 'rich_text_input' || (element.type === 'plain_text_input' && element.multiline);
  const attributes = {
    className: multiline ? 'field field-long' : 'field',
    value: field.text,
    placeholder: element.placeholder && withEmoji(element.placeholder.text),
    'data-focus-on-load': element.focus_on_load || undefined,
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => field.type(event.target.value),
    ...limits(element),
    ...fieldAttributes(at),
  };
  function entered(event: KeyboardEvent): void {
    if (event.key === 'Enter' && !event.shiftKey && field.tellsOnEnter) field.tell();
  }
  return (
    <>
      {multiline ? (
        <textarea rows={4} {...attributes} />
      ) : (
        <input
          type={TYPES[element.type] ?? 'text'}
          inputMode={element.type === 'number_input' ? 'decimal' : undefined}
          onKeyDown={entered}
          {...attributes}
        />
      )}
      <Left element={element} typed={field.text.length} />
    </>
  );
}

function useTextValue(element: TextElement, at: Standing) {
  const field = useElement(element, at);
  const tellsOn = ('dispatch_action_config' in element &&
    element.dispatch_action_config?.trigger_actions_on) || ['on_enter_pressed' as const];
  const rich = element.type === 'rich_text_input';
  return {
    text: rich ? wordsOf(field.value as RichTextBlock | null) : String(field.value ?? ''),
    type(text: string): void {
      const value = rich ? richTextOf(text) : text;
      field.set(text === '' ? null : value, at.tells && tellsOn.includes('on_character_entered'));
    },
    tell: field.tell,
    tellsOnEnter: at.tells && tellsOn.includes('on_enter_pressed'),
  };
}

function limits(element: TextElement) {
  if (element.type !== 'plain_text_input') return {};
  return { maxLength: element.max_length ?? 3000 };
}

const SHOWN_FROM = 0.8;

/** How many characters are left, once it matters. */
function Left({ element, typed }: { readonly element: TextElement; readonly typed: number }) {
  const most = element.type === 'plain_text_input' ? element.max_length : undefined;
  if (!most || typed < most * SHOWN_FROM) return null;
  return (
    <span className="field-left" role="status">
      {most - typed} characters left
    </span>
  );
}
