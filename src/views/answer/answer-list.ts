import type { ActionsBlock, KnownBlock } from '@slack/types';
import { type CannedAnswer, firstWords } from '../../domain/answer/canned-answer.ts';
import { escapeText } from '../../domain/message/slack-text.ts';
import { button, context, type Drawn, plain, section } from '../blocks.ts';

export const ANSWER_NEW = 'answer.new';
export const ANSWER_EDIT = 'answer.edit';
export const ANSWER_DELETE = 'answer.delete';

/** Two blocks each; a message holds 50. */
const MOST_SHOWN = 22;

/** *Answers*: what the reader has to reply with, to be changed here (UPD-5). */
export function answerList(answers: readonly CannedAnswer[]): Drawn {
  const shown = answers.slice(0, MOST_SHOWN);
  const text =
    answers.length > 0
      ? `Canned answers: ${answers.length}. *Reply* finds them while you type.`
      : 'No canned answers yet. *New answer* keeps words that you write often.';
  return {
    text,
    blocks: [
      section(text),
      ...shown.flatMap(entry),
      ...(answers.length > shown.length
        ? [context(`The first ${shown.length} of ${answers.length}, by name.`)]
        : []),
      { type: 'actions', block_id: 'answers', elements: [button('New answer', ANSWER_NEW, 'new', 'canned')] },
    ],
  };
}

function entry(answer: CannedAnswer): KnownBlock[] {
  const whose = answer.isShared ? 'every agent’s' : 'yours';
  return [
    section(`*${escapeText(answer.name)}*  ·  ${whose}\n${escapeText(firstWords(answer.text, 150))}`),
    buttons(answer),
  ];
}

function buttons({ id, name, isShared }: CannedAnswer): ActionsBlock {
  const value = String(id);
  const whose = isShared ? 'No agent can use it any more.' : 'You cannot use it any more.';
  return {
    type: 'actions',
    block_id: `answer-${id}`,
    elements: [
      button('Edit', ANSWER_EDIT, value, name),
      {
        ...button('Delete', ANSWER_DELETE, value, name),
        confirm: {
          title: plain('Delete this answer'),
          text: plain(`“${name}”: ${whose} What was sent with it stays.`),
          confirm: plain('Delete answer'),
          deny: plain('Keep it'),
        },
      },
    ],
  };
}
