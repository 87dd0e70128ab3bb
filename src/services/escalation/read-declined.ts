import { getActor } from '../../db/actors.ts';
import { findEscalationOf } from '../../db/escalations.ts';
import { getPerson } from '../../db/people.ts';
import { getTicketByNumber } from '../../db/tickets.ts';
import { declineDraft } from '../../domain/escalation/decision-words.ts';
import type { Caller } from '../../domain/people/actor.ts';
import { refuseUnlessMay } from '../../domain/people/permissions.ts';
import type { Desk } from '../desk.ts';

/** Of a ticket that the product owner has declined: how it is resolved, and what its requester reads, as a draft (ESC-3). */
export async function readDeclined(
  { db }: Desk,
  caller: Caller,
  number: number,
): Promise<{ readonly resolution: 'declined'; readonly reason: string } | undefined> {
  const actor = await getActor(db, caller);
  const ticket = await getTicketByNumber(db, caller.workspaceId, number);
  refuseUnlessMay(actor, 'ticket.resolve', ticket);
  const escalation = await findEscalationOf(db, ticket.id);
  if (escalation?.decision !== 'declined') return undefined;
  const { name: requester } = await getPerson(db, ticket.workspaceId, ticket.requesterId);
  const { summary } = ticket;
  const { reason } = escalation;
  const { name: agent } = actor;
  return { resolution: 'declined', reason: declineDraft({ requester, summary, reason, agent }) };
}
