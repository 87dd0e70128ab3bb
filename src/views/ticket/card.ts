import type { ActionsBlock, KnownBlock } from '@slack/types';
import { dateToken } from '../../domain/message/dates.ts';
import { sentence } from '../../domain/message/sentence.ts';
import { escapeText, shorten } from '../../domain/message/slack-text.ts';
import type { CardFacts } from '../../domain/ticket/card-facts.ts';
import type { Door } from '../../domain/ticket/door.ts';
import { isOpen } from '../../domain/ticket/status.ts';
import { button, context, type Drawn, field, personWords, section } from '../blocks.ts';
import { decisionActions, decisionFields } from '../escalation/decision.ts';
import { TICKET_ESCALATE } from '../escalation/escalate.ts';
import { issueFields } from '../escalation/issue-fields.ts';
import { TICKET_REOPEN, TICKET_REPLY, TICKET_RESOLVE, TICKET_TAKE } from '../words.ts';
import { clockSection } from './clock-section.ts';
import { linkedText } from './linked.ts';
import { TICKET_UNMERGE } from './merge.ts';
import { TICKET_MORE } from './more.ts';
import { proofText, silenceFields } from './silence.ts';

export const TICKET_TRIAGE = 'ticket.triage';

const WORDS_SHOWN = 1000;

/** The one card of a ticket in the triage channel, drawn anew whenever something about it changes (IN-4). */
export function ticketCard(card: CardFacts): Drawn {
  const title = card.isSensitive ? 'Sensitive: open to read' : card.summary;
  const said = card.description.trim();
  const proof = proofText(card);
  const blocks: KnownBlock[] = [
    section(`*Ticket ${card.number}*  ${escapeText(title)}`),
    ...(said && said !== card.summary ? [personWords(shorten(said, WORDS_SHOWN))] : []),
    { type: 'section', fields: fields(card) },
    ...clockSection(card),
    ...(card.workaround ? [section(`*Workaround*  ${escapeText(shorten(card.workaround, 1000))}`)] : []),
    ...(proof ? [section(proof)] : []),
    ...(card.impact ? [context(`*Impact*  ${card.impact}`)] : []),
    ...(card.labels.length > 0 ? [context(`*Labels*  ${card.labels.map(escapeText).join('  ·  ')}`)] : []),
    context(notes(card).join('  ·  ')),
    ...(isOpen(card.status) ? decisionActions(card.number, card.decision) : []),
    actions(card),
  ];
  return { text: `Ticket ${card.number}, ${card.status}: ${escapeText(title)}`, blocks };
}

function fields(card: CardFacts) {
  const status = card.resolution ? `${card.status}: ${card.resolution}` : card.status;
  return [
    field('Requester', escapeText(card.requester)),
    field('Status', sentence(status)),
    field('Owner', owner(card)),
    ...(card.organisation ? [field('Organisation', escapeText(card.organisation))] : []),
    ...(card.group ? [field('Group', escapeText(card.group))] : []),
    field('Filed', dateToken(card.filedAt)),
    ...(card.type ? [field('Type', sentence(card.type))] : []),
    ...(card.because ? [field('Priority', escapeText(shorten(card.because, 500)))] : []),
    ...(card.component ? [field('Component', escapeText(card.component))] : []),
    ...issueFields(card),
    ...decisionFields(card.decision),
    ...silenceFields(card).map(([name, value]) => field(name, value)),
    ...(card.rating ? [field('Rating', `${card.rating} of 5`)] : []),
  ];
}

/** TRI-7: why this person, or since when nobody is free. */
function owner({ owner, given, waitsSince, status }: CardFacts): string {
  if (owner) return `${escapeText(owner)}${given ? `, given by the desk: ${given}` : ''}`;
  const waits = waitsSince && isOpen(status) ? `: waiting for an agent since ${dateToken(waitsSince)}` : '';
  return `Nobody yet${waits}`;
}

function notes(card: CardFacts): string[] {
  const notes = [cameBy(card)];
  if (card.isPrivate) notes.push(isDirect(card) ? 'Private' : 'Private: answered by direct message');
  if (card.isSensitive) notes.push('Sensitive: its words stay out of this channel');
  if (card.sourceLink) notes.push(`<${card.sourceLink}|Where it was asked>`);
  if (card.links.length > 0) notes.push(linkedText(card.links));
  return notes;
}

const BY_DOOR: Record<Door, string> = {
  command: 'with `/ticket`',
  form: 'with the form',
  button: 'with the form',
  shortcut: 'with a shortcut',
  reaction: 'by 🎫 on a message',
  message: 'in a request channel',
  'direct message': 'in a direct message',
  mention: 'by a mention',
  home: 'from App Home',
  desk: 'by the desk',
  github: 'from GitHub',
  'command line': 'on the command line',
};

const isDirect = (card: CardFacts): boolean => card.door === 'direct message';

function cameBy(card: CardFacts): string {
  if (card.isImported) {
    return `Imported by ${escapeText(card.filer ?? 'the desk')} from what was said before: nobody was told, no clock runs`;
  }
  const by = card.filer ? ` by ${escapeText(card.filer)}` : '';
  return `Filed${by} ${BY_DOOR[card.door]}`;
}

function actions(card: CardFacts): ActionsBlock {
  const value = String(card.number);
  const about = `ticket ${card.number}`;
  const more = button('More', TICKET_MORE, value, about);
  if (!isOpen(card.status)) {
    const isMerged = card.links.some(({ how }) => how === 'merged into');
    const reopen = isMerged
      ? button('Unmerge', TICKET_UNMERGE, value, about)
      : button('Reopen', TICKET_REOPEN, value, about);
    return {
      type: 'actions',
      block_id: 'card',
      elements: card.status === 'resolved' ? [reopen, more] : [more],
    };
  }
  return {
    type: 'actions',
    block_id: 'card',
    elements: [
      ...(card.owner ? [] : [{ ...button('Take it', TICKET_TAKE, value, about), style: 'primary' as const }]),
      button('Reply', TICKET_REPLY, value, about),
      button('Triage', TICKET_TRIAGE, value, about),
      ...(card.issue?.is === 'possible' ? [button('Escalate', TICKET_ESCALATE, value, about)] : []),
      button('Resolve', TICKET_RESOLVE, value, about),
      more,
    ],
  };
}
