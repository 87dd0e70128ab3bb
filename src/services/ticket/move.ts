import type { Tx } from '../../db/handles.ts';
import { type By, insertStatusEvent, insertTicketEvent } from '../../db/ticket-events.ts';
import { type NewTicket, type Ticket, updateTicket } from '../../db/tickets.ts';
import { type StatusFact, statusAfter } from '../../domain/ticket/history.ts';
import { assertMove, isOpen, type TicketStatus } from '../../domain/ticket/status.ts';
import { sendCard } from '../send/row.ts';
import { tellLater } from './tell-changes.ts';

/**
 * Every change of status goes through here, whatever made it: the row, the event, the card, and the requester,
 * who is told a minute later unless a message that goes before covers it (UPD-1). Gives the event's id too.
 */
export async function changeStatus(
  tx: Tx,
  ticket: Ticket,
  by: By,
  fact: StatusFact,
  now: Date,
  more: Partial<Omit<NewTicket, 'workspaceId' | 'status'>> = {},
): Promise<{ ticket: Ticket; eventId: number }> {
  const status = statusAfter(fact);
  assertMove(ticket.status, status, ticket.number);
  const changed = await updateTicket(tx, ticket.id, {
    statusBeforeWait: null,
    ...(isOpen(status) ? {} : AWAKE),
    ...more,
    status,
  });
  const eventId = await insertStatusEvent(tx, ticket, by, fact, now);
  await sendCard(tx, changed, now);
  await tellLater(tx, ticket, now);
  return { ticket: changed, eventId };
}

/** What is over sleeps no more. */
const AWAKE = { isSnoozed: false, snoozedUntil: null };

/** Moves a ticket with its event, its card and word to its requester. Nothing happens where it stands already. */
export async function moveTicket(
  tx: Tx,
  ticket: Ticket,
  by: By,
  to: TicketStatus,
  now: Date,
): Promise<Ticket> {
  if (ticket.status === to) return ticket;
  // Whoever asks has begun: the answer does not make the ticket new again.
  const backTo = ticket.status === 'new' ? 'in progress' : ticket.status;
  const statusBeforeWait = to === 'waiting on requester' ? backTo : null;
  const fact = { kind: 'moved', from: ticket.status, to } as const;
  const moved = await changeStatus(tx, ticket, by, fact, now, { statusBeforeWait });
  return moved.ticket;
}

/** Gives the ticket an owner, or (null) back to the queue, with its event and its card. `because` is for the card. */
export async function giveTicket(
  tx: Tx,
  ticket: Ticket,
  by: By,
  ownerId: string | null,
  now: Date,
  because?: string,
): Promise<Ticket> {
  if (ticket.ownerId === ownerId) return ticket;
  const given = await updateTicket(tx, ticket.id, { ownerId });
  const fact = { kind: 'owned', from: ticket.ownerId, to: ownerId } as const;
  await insertTicketEvent(tx, ticket, by, { ...fact, ...(because ? { because } : {}) }, now);
  await sendCard(tx, given, now);
  return given;
}
