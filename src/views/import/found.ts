import type { Checkboxes, KnownBlock, ModalView, SectionBlock } from '@slack/types';
import { z } from 'zod';
import type { FoundMessage, ImportFacts } from '../../domain/import/facts.ts';
import { count } from '../../domain/import/words.ts';
import { dateToken } from '../../domain/message/dates.ts';
import { escapeText, shorten } from '../../domain/message/slack-text.ts';
import { button, plain, radioInput, section } from '../blocks.ts';
import { IMPORT_OTHER } from './unfiled.ts';

/** The value is the import's key and the page, from 0. */
export const IMPORT_NEXT = 'import.next-page';
export const IMPORT_PREVIOUS = 'import.previous-page';

/** Before the ts of a message, in the name of its field. */
const MESSAGE = 'message:';
const WORDS_SHOWN = 200;

/** One thread has nothing to choose from. */
export const whichForm = z.object({
  which: z.enum(['chosen', 'all'], 'Choose what to import.').default('all'),
});

export function submitOf({ state, found }: ImportFacts): Pick<ModalView, 'submit'> {
  return state === 'read' && found.count > 0 ? { submit: plain('Import') } : {};
}

/** What was found, each to be ticked, and whether that or all is imported. */
export function foundBlocks(form: ImportFacts): KnownBlock[] {
  const { found, isOneThread } = form;
  const elsewhere = found.pages > 1 ? `, on ${count(found.pages, 'page')}` : '';
  const which = radioInput(
    'which',
    `${count(found.count, 'message')} without a ticket`,
    [
      ['chosen', `Import those I tick below${elsewhere}`],
      ['all', `Import all ${found.count}`],
    ],
    { initial: 'chosen' },
  );
  if (isOneThread) return [...found.messages.map(messageText), pageButtons(form)];
  return [which, ...found.messages.map(messageBlock), pageButtons(form)];
}

function messageText(message: FoundMessage): SectionBlock {
  const { at, author, isOutside, replies, link, text } = message;
  const head = [
    `*${escapeText(author)}*${isOutside ? ' (cannot ask here: it will be in your name)' : ''}`,
    `<${link}|${dateToken(at)}>`,
    ...(replies > 0 ? [count(replies, 'reply', 'replies')] : []),
  ].join('  ·  ');
  return section(`${head}\n${escapeText(shorten(text || 'A message without words', WORDS_SHOWN))}`);
}

function messageBlock(message: FoundMessage): SectionBlock {
  const { ts, isChosen } = message;
  const options = [{ text: plain('Import'), value: 'yes' }];
  return {
    ...messageText(message),
    block_id: `${MESSAGE}${ts}`,
    accessory: {
      type: 'checkboxes',
      action_id: 'value',
      options,
      ...(isChosen ? { initial_options: options } : {}),
    } satisfies Checkboxes,
  };
}

function pageButtons({ key, found: { page, pages } }: ImportFacts): KnownBlock {
  const about = 'messages without a ticket';
  return {
    type: 'actions',
    block_id: 'pages',
    elements: [
      ...(page > 0 ? [button('Previous page', IMPORT_PREVIOUS, `${key} ${page - 1}`, about)] : []),
      ...(page < pages - 1 ? [button('Next page', IMPORT_NEXT, `${key} ${page + 1}`, about)] : []),
      button('Other channel or days', IMPORT_OTHER, key, about),
    ],
  };
}

/** Which of the messages on show are ticked, from the form's own fields. */
export function choiceIn(form: Readonly<Record<string, string | readonly string[] | null>>) {
  const shown = Object.entries(form).filter(([name]) => name.startsWith(MESSAGE));
  const ts = (isTicked: boolean) =>
    shown
      .filter(([, value]) => (value?.length ?? 0) > 0 === isTicked)
      .map(([name]) => name.slice(MESSAGE.length));
  return { chosen: ts(true), left: ts(false) };
}
