import type { Ticket } from '../../db/tickets.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { Destination, Parcel } from '../../domain/parcel.ts';

export type Loaded = { readonly parcel: Parcel } | { readonly outcome: Outcome };

export const parcel = (loaded: Parcel): Loaded => ({ parcel: loaded });
export const gone = (why: string): Loaded => ({ outcome: { is: 'failed', why } });
export const nothingToDo: Loaded = { outcome: { is: 'done' } };
export const waitFor = (why: string, ms = 15_000): Loaded => ({ outcome: { is: 'wait', ms, why } });

export function conversationOf(ticket: Ticket): Destination {
  const { conversationChannelId: channelId, conversationTs: threadTs } = ticket;
  return channelId ? { channelId, threadTs } : { personId: ticket.requesterId };
}

export function cardThreadOf(ticket: Ticket): Destination | undefined {
  const { cardChannelId: channelId, cardTs: threadTs } = ticket;
  return channelId && threadTs ? { channelId, threadTs } : undefined;
}
