import type { Tx } from '../../db/handles.ts';
import { type By, insertTicketEvent } from '../../db/ticket-events.ts';
import { type Ticket, updateTicket } from '../../db/tickets.ts';
import { assertMove, type TicketStatus } from '../../domain/ticket/status.ts';
import { sendCard } from '../send.ts';

/** Changes the status of an open ticket, with its event and its card. Nothing happens where it stands already. */
export async function moveTicket(
  tx: Tx,
  ticket: Ticket,
  by: By,
  to: TicketStatus,
  now: Date,
): Promise<Ticket> {
  if (ticket.status === to) return ticket;
  assertMove(ticket.status, to, ticket.number);
  // Whoever asks has begun: the answer does not make the ticket new again.
  const backTo = ticket.status === 'new' ? 'in progress' : ticket.status;
  const statusBeforeWait = to === 'waiting on requester' ? backTo : null;
  const moved = await updateTicket(tx, ticket.id, { status: to, statusBeforeWait });
  await insertTicketEvent(tx, ticket, by, { kind: 'moved', from: ticket.status, to }, now);
  await sendCard(tx, moved, now);
  return moved;
}

/** Gives the ticket an owner, with its event and its card. */
export async function giveTicket(
  tx: Tx,
  ticket: Ticket,
  by: By,
  ownerId: string,
  now: Date,
): Promise<Ticket> {
  if (ticket.ownerId === ownerId) return ticket;
  const given = await updateTicket(tx, ticket.id, { ownerId });
  await insertTicketEvent(tx, ticket, by, { kind: 'owned', from: ticket.ownerId, to: ownerId }, now);
  await sendCard(tx, given, now);
  return given;
}
