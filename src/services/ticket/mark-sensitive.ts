import type { Tx } from '../../db/handles.ts';
import { listMessages } from '../../db/messages.ts';
import { type By, insertTicketEvent } from '../../db/ticket-events.ts';
import { getTicketByNumber, type Ticket, updateTicket } from '../../db/tickets.ts';
import type { Caller } from '../../domain/people/actor.ts';
import { refuseUnlessMay } from '../../domain/people/permissions.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { drawStormsOf } from '../incident/watch-storm.ts';
import { redrawMessage } from '../send/message.ts';
import { sendCard } from '../send/row.ts';

/** From now on its text stays out of the triage channel and out of search (CNV-4). It is never taken back. */
export function markSensitive(desk: Desk, caller: Caller, number: number): Promise<Ticket> {
  return act(desk, caller, async (tx, actor, now) => {
    const ticket = await getTicketByNumber(tx, actor.workspaceId, number);
    refuseUnlessMay(actor, 'ticket.mark-sensitive', ticket);
    if (ticket.isSensitive) return ticket;
    return hideWords(tx, ticket, actor, now);
  });
}

/** Card and copies are drawn anew without them. */
export async function hideWords(tx: Tx, ticket: Ticket, by: By, now: Date): Promise<Ticket> {
  const marked = await updateTicket(tx, ticket.id, { isSensitive: true });
  await insertTicketEvent(tx, ticket, by, { kind: 'marked sensitive' }, now);
  await sendCard(tx, marked, now);
  await drawStormsOf(tx, [marked], now);
  for (const message of await listMessages(tx, ticket.id)) {
    if (message.copyTs && message.side !== 'triage') await redrawMessage(tx, ticket, message, now);
  }
  return marked;
}
