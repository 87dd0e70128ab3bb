import type { Tx } from '../../db/handles.ts';
import { insertTicketEvent } from '../../db/ticket-events.ts';
import { getTicketByNumber, type Ticket } from '../../db/tickets.ts';
import { stillNeededForStaffWords } from '../../domain/follow-up/words.ts';
import { stillAffectedWords } from '../../domain/incident/affected-words.ts';
import type { Words } from '../../domain/message/words.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';
import { refuseUnlessMay } from '../../domain/people/permissions.ts';
import { Refusal } from '../../domain/refusal.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { tellPerson } from '../send/person.ts';
import { tellStaff } from '../send/staff.ts';
import { moveTicket } from '../ticket/move.ts';
import { reopenIn } from '../ticket/reopen-ticket.ts';
import { tellChanges } from '../ticket/tell-changes.ts';
import { wakeByReply } from '../ticket/wake-ticket.ts';

/** *I still need help*: an answer without typing. An open ticket is back with the desk, a resolved one is open again. */
export function stillNeedHelp(desk: Desk, caller: Caller, number: number): Promise<Ticket> {
  return act(desk, caller, async (tx, actor, now) => {
    const ticket = await getTicketByNumber(tx, actor.workspaceId, number);
    refuseUnlessMay(actor, 'ticket.reopen', ticket);
    if (ticket.status === 'closed') {
      throw closedAlready(number);
    }
    if (ticket.status === 'resolved') return reopenIn(tx, ticket, actor, now);
    if (ticket.status !== 'waiting on requester') {
      throw new Refusal('ticket.with-us', `Nothing changed: ticket ${number} is open and with the desk.`);
    }
    return backToUs(tx, ticket, actor, now);
  });
}

/** *Not yet*, under the all clear of an incident: for them it is not over, wherever their ticket stands (INC-12). */
export function stillAffected(desk: Desk, caller: Caller, number: number): Promise<Ticket> {
  return act(desk, caller, async (tx, actor, now) => {
    const ticket = await getTicketByNumber(tx, actor.workspaceId, number);
    refuseUnlessMay(actor, 'ticket.reopen', ticket);
    if (ticket.status === 'closed') throw closedAlready(number);
    if (ticket.status === 'resolved') return reopenIn(tx, ticket, actor, now);
    if (ticket.status === 'waiting on requester') return backToUs(tx, ticket, actor, now);
    const eventId = await insertTicketEvent(tx, ticket, actor, { kind: 'still needed' }, now);
    await tellStillNeeded(tx, ticket, actor, eventId, stillAffectedWords(number, actor.name), now);
    return ticket;
  });
}

const closedAlready = (number: number): Refusal =>
  new Refusal(
    'ticket.closed',
    `Nothing changed: ticket ${number} is closed. Write here what you need and it is filed anew.`,
  );

async function backToUs(tx: Tx, ticket: Ticket, actor: Actor, now: Date): Promise<Ticket> {
  await wakeByReply(tx, ticket, actor, now);
  const eventId = await insertTicketEvent(tx, ticket, actor, { kind: 'still needed' }, now);
  const moved = await moveTicket(tx, ticket, actor, ticket.statusBeforeWait ?? 'in progress', now);
  await tellChanges(tx, ticket.id, now);
  await tellStillNeeded(tx, ticket, actor, eventId, stillNeededForStaffWords(ticket, actor.name), now);
  return moved;
}

async function tellStillNeeded(
  tx: Tx,
  ticket: Ticket,
  actor: Actor,
  eventId: number,
  words: Words,
  now: Date,
): Promise<void> {
  await tellStaff(tx, ticket, `still-needed-staff:${eventId}`, words, now);
  if (!ticket.ownerId || ticket.ownerId === actor.personId) return;
  await tellPerson(tx, ticket.workspaceId, ticket.ownerId, `still-needed-owner:${eventId}`, words, now);
}
