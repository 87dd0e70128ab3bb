import type { Tx } from '../../db/handles.ts';
import { findLastSitrep } from '../../db/incident-sitreps.ts';
import { findAttachment, insertAttachment, updateDetached } from '../../db/incident-tickets.ts';
import { getIncidentIn, type Incident } from '../../db/incidents.ts';
import { insertTicketEvent } from '../../db/ticket-events.ts';
import { getTicket, getTicketByNumber, type Ticket } from '../../db/tickets.ts';
import {
  attachedForStaffWords,
  detachedForStaffWords,
  identifiedWords,
  takenOutWords,
} from '../../domain/incident/affected-words.ts';
import { refuseIfDrill } from '../../domain/incident/drill.ts';
import { headName, incidentName } from '../../domain/incident/name.ts';
import { internalWords, type PublicWords } from '../../domain/message/words.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';
import { refuseUnlessMay } from '../../domain/people/permissions.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { tellAffected } from '../send/requester.ts';
import { sendCard } from '../send/row.ts';
import { tellStaff } from '../send/staff.ts';
import { hideTicket } from './hide-ticket.ts';
import { record } from './record.ts';
import { drawIncident, sayIn } from './send-incident.ts';
import { refuseUnlessMayDo } from './standing.ts';
import { refuseUnlessGoingOn } from './take-part.ts';
import { drawStormsOf } from './watch-storm.ts';
import { whyNot } from './why-not-attached.ts';

/**
 * INC-12: the tickets of people affected become part of the incident. Their clocks pause, and each requester is told
 * in their own thread. All of them or, where one does not fit, none; one that is attached already stays so.
 */
export function attachTickets(
  desk: Desk,
  caller: Caller,
  incidentId: number,
  numbers: readonly number[],
): Promise<readonly Ticket[]> {
  return act(desk, caller, async (tx, actor, now) => {
    const incident = await getIncidentIn(tx, actor.workspaceId, incidentId);
    await refuseUnlessMayDo(tx, actor, 'incident.attach', incident);
    refuseUnlessGoingOn(incident);
    const tickets: Ticket[] = [];
    for (const number of new Set(numbers)) {
      const ticket = await getTicketByNumber(tx, actor.workspaceId, number, 'tickets');
      refuseUnlessMay(actor, 'ticket.see', ticket);
      tickets.push(ticket);
    }
    await attachIn(tx, incident, actor, tickets, now);
    return tickets;
  });
}

export async function attachIn(
  tx: Tx,
  incident: Incident,
  actor: Actor,
  tickets: readonly Ticket[],
  now: Date,
): Promise<void> {
  refuseIfDrill(incident);
  const fresh: Ticket[] = [];
  for (const ticket of tickets) {
    const why = await whyNot(tx, incident, ticket);
    if (why) throw why;
    if (!(await findAttachment(tx, ticket.id))) fresh.push(ticket);
  }
  if (fresh.length === 0) return;
  const workaround = incident.isPrivate
    ? null
    : ((await findLastSitrep(tx, incident.id))?.workaround ?? null);
  for (const ticket of fresh)
    await attachOne(tx, incident, actor, ticket, identifiedWords(ticket.number, workaround), now);
  const ticketNumbers = fresh.map(({ number }) => number);
  await record(tx, incident, actor, { kind: 'attached', ticketNumbers }, now);
  await drawStormsOf(tx, fresh, now);
  await drawIncident(tx, incident, now);
}

/** It is declared all the same where the ticket became part of another one, or was resolved, meanwhile (INC-1). */
export async function attachWhatFits(
  tx: Tx,
  incident: Incident,
  actor: Actor,
  ticket: Ticket,
  now: Date,
): Promise<void> {
  const why = await whyNot(tx, incident, ticket);
  if (!why) return attachIn(tx, incident, actor, [ticket], now);
  const words = internalWords(`${headName(incident)} is declared. ${why.message}`);
  await sayIn(tx, incident, { personId: actor.personId }, 'not-attached', words, now);
}

/** `words`: what its requester reads. */
export async function attachOne(
  tx: Tx,
  incident: Incident,
  actor: Actor,
  ticket: Ticket,
  words: PublicWords,
  now: Date,
): Promise<void> {
  const { id: incidentId, workspaceId } = incident;
  const name = publicName(incident);
  await insertAttachment(tx, { workspaceId, incidentId, ticketId: ticket.id, attachedAt: now });
  const fact = { kind: 'attached', incidentId, incident: name } as const;
  const eventId = await insertTicketEvent(tx, ticket, actor, fact, now);
  if (incident.isPrivate) await hideTicket(tx, ticket, actor, now);
  const ofIncident = { incidentId, what: 'identified' } as const;
  await tellAffected(tx, ticket, ofIncident, `attached:${eventId}`, words, now);
  const forStaff = attachedForStaffWords(name, actor.name, ticket.status);
  await tellStaff(tx, ticket, `attached-staff:${eventId}`, forStaff, now);
  await sendCard(tx, ticket, now);
}

/** As staff may read it: of a private one there is none (INC-10). */
export const publicName = (incident: Incident): string | null =>
  incident.isPrivate ? null : incidentName(incident);

/** *Take out*: it was not part of it after all, which its requester reads as well. */
export function detachTicket(
  desk: Desk,
  caller: Caller,
  incidentId: number,
  number: number,
): Promise<Ticket> {
  return act(desk, caller, async (tx, actor, now) => {
    const incident = await getIncidentIn(tx, actor.workspaceId, incidentId);
    await refuseUnlessMayDo(tx, actor, 'incident.attach', incident);
    const ticket = await getTicketByNumber(tx, actor.workspaceId, number);
    refuseUnlessMay(actor, 'ticket.see', ticket);
    const attached = await findAttachment(tx, ticket.id);
    if (attached?.incidentId !== incident.id) return ticket;
    const taken = await detachOne(tx, incident, actor, attached, 'taken out', now);
    const ofIncident = { incidentId, what: 'closing' } as const;
    const effect = `incident-taken-out:${incidentId}:${now.getTime()}`;
    await tellAffected(tx, taken, ofIncident, effect, takenOutWords(taken), now);
    await record(tx, incident, actor, { kind: 'detached', ticketNumbers: [number] }, now);
    await drawIncident(tx, incident, now);
    return ticket;
  });
}

/** The ticket is back with the help desk, and its clocks run on from where they paused. */
export async function detachOne(
  tx: Tx,
  incident: Incident,
  by: Pick<Actor, 'personId' | 'door'>,
  { id, ticketId }: { readonly id: number; readonly ticketId: number },
  why: 'over' | 'false alarm' | 'taken out',
  now: Date,
): Promise<Ticket> {
  const ticket = await getTicket(tx, ticketId);
  const name = publicName(incident);
  await updateDetached(tx, id, now);
  const fact = { kind: 'detached', incidentId: incident.id, incident: name } as const;
  const eventId = await insertTicketEvent(tx, ticket, by, fact, now);
  await tellStaff(tx, ticket, `detached:${eventId}`, detachedForStaffWords(name, why, ticket.status), now);
  await sendCard(tx, ticket, now);
  await drawStormsOf(tx, [ticket], now);
  return ticket;
}
