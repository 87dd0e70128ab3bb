import type { Tx } from '../../db/handles.ts';
import { getMessage, insertMessage, type Message, updateMessage } from '../../db/messages.ts';
import { type By, insertTicketEvent, listTicketEvents } from '../../db/ticket-events.ts';
import { getTicket, getTicketByNumber, type Ticket } from '../../db/tickets.ts';
import type { Caller } from '../../domain/people/actor.ts';
import { refuseUnlessMay } from '../../domain/people/permissions.ts';
import { Refusal } from '../../domain/refusal.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { copyMessage, sendCard } from '../send.ts';
import { giveTicket, moveTicket } from './move.ts';
import { refuseUnlessOpen } from './take-ticket.ts';
import { coverChanges } from './tell-changes.ts';

export interface Reply {
  readonly text: string;
  /** The requester must answer before the work goes on: the ticket then waits on them (CNV-3). */
  readonly asks: boolean;
}

/** Words to the requester, under the agent's name, in the requester's own thread (CNV-1). */
export function replyToTicket(desk: Desk, caller: Caller, number: number, reply: Reply): Promise<Ticket> {
  return act(desk, caller, async (tx, actor, now) => {
    const ticket = await getTicketByNumber(tx, actor.workspaceId, number);
    refuseUnlessMay(actor, 'ticket.reply', ticket);
    refuseUnlessOpen(ticket);
    const message = await insertMessage(tx, {
      workspaceId: ticket.workspaceId,
      ticketId: ticket.id,
      audience: 'public',
      side: 'desk',
      authorId: actor.personId,
      text: reply.text,
      files: { list: [] },
      postedAt: now,
    });
    const moved = await answered(tx, ticket, actor, message.id, reply.asks, now);
    await copyMessage(tx, ticket, message, 'conversation', now, await coverChanges(tx, ticket));
    await copyMessage(tx, ticket, message, 'triage', now);
    return moved;
  });
}

/** What any public word of staff does: it is on the record, somebody owns the ticket, and it is somebody's turn. */
export async function answered(
  tx: Tx,
  ticket: Ticket,
  by: By,
  messageId: number,
  asks: boolean,
  now: Date,
): Promise<Ticket> {
  const isFirst = !(await listTicketEvents(tx, ticket.id)).some(({ kind }) => kind === 'replied');
  await insertTicketEvent(tx, ticket, by, { kind: 'replied', messageId, asks }, now);
  // The card tells of the first response (FR-1), which need not change anything else on it.
  if (isFirst) await sendCard(tx, ticket, now);
  const owned = ticket.ownerId ? ticket : await giveTicket(tx, ticket, by, by.personId, now);
  if (asks) return moveTicket(tx, owned, by, 'waiting on requester', now);
  return owned.status === 'new' ? moveTicket(tx, owned, by, 'in progress', now) : owned;
}

/** *Send to requester*: a note of the triage thread becomes public, by its author's own press (CNV-1). */
export function sendToRequester(desk: Desk, caller: Caller, messageId: number): Promise<Ticket> {
  return act(desk, caller, async (tx, actor, now) => {
    const message = await getMessage(tx, messageId);
    const ticket = await getTicket(tx, message.ticketId);
    refuseUnlessMay(actor, 'ticket.reply', ticket);
    refuseUnlessSendable(message, actor.personId);
    refuseUnlessOpen(ticket);
    const sent = await updateMessage(tx, messageId, { audience: 'public' });
    const moved = await answered(tx, ticket, actor, messageId, false, now);
    await copyMessage(tx, ticket, sent, 'conversation', now, await coverChanges(tx, ticket));
    return moved;
  });
}

function refuseUnlessSendable(message: Message, personId: string): void {
  if (message.authorId !== personId) {
    throw new Refusal(
      'message.not-yours',
      'Nothing was sent: only its author can send this to the requester.',
    );
  }
  if (message.deletedAt) {
    throw new Refusal('message.gone', 'Nothing was sent: this message has been deleted.');
  }
  if (message.audience !== 'internal') {
    throw new Refusal('message.sent', 'Nothing changed: this has been sent to the requester already.');
  }
}
