import { deleteDue } from '../../db/due.ts';
import type { Tx } from '../../db/handles.ts';
import { type By, insertTicketEvent } from '../../db/ticket-events.ts';
import { getTicket, getTicketByNumber, type Ticket, updateTicket } from '../../db/tickets.ts';
import { type Caller, DESK_ACTOR_ID } from '../../domain/people/actor.ts';
import { refuseUnlessMay } from '../../domain/people/permissions.ts';
import { Refusal } from '../../domain/refusal.ts';
import { wokenWords } from '../../domain/snooze/words.ts';
import type { Policy } from '../../policy/policy.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { considerFollowUp } from '../follow-up/consider-follow-up.ts';
import { tellPerson } from '../send/person.ts';
import { sendCard } from '../send/row.ts';
import { tellStaff } from '../send/staff.ts';
import { cardLink } from './card-link.ts';

/** The kind of the due row that wakes a snoozed ticket. */
export const WAKE_TICKET = 'wake-ticket';

/** *Unsnooze*, by hand. */
export function unsnoozeTicket(desk: Desk, caller: Caller, number: number): Promise<Ticket> {
  return act(desk, caller, async (tx, actor, now) => {
    const ticket = await getTicketByNumber(tx, actor.workspaceId, number);
    refuseUnlessMay(actor, 'ticket.snooze', ticket);
    if (!ticket.isSnoozed) {
      throw new Refusal('ticket.awake', `Nothing changed: ticket ${number} is not snoozed.`);
    }
    await wake(tx, ticket, actor, 'hand', now);
    await considerFollowUp(tx, desk.policy, ticket.id, now);
    return getTicket(tx, ticket.id);
  });
}

/** Its time has come: the owner is told, or the team where there is none. Run by the tick. */
export async function wakeOnTime(tx: Tx, policy: Policy, ticketId: number, now: Date): Promise<void> {
  const ticket = await getTicket(tx, ticketId);
  if (!ticket.isSnoozed || !ticket.isOpen) return;
  const eventId = await wake(tx, ticket, { personId: DESK_ACTOR_ID, door: 'desk' }, 'time', now);
  const words = wokenWords(ticket, undefined, await cardLink(tx, ticket));
  if (ticket.ownerId)
    await tellPerson(tx, ticket.workspaceId, ticket.ownerId, `woken:${eventId}`, words, now);
  else await tellStaff(tx, ticket, `woken:${eventId}`, words, now);
  await considerFollowUp(tx, policy, ticketId, now);
}

/** The requester wrote something that wants an answer: bare thanks lets it sleep. */
export async function wakeByReply(
  tx: Tx,
  ticket: Ticket,
  by: By & { readonly name: string },
  now: Date,
): Promise<void> {
  if (!ticket.isSnoozed) return;
  const eventId = await wake(tx, ticket, by, 'reply', now);
  if (!ticket.ownerId || ticket.ownerId === by.personId) return;
  const words = wokenWords(ticket, by.name, await cardLink(tx, ticket));
  await tellPerson(tx, ticket.workspaceId, ticket.ownerId, `woken:${eventId}`, words, now);
}

/** The event's id names what tells of it. */
export async function wake(
  tx: Tx,
  ticket: Ticket,
  by: By,
  how: 'time' | 'reply' | 'hand',
  now: Date,
): Promise<number> {
  const awake = await updateTicket(tx, ticket.id, { isSnoozed: false, snoozedUntil: null });
  const eventId = await insertTicketEvent(tx, ticket, by, { kind: 'woken', by: how }, now);
  await deleteDue(tx, ticket.workspaceId, WAKE_TICKET, String(ticket.id));
  await sendCard(tx, awake, now);
  return eventId;
}
