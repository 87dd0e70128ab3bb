import type { Db } from '../../db/handles.ts';
import { findMessageCopy } from '../../db/message-copies.ts';
import { getMessage, type Message } from '../../db/messages.ts';
import { findPerson } from '../../db/people.ts';
import { getTicket, type Ticket } from '../../db/tickets.ts';
import type { Delivery } from '../../domain/delivery.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { Destination } from '../../domain/parcel.ts';
import { survivorOf } from '../ticket/merged.ts';
import { copyFacts } from './copy-facts.ts';
import { cardThreadOf, conversationOf, type Loaded, nothingToDo, parcel } from './loaded.ts';

export async function loadCopy(
  db: Db,
  delivery: Extract<Delivery, { kind: 'message.copy' }>,
): Promise<Loaded> {
  const { to: side, part } = delivery;
  const message = await getMessage(db, delivery.messageId);
  if (message.deletedAt) return nothingToDo;
  const { ticket, reader } = await readerOf(db, message, delivery.forTicketId);
  const to = await sideOf(db, reader, message, side);
  if ('outcome' in to) return to;
  const copy = await copyFacts(db, ticket, message, side, part, reader);
  return copy ? parcel({ kind: 'copy', to: to.destination, copy }) : nothingToDo;
}

export async function loadFile(db: Db, delivery: Extract<Delivery, { kind: 'file.copy' }>): Promise<Loaded> {
  const message = await getMessage(db, delivery.messageId);
  const { ticket, reader } = await readerOf(db, message, delivery.forTicketId);
  const file = message.files.list.find(({ id }) => id === delivery.fileId);
  if (message.deletedAt || !file) return nothingToDo;
  if (ticket.isSensitive && delivery.to === 'triage') return nothingToDo;
  const to = await sideOf(db, reader, message, delivery.to);
  if ('outcome' in to) return to;
  const author = await findPerson(db, ticket.workspaceId, message.authorId);
  return parcel({ kind: 'file', to: to.destination, file, author: author?.name ?? 'Somebody' });
}

/** The message's ticket, and the one it is carried for: another only where that was merged into it (TRI-8). */
async function readerOf(
  db: Db,
  message: Message,
  forTicketId: number | undefined,
): Promise<{ ticket: Ticket; reader: Ticket }> {
  const ticket = await getTicket(db, message.ticketId);
  return { ticket, reader: forTicketId ? await getTicket(db, forTicketId) : ticket };
}

/** Where a message's copy goes; a requester's thread takes only what is public. */
async function sideOf(
  db: Db,
  ticket: Ticket,
  message: Message,
  side: 'conversation' | 'triage',
): Promise<{ destination: Destination } | { outcome: Outcome }> {
  if (side === 'conversation') {
    if (message.audience !== 'public') return { outcome: { is: 'failed', why: 'not public' } };
    return { destination: conversationOf(ticket) };
  }
  const thread = cardThreadOf(await survivorOf(db, ticket));
  return thread
    ? { destination: thread }
    : { outcome: { is: 'wait', ms: 15_000, why: 'the card is not posted yet' } };
}

/** The copy is drawn anew; one that was never made needs nothing. */
export async function loadRedraw(
  db: Db,
  delivery: Extract<Delivery, { kind: 'message.redraw' }>,
): Promise<Loaded> {
  const { to, forTicketId } = delivery;
  const message = await getMessage(db, delivery.messageId);
  const { ticket, reader } = await readerOf(db, message, forTicketId);
  const place = forTicketId
    ? await findMessageCopy(db, message.id, forTicketId)
    : { channelId: message.copyChannelId, ts: message.copyTs };
  if (!place?.channelId || !place.ts) return nothingToDo;
  if (to === 'conversation' && message.audience !== 'public') return nothingToDo;
  const copy = await copyFacts(db, ticket, message, to, 0, reader);
  return copy ? parcel({ kind: 'redraw', channelId: place.channelId, ts: place.ts, copy }) : nothingToDo;
}
