import type { Tx } from '../../db/handles.ts';
import { findPerson } from '../../db/people.ts';
import { insertTicketEvent, listTicketEvents } from '../../db/ticket-events.ts';
import type { Ticket } from '../../db/tickets.ts';
import { type Asking, askedIn, type Happened, sentOf } from '../../domain/follow-up/asked.ts';
import { uncountedWords } from '../../domain/follow-up/words.ts';
import { BY_DESK } from '../../domain/people/actor.ts';
import { tellPerson } from '../send/person.ts';
import { sendCard } from '../send/row.ts';
import { tellStaff } from '../send/staff.ts';
import { cardLink } from '../ticket/card-link.ts';
import { hush } from './alarm.ts';

/**
 * FUP-2: one of the messages that ask does not count as delivered, so that no silence follows from it. Its owner is
 * told once, with what to do; where there is none, the team is.
 */
export async function discount(
  tx: Tx,
  ticket: Ticket,
  what: Asking,
  eventId: number,
  why: string,
  now: Date,
): Promise<void> {
  await hush(tx, ticket);
  const history = await listTicketEvents(tx, ticket.id);
  if (isKnown(history, eventId)) return;
  await insertTicketEvent(tx, ticket, BY_DESK, { kind: 'undelivered', what, eventId, why }, now);
  await sendCard(tx, ticket, now);
  const requester = await findPerson(tx, ticket.workspaceId, ticket.requesterId);
  const words = uncountedWords(
    ticket,
    requester?.name ?? 'the requester',
    { what, at: history.find(({ id }) => id === eventId)?.at ?? now },
    why,
    await cardLink(tx, ticket),
  );
  const effect = `uncounted:${eventId}`;
  if (ticket.ownerId) await tellPerson(tx, ticket.workspaceId, ticket.ownerId, effect, words, now);
  else await tellStaff(tx, ticket, effect, words, now);
}

function isKnown(history: readonly Happened[], eventId: number): boolean {
  const asked = askedIn(history);
  const sent = asked && sentOf(asked).find((one) => one.eventId === eventId);
  return !sent || sent.undelivered !== null;
}
