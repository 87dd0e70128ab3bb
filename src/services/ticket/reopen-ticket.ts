import { findIsAgent } from '../../db/actors.ts';
import { deleteDue } from '../../db/due.ts';
import type { Tx } from '../../db/handles.ts';
import { getPerson } from '../../db/people.ts';
import type { By } from '../../db/ticket-events.ts';
import { getTicketByNumber, type Ticket } from '../../db/tickets.ts';
import { BY_DESK, type Caller } from '../../domain/people/actor.ts';
import { may, refuseUnlessMay } from '../../domain/people/permissions.ts';
import { Refusal } from '../../domain/refusal.ts';
import { turn } from '../../domain/ticket/status.ts';
import { reopenedForOwnerWords, reopenedForStaffWords } from '../../domain/ticket/words.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { discussAgain } from '../escalation/discuss-again.ts';
import { tellPerson } from '../send/person.ts';
import { tellStaff } from '../send/staff.ts';
import { cardLink } from './card-link.ts';
import { CLOSE_TICKET } from './end-ticket.ts';
import { flagResolved, markSource } from './flag-resolved.ts';
import { survivorOf } from './merged.ts';
import { changeStatus, giveTicket } from './move.ts';
import { tellChanges } from './tell-changes.ts';

/** *Not yet*, or an agent's *Reopen* (RES-3). Refuses a closed ticket: a reply to that files a new one. */
export function reopenTicket(desk: Desk, caller: Caller, number: number): Promise<Ticket> {
  return act(desk, caller, async (tx, actor, now) => {
    const ticket = await getTicketByNumber(tx, actor.workspaceId, number);
    refuseUnlessMay(actor, 'ticket.reopen', ticket);
    // *Not yet* of whoever asked what was merged is about the work, which goes on elsewhere (TRI-8).
    const survivor = await survivorOf(tx, ticket);
    if (survivor !== ticket && actor.personId !== ticket.requesterId) {
      throw new Refusal(
        'ticket.merged',
        `Nothing changed: ticket ${number} is merged into ticket ${survivor.number}. *Unmerge* it, or reopen ${survivor.number}.`,
      );
    }
    if (survivor.isOpen) {
      const where = may(actor, 'ticket.list-all') ? survivor.status : turn(survivor.status);
      throw new Refusal('ticket.open', `Nothing changed: ticket ${number} is open already, ${where}.`);
    }
    if (ticket.status === 'closed') {
      throw new Refusal(
        'ticket.closed',
        `Nothing changed: ticket ${number} is closed. Write in its thread, and that is filed as a new ticket.`,
      );
    }
    return reopenIn(tx, survivor, actor, now);
  });
}

/** Open again: with its owner, or new where nobody has it. The requester, staff and owner are told. */
export async function reopenIn(
  tx: Tx,
  closed: Ticket,
  by: By & { name: string },
  now: Date,
): Promise<Ticket> {
  const ticket = await withoutGoneOwner(tx, closed, now);
  const to = ticket.ownerId ? 'in progress' : 'new';
  const undone = { resolution: null, resolvedAt: null };
  const changed = await changeStatus(tx, ticket, by, { kind: 'reopened', to }, now, undone);
  const { ticket: reopened, eventId } = changed;
  await deleteDue(tx, ticket.workspaceId, CLOSE_TICKET, String(ticket.id));

  await flagResolved(tx, ticket, false, now);
  if (ticket.resolution === 'not a request') await markSource(tx, ticket, true, now);
  // They asked for it, so they are answered; of an agent's Reopen they hear with what follows from it.
  if (by.personId === ticket.requesterId) await tellChanges(tx, ticket.id, now);
  await tellStaff(tx, ticket, `reopened-staff:${eventId}`, reopenedForStaffWords(ticket, by.name), now);
  await tellOwner(tx, reopened, by, eventId, now);
  await discussAgain(tx, reopened, by, eventId, now);
  return reopened;
}

/** Whoever left meanwhile does not get it back: it waits for somebody (TRI-7). */
async function withoutGoneOwner(tx: Tx, ticket: Ticket, now: Date): Promise<Ticket> {
  const { workspaceId, ownerId } = ticket;
  if (!ownerId || (await findIsAgent(tx, workspaceId, ownerId))) return ticket;
  const { name } = await getPerson(tx, workspaceId, ownerId);
  return giveTicket(tx, ticket, BY_DESK, null, now, `${name} is no agent any more`);
}

async function tellOwner(
  tx: Tx,
  ticket: Ticket,
  by: By & { name: string },
  eventId: number,
  now: Date,
): Promise<void> {
  if (!ticket.ownerId || ticket.ownerId === by.personId) return;
  const words = reopenedForOwnerWords(ticket, by.name, await cardLink(tx, ticket));
  await tellPerson(tx, ticket.workspaceId, ticket.ownerId, `reopened-owner:${eventId}`, words, now);
}
