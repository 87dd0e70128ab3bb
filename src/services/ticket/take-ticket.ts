import { getPerson } from '../../db/people.ts';
import { getTicketByNumber, type Ticket } from '../../db/tickets.ts';
import type { Caller } from '../../domain/people/actor.ts';
import { refuseUnlessMay } from '../../domain/people/permissions.ts';
import { Refusal } from '../../domain/refusal.ts';
import { isOpen } from '../../domain/ticket/status.ts';
import { act } from '../act.ts';
import { confirmByTaking } from '../assignment/ask-to-confirm.ts';
import type { Desk } from '../desk.ts';
import { giveTicket, moveTicket } from './move.ts';
import { offerUndo } from './offer-undo.ts';

/** Makes the caller its owner. Of two who press at once the second is told who was first. */
export function takeTicket(desk: Desk, caller: Caller, number: number): Promise<Ticket> {
  return act(desk, caller, async (tx, actor, now) => {
    const ticket = await getTicketByNumber(tx, actor.workspaceId, number);
    refuseUnlessMay(actor, 'ticket.take', ticket);
    refuseUnlessOpen(ticket);
    if (ticket.ownerId && ticket.ownerId !== actor.personId) {
      const owner = await getPerson(tx, actor.workspaceId, ticket.ownerId);
      throw new Refusal(
        'ticket.taken',
        `Nothing changed: ${owner.name} has ticket ${number}. To have it, use *More*, *Assign*.`,
      );
    }
    const taken = await giveTicket(tx, ticket, actor, actor.personId, now);
    await confirmByTaking(tx, desk.policy, actor, ticket.groupKey, now);
    const after = taken.status === 'new' ? await moveTicket(tx, taken, actor, 'in progress', now) : taken;
    await offerUndo(tx, actor, 'take', ticket, now);
    return after;
  });
}

/** Work needs an open ticket. */
export function refuseUnlessOpen(ticket: Pick<Ticket, 'status' | 'number'>): void {
  if (isOpen(ticket.status)) return;
  throw new Refusal(
    'ticket.not-open',
    `Nothing changed: ticket ${ticket.number} is ${ticket.status}. *Reopen* it first if there is more to do.`,
  );
}
