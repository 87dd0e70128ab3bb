import type { SectionBlock } from '@slack/types';
import { dateToken } from '../../domain/message/dates.ts';
import { escapeText, shorten } from '../../domain/message/slack-text.ts';
import { tellUntil } from '../../domain/snooze/snooze.ts';
import type { TicketLine } from '../../domain/ticket/line.ts';
import { turn } from '../../domain/ticket/status.ts';
import { button, section } from '../blocks.ts';

/** *Open* beside a line; its value is the ticket's number. */
export const TICKET_OPEN = 'ticket.open';

/** As a requester reads it: whose turn it is, and no word of the desk's inner life (W-6). */
export function ownLine(line: TicketLine): SectionBlock {
  const owner = line.owner ? `  ·  ${escapeText(line.owner)}` : '';
  return opened(line, `${turn(line.status)}${owner}${goesOn(line)}  ·  ${dateToken(line.filedAt)}`);
}

/** TRI-8: nothing is over where a request is answered with another. */
const goesOn = ({ goesOn }: TicketLine): string => {
  if (!goesOn) return '';
  return `  ·  answered with ${goesOn.with === null ? 'another request about the same' : `your ticket ${goesOn.with}`}`;
};

export function staffLine(line: TicketLine): SectionBlock {
  return drawStaffLine(line, line.owner ? escapeText(line.owner) : 'nobody yet');
}

/** In a queue that says whose it is. */
export const queueLine = (line: TicketLine): SectionBlock => drawStaffLine(line, undefined);

function drawStaffLine(line: TicketLine, owner: string | undefined): SectionBlock {
  const facts = [line.priority, line.status, owner, `for ${escapeText(line.requester)}`, ...moments(line)];
  return opened(line, facts.filter(Boolean).join('  ·  '));
}

/** What the reader waits for comes before when it was filed (T-3). */
function moments({ due, snoozedUntil, filedAt }: TicketLine): string[] {
  return [
    ...(due ? [due.isOver ? `⚠️ was due ${dateToken(due.at)}` : `due ${dateToken(due.at)}`] : []),
    ...(snoozedUntil ? [`snoozed ${tellUntil(snoozedUntil)}`] : []),
    ...(due || snoozedUntil ? [] : [`filed ${dateToken(filedAt)}`]),
  ];
}

/** One line of plain text, for a message's `text`. */
export const lineText = (line: TicketLine): string =>
  `Ticket ${line.number}: ${escapeText(shorten(line.summary, 80))} (${turn(line.status)})`;

function opened(line: TicketLine, facts: string): SectionBlock {
  const number = String(line.number);
  const title = line.link ? `<${line.link}|Ticket ${number}>` : `Ticket ${number}`;
  return {
    ...section(`*${title}*  ${escapeText(shorten(line.summary, 120))}\n${facts}`),
    accessory: button('Open', TICKET_OPEN, number, `ticket ${number}`),
  };
}
