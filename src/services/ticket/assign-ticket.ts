import { findIsAgent } from '../../db/actors.ts';
import { getPerson } from '../../db/people.ts';
import { getTicketByNumber, type Ticket } from '../../db/tickets.ts';
import type { Caller } from '../../domain/people/actor.ts';
import { refuseUnlessMay } from '../../domain/people/permissions.ts';
import { Refusal } from '../../domain/refusal.ts';
import { assignedToYouWords } from '../../domain/ticket/words.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { tellPerson } from '../send.ts';
import { cardLink } from './card-link.ts';
import { giveTicket, moveTicket } from './move.ts';
import { refuseUnlessOpen } from './take-ticket.ts';

/** Gives the ticket to another agent, who hears of it by direct message. Refuses people who are no agents. */
export function assignTicket(desk: Desk, caller: Caller, number: number, ownerId: string): Promise<Ticket> {
  return act(desk, caller, async (tx, actor, now) => {
    const ticket = await getTicketByNumber(tx, actor.workspaceId, number);
    refuseUnlessMay(actor, 'ticket.assign', ticket);
    refuseUnlessOpen(ticket);
    const owner = await getPerson(tx, actor.workspaceId, ownerId);
    if (!(await findIsAgent(tx, actor.workspaceId, ownerId))) {
      throw new Refusal(
        'ticket.not-an-agent',
        `${owner.name} is not an agent. Invite them to the triage channel first, or choose somebody in it.`,
        'owner',
      );
    }
    if (ticket.ownerId === ownerId) return ticket;
    const given = await giveTicket(tx, ticket, actor, ownerId, now);
    if (ownerId !== actor.personId) {
      const effect = `assigned:${ticket.id}:${ownerId}:${caller.inputKey}`;
      const words = assignedToYouWords(given, actor.name, await cardLink(tx, given));
      await tellPerson(tx, actor.workspaceId, ownerId, effect, words, now);
    }
    return given.status === 'new' ? moveTicket(tx, given, actor, 'in progress', now) : given;
  });
}
