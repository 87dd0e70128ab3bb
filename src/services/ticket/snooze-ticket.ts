import { deleteDue, insertDue } from '../../db/due.ts';
import type { Tx } from '../../db/handles.ts';
import { type By, insertTicketEvent } from '../../db/ticket-events.ts';
import { getTicketByNumber, type Ticket, updateTicket } from '../../db/tickets.ts';
import type { Caller } from '../../domain/people/actor.ts';
import { refuseUnlessMay } from '../../domain/people/permissions.ts';
import { refuseUnlessSoon, UNTIL_REPLY } from '../../domain/snooze/snooze.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { sendCard } from '../send/row.ts';
import { offerUndo } from './offer-undo.ts';
import { refuseUnlessOpen } from './take-ticket.ts';
import { WAKE_TICKET } from './wake-ticket.ts';

/**
 * Out of sight until a moment, or until its requester replies (`UNTIL_REPLY`), which wakes it in any case. Clocks run
 * on (SLA-1); what the desk would send by itself for want of an answer waits (FUP-3).
 */
export function snoozeTicket(desk: Desk, caller: Caller, number: number, until: Date): Promise<Ticket> {
  return act(desk, caller, async (tx, actor, now) => {
    const ticket = await getTicketByNumber(tx, actor.workspaceId, number);
    refuseUnlessMay(actor, 'ticket.snooze', ticket);
    refuseUnlessOpen(ticket);
    if (until < UNTIL_REPLY) refuseUnlessSoon(until, now);
    const snoozed = await updateTicket(tx, ticket.id, { isSnoozed: true, snoozedUntil: until });
    await sleep(tx, snoozed, actor, now);
    await offerUndo(tx, actor, 'snooze', ticket, now);
    return snoozed;
  });
}

/** What follows from a ticket that sleeps: the fact, the moment it wakes, and the card. */
export async function sleep(tx: Tx, ticket: Ticket, by: By, now: Date): Promise<void> {
  const { workspaceId, snoozedUntil: until } = ticket;
  const isTimed = until !== null && until < UNTIL_REPLY;
  const fact = { kind: 'snoozed', until: isTimed ? until.toISOString() : null } as const;
  await insertTicketEvent(tx, ticket, by, fact, now);
  const subject = String(ticket.id);
  if (isTimed) await insertDue(tx, { workspaceId, kind: WAKE_TICKET, subject, dueAt: until });
  else await deleteDue(tx, workspaceId, WAKE_TICKET, subject);
  await sendCard(tx, ticket, now);
}
