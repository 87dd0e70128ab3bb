import type { KnownBlock, ModalView } from '@slack/types';
import { dateToken } from '../../domain/message/dates.ts';
import { escapeText, shorten } from '../../domain/message/slack-text.ts';
import type { TicketLine } from '../../domain/ticket/line.ts';
import type { LinkedTicket } from '../../domain/ticket/links.ts';
import { turn } from '../../domain/ticket/status.ts';
import { context, type Drawn, personWords, plain, section } from '../blocks.ts';
import { lineText } from './lines.ts';
import { linkedText } from './linked.ts';

export interface TicketStory {
  readonly line: TicketLine;
  readonly description: string;
  readonly as: 'staff' | 'requester';
  readonly links: readonly LinkedTicket[];
  /** What staff sort it by. */
  readonly sorted: readonly string[];
  readonly said: readonly { author: string; text: string; at: Date; isInternal: boolean }[];
}

const MOST_SAID = 20;

/** A ticket as one person may see it: where it stands, what was asked, and what was said last. */
export function ticketStory(story: TicketStory): Drawn {
  const { line } = story;
  const status = story.as === 'staff' ? line.status : turn(line.status);
  const facts = [status, line.owner ? escapeText(line.owner) : 'nobody has it yet', dateToken(line.filedAt)];
  const title = line.link ? `<${line.link}|Ticket ${line.number}>` : `Ticket ${line.number}`;
  const blocks: KnownBlock[] = [
    section(`*${title}*  ${escapeText(line.summary)}`),
    context(facts.join('  ·  ')),
    ...(line.goesOn ? [context(goesOnText(line.goesOn))] : []),
    ...(story.links.length > 0 ? [context(linkedText(story.links))] : []),
    ...(story.sorted.length > 0 ? [context(story.sorted.map(escapeText).join('  ·  '))] : []),
    ...(story.description && story.description !== line.summary
      ? [personWords(shorten(story.description, 2500))]
      : []),
    ...story.said.slice(-MOST_SAID).flatMap(spoken),
  ];
  return { text: lineText(line), blocks };
}

/** TRI-8: as its requester was told it. */
const goesOnText = ({ with: number }: NonNullable<TicketLine['goesOn']>): string =>
  number === null
    ? 'It goes on: it is answered together with another request about the same. The answers are here and in your thread.'
    : `It goes on in your ticket ${number}, where the answers to both come.`;

function spoken(entry: TicketStory['said'][number]): KnownBlock[] {
  const mark = entry.isInternal ? '  ·  🔒 note for the team' : '';
  return [
    context(`*${escapeText(entry.author)}*  ·  ${dateToken(entry.at)}${mark}`),
    personWords(shorten(entry.text, 400), 'section'),
  ];
}

/** *Open* on the card: the same, for one pair of eyes. */
export function ticketModal(story: TicketStory): ModalView {
  return {
    type: 'modal',
    title: plain(`Ticket ${story.line.number}`),
    close: plain('Close'),
    blocks: ticketStory(story).blocks,
  };
}

export interface HistoryLine {
  readonly at: Date;
  readonly actor: string;
  readonly told: string;
  readonly door: string;
}

const MOST_HISTORY = 90;

export function historyModal(number: number, lines: readonly HistoryLine[]): ModalView {
  const shown = lines.slice(-MOST_HISTORY);
  const cut = lines.length > shown.length ? [context(`The last ${MOST_HISTORY} of ${lines.length}.`)] : [];
  return {
    type: 'modal',
    title: plain(`History, ticket ${number}`),
    close: plain('Close'),
    blocks: [
      ...cut,
      ...shown.map((line) =>
        context(
          `${dateToken(line.at)}  ·  *${escapeText(line.actor)}* ${escapeText(line.told)} (${line.door})`,
        ),
      ),
    ],
  };
}
