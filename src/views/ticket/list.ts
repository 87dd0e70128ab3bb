import type { KnownBlock } from '@slack/types';
import { escapeText } from '../../domain/message/slack-text.ts';
import type { TicketLine } from '../../domain/parcel.ts';
import { button, context, type Drawn, section } from '../blocks.ts';
import { lineText, ownLine, staffLine } from './lines.ts';

export const TICKET_LIST_OLDER = 'ticket.list-older';

export interface TicketPage {
  readonly title: string;
  readonly lines: readonly TicketLine[];
  readonly as: 'staff' | 'requester';
  /** The value of *Older*, where there are more. */
  readonly older: string | null;
  /** What to do where there is nothing (E-1). */
  readonly empty: string;
}

export function ticketList(page: TicketPage): Drawn {
  if (page.lines.length === 0) return { text: page.empty, blocks: [section(page.empty)] };
  const blocks: KnownBlock[] = [
    section(`*${page.title}*`),
    ...page.lines.map(page.as === 'staff' ? staffLine : ownLine),
  ];
  if (page.older) {
    blocks.push({
      type: 'actions',
      block_id: 'older',
      elements: [button('Older', TICKET_LIST_OLDER, page.older, 'tickets')],
    });
  }
  return { text: [page.title, ...page.lines.map(lineText)].join('\n'), blocks };
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
