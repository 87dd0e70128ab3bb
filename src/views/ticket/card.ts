import type { ActionsBlock, Button, KnownBlock, Overflow } from '@slack/types';
import { dateToken } from '../../domain/message/dates.ts';
import { escapeText, shorten } from '../../domain/message/slack-text.ts';
import type { CardFacts } from '../../domain/parcel.ts';
import type { Door } from '../../domain/ticket/door.ts';
import { isOpen } from '../../domain/ticket/status.ts';
import { button, context, type Drawn, field, personWords, plain, section } from '../blocks.ts';
import { TICKET_ESCALATE } from '../escalation/escalate.ts';
import { issueFields } from '../escalation/issue-fields.ts';
import { TICKET_REPLY, TICKET_TAKE } from '../words.ts';
import { clockSection } from './clock-section.ts';
import { linkedText } from './linked.ts';
import { TICKET_UNMERGE } from './merge.ts';
import { proofText, silenceFields } from './silence.ts';

export const TICKET_TRIAGE = 'ticket.triage';
export const TICKET_RESOLVE = 'ticket.resolve';
export const TICKET_REOPEN = 'ticket.reopen';
export const TICKET_MORE = 'ticket.more';
export const TICKET_CALL = 'ticket.call';

/** The acts behind *More*; an option's value is `act:number`. */
export const MORE_ACTS = [
  'assign',
  'labels',
  'sensitive',
  'snooze',
  'unsnooze',
  'show',
  'history',
  'why',
  'company',
] as const;
export type MoreAct = (typeof MORE_ACTS)[number];

const MORE_LABELS: Record<MoreAct, string> = {
  assign: 'Assign…',
  labels: 'Labels…',
  sensitive: 'Mark sensitive…',
  snooze: 'Snooze…',
  unsnooze: 'Unsnooze',
  show: 'Open',
  history: 'History',
  why: 'Why these deadlines?',
  company: 'Duplicates and links…',
};

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
    ...issueFields(card.issue),
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
};

const isDirect = (card: CardFacts): boolean => card.door === 'direct message';

function cameBy(card: CardFacts): string {
  const by = card.filer ? ` by ${escapeText(card.filer)}` : '';
  return `Filed${by} ${BY_DOOR[card.door]}`;
}

function actions(card: CardFacts): ActionsBlock {
  const value = String(card.number);
  const about = `ticket ${card.number}`;
  if (!isOpen(card.status)) {
    const isMerged = card.links.some(({ how }) => how === 'merged into');
    const reopen = isMerged
      ? button('Unmerge', TICKET_UNMERGE, value, about)
      : button('Reopen', TICKET_REOPEN, value, about);
    const ends =
      card.status === 'resolved'
        ? [reopen, more(card, ['labels', 'show', 'why', 'history', 'company'])]
        : [more(card, ['labels', 'show', 'why', 'history', 'company'])];
    return { type: 'actions', block_id: 'card', elements: ends };
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
      ...(card.hasCalls ? [offerCall(card, value)] : []),
      more(card, [
        'assign',
        card.silence?.snoozedUntil ? 'unsnooze' : 'snooze',
        'company',
        'history',
        // Slack shows five; the card and its thread hold all that *Open* shows of what is not sensitive.
        card.isSensitive ? 'show' : 'sensitive',
      ]),
    ],
  };
}

/** It writes to the requester, so it asks first. */
const offerCall = ({ requester, number }: CardFacts, value: string): Button => ({
  ...button('Offer a call', TICKET_CALL, value, `ticket ${number}`),
  confirm: {
    title: plain('Offer a call'),
    text: plain(`${shorten(requester, 100)} gets the link at once, under your name.`),
    confirm: plain('Offer a call'),
    deny: plain('Not now'),
  },
});

function more(card: CardFacts, acts: readonly MoreAct[]): Overflow {
  return {
    type: 'overflow',
    action_id: TICKET_MORE,
    options: acts.map((act) => ({ text: plain(MORE_LABELS[act]), value: `${act}:${card.number}` })),
  };
}

export const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
