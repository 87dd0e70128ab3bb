import { dateToken } from '../message/dates.ts';
import { escapeText } from '../message/slack-text.ts';
import { type PublicWords, publicWords } from '../message/words.ts';
import type { TicketStatus } from './status.ts';

/** A change of status as its requester is told it (UPD-1): by whose turn it is, never by the desk's own names (W-6). */
export interface Change {
  readonly number: number;
  readonly from: TicketStatus;
  readonly to: TicketStatus;
  /** Whoever has the ticket now. */
  readonly owner: string | undefined;
  /** Their own words or press brought it about. */
  readonly isByRequester: boolean;
  readonly resolvedAt: Date | null;
}

export function changeWords(change: Change): PublicWords {
  const { number } = change;
  const who = change.owner ? escapeText(change.owner) : 'A person';
  const next = `${who} answers here next.`;
  switch (change.to) {
    case 'triaged':
      return publicWords(`The desk has read ticket ${number} and knows what it is about. ${next}`);
    case 'new':
    case 'in progress':
      return publicWords(`${inHand(change)} ${next}`);
    case 'waiting on requester':
      return publicWords(`Ticket ${number} waits for your answer. Write it in this thread.`);
    case 'waiting on tier 2':
      return publicWords(`Ticket ${number} is with the engineers now. ${who} tells you here what they say.`);
    case 'ready for testing':
      return publicWords(`Ticket ${number} is ready for you to try. Write in this thread how it went.`);
    case 'resolved':
      return publicWords(`Ticket ${number} is resolved${sinceOf(change)}. A reply here opens it again.`);
    case 'closed':
      return publicWords(
        `Ticket ${number}, resolved${sinceOf(change)}, is closed now. If it comes back, write in this thread: that is filed as a new ticket.`,
      );
  }
}

function inHand({ number, from, to, owner, isByRequester }: Change): string {
  if (from === 'resolved') return `Ticket ${number} is open again.`;
  if (from === 'waiting on requester' && isByRequester)
    return `Your answer on ticket ${number} is with the desk.`;
  if (from === 'waiting on tier 2') return `Ticket ${number} is back from the engineers.`;
  if (to === 'new') return `Ticket ${number} is back with the desk.`;
  return owner ? `${escapeText(owner)} has ticket ${number} now.` : `The desk works on ticket ${number} now.`;
}

const sinceOf = ({ resolvedAt }: Change): string => (resolvedAt ? ` ${dateToken(resolvedAt)}` : '');
