import type { Button, KnownBlock, ModalView } from '@slack/types';
import { escapeText } from '../../domain/message/slack-text.ts';
import type { TicketLine } from '../../domain/parcel.ts';
import { button, context, type Drawn, plain, section } from '../blocks.ts';
import { lineText, ownLine, staffLine } from './lines.ts';

/** The pages of a list; the value says which list and from where. */
export const TICKET_LIST_NEXT = 'ticket.list-next';
export const TICKET_LIST_PREVIOUS = 'ticket.list-previous';
/** The form, with the words that found nothing. */
export const TICKET_LIST_FILE = 'ticket.list-file';

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
    ...(missed && !next && lines.length === 0
      ? [button('New ticket with these words', TICKET_LIST_FILE, missed, missed)]
      : []),
  ];
}

/** What a search found, or what it looked for and where to go on (E-2). */
export function searchResult(words: string, lines: readonly TicketLine[], as: 'staff' | 'requester'): Drawn {
  const said = `“${escapeText(words)}”`;
  if (lines.length === 0) {
    const among = as === 'staff' ? 'all tickets but sensitive ones' : 'your tickets';
    const text = `Nothing has the words ${said}. Searched: ${among}, summaries and descriptions. Try fewer words, or \`/ticket ${escapeText(words)}\` to file it.`;
    return { text, blocks: [section(text)] };
  }
  return {
    text: [`Tickets with ${said}`, ...lines.map(lineText)].join('\n'),
    blocks: [
      section(`*Tickets with ${said}*`),
      ...lines.map(as === 'staff' ? staffLine : ownLine),
      context('Newest first; at most 20.'),
    ],
  };
}
