import type { Tx } from '../../db/handles.ts';
import { findAttachment, listAttachments } from '../../db/incident-tickets.ts';
import type { Incident } from '../../db/incidents.ts';
import { getTicket, type Ticket } from '../../db/tickets.ts';
import { notOverWords } from '../../domain/incident/affected-words.ts';
import type { Actor } from '../../domain/people/actor.ts';
import { attachOne } from './attach-tickets.ts';
import { findLastEnd } from './last-end.ts';
import { record } from './record.ts';
import { drawIncident } from './send-incident.ts';
import { drawStormsOf } from './watch-storm.ts';

/**
 * It is opened again: the tickets that its end gave back are part of it again, and whoever was told that it was over,
 * or was none, hears that it is not (INC-12, INC-13).
 */
export async function attachAgain(tx: Tx, incident: Incident, actor: Actor, now: Date): Promise<void> {
  const tickets = await listGivenBack(tx, incident);
  if (tickets.length === 0) return;
  for (const ticket of tickets) await attachOne(tx, incident, actor, ticket, notOverWords(ticket), now);
  const ticketNumbers = tickets.map(({ number }) => number);
  await record(tx, incident, actor, { kind: 'attached', ticketNumbers }, now);
  await drawStormsOf(tx, tickets, now);
  await drawIncident(tx, incident, now);
}

/** What was taken out before, is merged, or is part of another one by now, is left alone. */
async function listGivenBack(tx: Tx, incident: Incident): Promise<Ticket[]> {
  const endedAt = await findLastEnd(tx, incident);
  const tickets: Ticket[] = [];
  for (const { ticketId, detachedAt } of await listAttachments(tx, incident.id)) {
    if (!detachedAt || detachedAt.getTime() !== endedAt?.getTime()) continue;
    const ticket = await getTicket(tx, ticketId);
    if (!ticket.mergedIntoId && !(await findAttachment(tx, ticketId))) tickets.push(ticket);
  }
  return tickets;
}
