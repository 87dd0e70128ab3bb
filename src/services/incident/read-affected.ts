import { getActor } from '../../db/actors.ts';
import type { Db } from '../../db/handles.ts';
import { findAttachment, listAttachments } from '../../db/incident-tickets.ts';
import { getIncidentIn, type Incident } from '../../db/incidents.ts';
import { listTicketsById, type Ticket } from '../../db/tickets.ts';
import { refuseIfDrill } from '../../domain/incident/drill.ts';
import { incidentName } from '../../domain/incident/name.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';
import { may } from '../../domain/people/permissions.ts';
import type { Desk } from '../desk.ts';
import { openLike } from '../ticket/similar-tickets.ts';
import { namesOf } from './incident-facts.ts';
import { refuseUnlessMayDo } from './standing.ts';

interface AffectedTicket {
  readonly number: number;
  readonly summary: string;
  readonly requester: string;
}

export interface Affected {
  readonly incidentId: number;
  readonly name: string;
  readonly attached: readonly AffectedTicket[];
  /** Open ones like it, which are part of no incident yet. */
  readonly similar: readonly AffectedTicket[];
}

const MOST_SIMILAR = 20;

/** For whoever attaches tickets; those they may not see are left out (PPL-4). */
export async function readAffected(desk: Desk, caller: Caller, incidentId: number): Promise<Affected> {
  const { db } = desk;
  const actor = await getActor(db, caller);
  const incident = await getIncidentIn(db, actor.workspaceId, incidentId);
  await refuseUnlessMayDo(db, actor, 'incident.attach', incident);
  refuseIfDrill(incident);
  const attachments = (await listAttachments(db, incident.id)).filter(({ detachedAt }) => !detachedAt);
  const attached = await listTicketsById(
    db,
    attachments.map(({ ticketId }) => ticketId),
  );
  const similar = await listSimilar(db, incident, attached);
  return {
    incidentId: incident.id,
    name: incidentName(incident),
    attached: await shown(db, actor, attached),
    similar: await shown(db, actor, similar),
  };
}

async function listSimilar(db: Db, incident: Incident, attached: readonly Ticket[]): Promise<Ticket[]> {
  const text = [incident.title, ...attached.slice(0, 5).map(({ summary }) => summary)].join('\n');
  const found: Ticket[] = [];
  for (const ticket of await openLike(db, incident.workspaceId, text, MOST_SIMILAR)) {
    if (!ticket.mergedIntoId && !(await findAttachment(db, ticket.id))) found.push(ticket);
  }
  return found;
}

async function shown(db: Db, actor: Actor, tickets: readonly Ticket[]): Promise<AffectedTicket[]> {
  const seen = tickets.filter((ticket) => may(actor, 'ticket.see', ticket));
  const name = await namesOf(
    db,
    actor.workspaceId,
    seen.map(({ requesterId }) => requesterId),
  );
  return seen.map(({ number, summary, isSensitive, requesterId }) => ({
    number,
    summary: isSensitive ? 'Sensitive' : summary,
    requester: name(requesterId) ?? 'Somebody',
  }));
}
