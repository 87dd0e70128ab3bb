import type { Button, KnownBlock, ModalView } from '@slack/types';
import { escapeText } from '../../domain/message/slack-text.ts';
import type { TicketLine } from '../../domain/ticket/line.ts';
import { button, context, type Drawn, plain, section } from '../blocks.ts';
import { lineText, ownLine, staffLine } from './lines.ts';

/** The pages of a list; the value says which list and from where. */
export const TICKET_LIST_NEXT = 'ticket.list-next';
export const TICKET_LIST_PREVIOUS = 'ticket.list-previous';
/** The form, with the words that found nothing. */
export const TICKET_LIST_FILE = 'ticket.list-file';
/** The words alone, without what narrowed the list. */
export const TICKET_SEARCH_ALL = 'ticket.search-all';

export interface TicketPage {
  readonly title: string;
  readonly lines: readonly TicketLine[];
  readonly as: 'staff' | 'requester';
  /** The values of the buttons to other pages, where there are any. */
  readonly next: string | null;
  readonly previous: string | null;
  /** Not everything was looked through. */
  readonly isCutShort: boolean;
  /** What to do where there is nothing (E-1). */
  readonly empty: string;
  /** The words nothing had: they can be filed. */
  readonly missed: string | null;
}

export function ticketList(page: TicketPage): Drawn {
  const isEmpty = page.lines.length === 0;
  const text = isEmpty ? emptyText(page) : [page.title, ...page.lines.map(lineText)].join('\n');
  const lines = page.lines.map(page.as === 'staff' ? staffLine : ownLine);
  const blocks: KnownBlock[] = isEmpty ? [section(text)] : [section(`*${page.title}*`), ...lines];
  if (page.isCutShort && !isEmpty) blocks.push(context('Few have all of this: *Next page* looks further.'));
  const buttons = buttonsOf(page);
  if (buttons.length > 0) blocks.push({ type: 'actions', block_id: 'pages', elements: buttons });
  return { text, blocks };
}

/** The same where there is no message to stand in, such as on App Home. */
export const ticketListModal = ({ blocks }: Drawn): ModalView => ({
  type: 'modal',
  title: plain('Tickets'),
  close: plain('Close'),
  blocks,
});

const emptyText = ({ isCutShort, empty }: TicketPage): string =>
  isCutShort ? 'None among those looked through. *Next page* looks further.' : empty;

function buttonsOf({ previous, next, missed, lines }: TicketPage): Button[] {
  return [
    ...(previous ? [button('Previous page', TICKET_LIST_PREVIOUS, previous, 'tickets')] : []),
    ...(next ? [button('Next page', TICKET_LIST_NEXT, next, 'tickets')] : []),
    ...(missed && !next && lines.length === 0 ? missedButtons(missed) : []),
  ];
}

function missedButtons(words: string): Button[] {
  return [button('Search all', TICKET_SEARCH_ALL, words, words), fileButton(words)];
}

const fileButton = (words: string): Button =>
  button('New ticket with these words', TICKET_LIST_FILE, words, words);

/** Of more words a button carries the beginning. */
const LONGEST_CARRIED = 200;

/** What a search found, or what it looked for and where to go on (E-2). */
export function searchResult(words: string, lines: readonly TicketLine[], as: 'staff' | 'requester'): Drawn {
  const said = `“${escapeText(words)}”`;
  if (lines.length === 0) {
    const among = as === 'staff' ? 'all tickets but sensitive ones' : 'your tickets';
    const text = `Nothing has the words ${said}. Searched: ${among}, open and closed, summaries and descriptions. Try fewer words, and write them in full.`;
    const file = fileButton([...words].slice(0, LONGEST_CARRIED).join(''));
    return { text, blocks: [section(text), { type: 'actions', block_id: 'missed', elements: [file] }] };
  }
  return {
    text: [`Tickets with ${said}`, ...lines.map(lineText)].join('\n'),
    blocks: [
      section(`*Tickets with ${said}*`),
      ...lines.map(as === 'staff' ? staffLine : ownLine),
      context('Best matches first, of equals the newest; at most 20.'),
    ],
  };
}
