import type { KnownBlock } from '@slack/types';
import { dateToken } from '../../domain/message/dates.ts';
import { escapeText, shorten } from '../../domain/message/slack-text.ts';
import type { TicketLine } from '../../domain/parcel.ts';
import { turn } from '../../domain/ticket/status.ts';
import { section } from '../blocks.ts';

/** As a requester reads it: whose turn it is, and no word of the desk's inner life (W-6). */
export function ownLine(line: TicketLine): KnownBlock {
  const owner = line.owner ? `  ·  ${escapeText(line.owner)}` : '';
  return section(
    `*${linked(line)}*  ${summary(line)}\n${turn(line.status)}${owner}  ·  ${dateToken(line.filedAt)}`,
  );
}

export function staffLine(line: TicketLine): KnownBlock {
  return drawStaffLine(line, line.owner ? escapeText(line.owner) : 'nobody yet');
}

/** In a queue that says whose it is. */
export const queueLine = (line: TicketLine): KnownBlock => drawStaffLine(line, undefined);

function drawStaffLine(line: TicketLine, owner: string | undefined): KnownBlock {
  const facts = [
    line.priority,
    line.status,
    owner,
    `for ${escapeText(line.requester)}`,
    dateToken(line.filedAt),
  ];
  return section(`*${linked(line)}*  ${summary(line)}\n${facts.filter(Boolean).join('  ·  ')}`);
}

/** One line of plain text, for a message's `text`. */
export const lineText = (line: TicketLine): string =>
  `Ticket ${line.number}: ${escapeText(shorten(line.summary, 80))} (${turn(line.status)})`;

const linked = (line: TicketLine) =>
  line.link ? `<${line.link}|Ticket ${line.number}>` : `Ticket ${line.number}`;

const summary = (line: TicketLine) => escapeText(shorten(line.summary, 120));
