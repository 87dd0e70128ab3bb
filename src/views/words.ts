import type { KnownBlock } from '@slack/types';
import { type ButtonSet, type IncidentButtonSet, isOfIncident, type Words } from '../domain/message/words.ts';
import { button, type Drawn, personWords, section } from './blocks.ts';
import { ESCALATION_ANSWER } from './escalation/answer.ts';
import { decideButtons } from './escalation/decide.ts';
import { incidentWordButtons } from './incident/word-buttons.ts';
import { heldButtons } from './ticket/held-note.ts';
import { RATING_COMMENT, ratingQuestion } from './ticket/rating.ts';

export const SEND_TO_REQUESTER = 'message.send';
/** Under a comment on an issue that staff alone have read. */
export const COMMENT_SHARE = 'comment.share';
export const TICKET_TAKE = 'ticket.take';
export const UNDO = 'ticket.undo';
export const TICKET_REPLY = 'ticket.reply';
export const TICKET_DECLARE = 'ticket.declare';
export const TICKET_RESOLVE = 'ticket.resolve';
export const TICKET_WHY = 'ticket.why';
export const TICKET_SATISFIED = 'ticket.satisfied';
export const TICKET_NOT_YET = 'ticket.not-yet';
export const TICKET_REOPEN = 'ticket.reopen';
export const TICKET_ARTICLE = 'ticket.article';
export const TICKET_WITHDRAW = 'ticket.withdraw';
export const TICKET_STILL_NEED = 'ticket.still-need-help';
export const STILL_AFFECTED = 'ticket.still-affected';
export const GROUP_CONFIRM = 'group.confirm';
export const ENGINEER_TAKE = 'engineer.take';
export const ENGINEER_DECLINE = 'engineer.decline';
export const ENGINEER_NEWS = 'engineer.news';
export const PARKED_ADD = 'parked.add';
export const PARKED_NEW = 'parked.new';

/** The desk's own sentences, what it quotes, and the answers it offers. */
export function drawWords(words: Words): Drawn {
  const { text, quote, after, buttons } = words;
  return {
    text: after ? `${text} ${after}` : text,
    blocks: [
      section(text),
      ...(quote ? [personWords(quote)] : []),
      ...(after ? [section(after)] : []),
      ...(buttons ? buttonSet(buttons.set, buttons.value) : []),
    ],
  };
}

function buttonSet(set: ButtonSet, value: string): KnownBlock[] {
  if (set === 'satisfied-and-rate') return [...buttonSet('satisfied', value), ...ratingQuestion(value)];
  const elements = isOfIncident(set) ? incidentWordButtons(set, value) : buttonsOf(set, value);
  return [{ type: 'actions', block_id: set, elements }];
}

function buttonsOf(set: Exclude<ButtonSet, 'satisfied-and-rate' | IncidentButtonSet>, value: string) {
  const about = `ticket ${value.split(':')[0]}`;
  switch (set) {
    case 'send-to-requester':
      return [button('Send to requester', SEND_TO_REQUESTER, value, 'this message')];
    case 'satisfied':
      return [
        button('Yes, all good', TICKET_SATISFIED, value, about),
        button('Not yet', TICKET_NOT_YET, value, about),
      ];
    case 'comment':
      return [button('Add a comment', RATING_COMMENT, value, about)];
    case 'reply-or-declare':
      return [
        button('Reply', TICKET_REPLY, value, `ticket ${value.split(' ')[0]}`),
        declareButton(value.split(' ')[0] ?? ''),
      ];
    case 'why-or-declare':
      return [button('Why?', TICKET_WHY, value, about), declareButton(value)];
    case 'reply':
      return [button('Reply', TICKET_REPLY, value, `ticket ${value.split(' ')[0]}`)];
    case 'undo':
      return [button('Undo', UNDO, value, 'what you did')];
    case 'take-it':
      return [button('I take it', TICKET_TAKE, value, about)];
    case 'still-need-help':
      return [button('I still need help', TICKET_STILL_NEED, value, about)];
    case 'join-group':
      return [button('I work its tickets', GROUP_CONFIRM, value, `the group ${value}`)];
    case 'article':
      return [button('It should', TICKET_ARTICLE, value, `an article from ticket ${value}`)];
    case 'reopen':
      return [button('Reopen', TICKET_REOPEN, value, about)];
    case 'withdraw':
      return [button('Not a request', TICKET_WITHDRAW, value, about)];
    case 'hand-off':
      return [
        button('I take it', ENGINEER_TAKE, value, about),
        button('Not me', ENGINEER_DECLINE, value, about),
      ];
    case 'give-news':
      return [button('Say how it stands', ENGINEER_NEWS, value, about)];
    case 'share':
      return [button('Share with requester', COMMENT_SHARE, value, 'this comment')];
    case 'held-comment':
      return heldButtons(value);
    case 'decide':
      return decideButtons(value);
    case 'answer-owner':
      return [button('Answer', ESCALATION_ANSWER, value, `the question about ticket ${value}`)];
    case 'resolve':
      return [button('Resolve', TICKET_RESOLVE, value, about)];
    case 'still-affected':
      return [button('Not yet', STILL_AFFECTED, value, about)];
    case 'why':
      return [button('Why?', TICKET_WHY, value, about)];
    case 'add-or-new':
      return [
        button('Add to that ticket', PARKED_ADD, value, 'your message'),
        button('New ticket', PARKED_NEW, value, 'your message'),
      ];
  }
}

const declareButton = (number: string) =>
  button('Declare incident', TICKET_DECLARE, number, `about ticket ${number}`);

/** A private answer, with nothing to press. */
export const plainAnswer = (text: string): Drawn => ({ text, blocks: [section(text)] });
