import { insertMessage } from '../../db/messages.ts';
import { insertTicketEvent } from '../../db/ticket-events.ts';
import { getTicketByNumber, type Ticket } from '../../db/tickets.ts';
import type { Caller } from '../../domain/people/actor.ts';
import { refuseUnlessMay } from '../../domain/people/permissions.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { copyMessage } from '../send/message.ts';

/** A note for the team from anywhere: it goes into the card's thread and nowhere else (CNV-2). */
export function noteOnTicket(desk: Desk, caller: Caller, number: number, text: string): Promise<Ticket> {
  return act(desk, caller, async (tx, actor, now) => {
    const ticket = await getTicketByNumber(tx, actor.workspaceId, number);
    refuseUnlessMay(actor, 'ticket.note', ticket);
    const message = await insertMessage(tx, {
      workspaceId: ticket.workspaceId,
      ticketId: ticket.id,
      audience: 'internal',
      side: 'desk',
      authorId: actor.personId,
      text,
      files: { list: [] },
      postedAt: now,
    });
    await insertTicketEvent(tx, ticket, actor, { kind: 'noted', messageId: message.id }, now);
    await copyMessage(tx, ticket, message, 'triage', now);
    return ticket;
  });
}
