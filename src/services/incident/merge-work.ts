import type { Tx } from '../../db/handles.ts';
import { listEntries } from '../../db/incident-entries.ts';
import { findLastSitrep } from '../../db/incident-sitreps.ts';
import { insertAttachment, listAttachments, updateDetached } from '../../db/incident-tickets.ts';
import type { Incident } from '../../db/incidents.ts';
import { insertTicketEvent } from '../../db/ticket-events.ts';
import { getTicket, type Ticket } from '../../db/tickets.ts';
import { workaroundWords } from '../../domain/incident/affected-words.ts';
import { ratedWords } from '../../domain/incident/life-words.ts';
import { ticketCameAlongWords } from '../../domain/incident/merge-words.ts';
import { headName, incidentName } from '../../domain/incident/name.ts';
import { heavier } from '../../domain/incident/severity.ts';
import type { Actor } from '../../domain/people/actor.ts';
import type { Policy } from '../../policy/policy.ts';
import { tellAffected } from '../send/requester.ts';
import { sendCard } from '../send/row.ts';
import { tellStaff } from '../send/staff.ts';
import { publicName } from './attach-tickets.ts';
import { rearmCadence } from './cadence.ts';
import { changeEntry, enter } from './enter.ts';
import { rate } from './rate-incident.ts';
import { record } from './record.ts';
import { eachTime, sayIn } from './send-incident.ts';

/** Of two severities the heavier one stands; one that nobody has said runs as high anyway. */
export async function mergeSeverity(
  tx: Tx,
  policy: Policy,
  from: Incident,
  into: Incident,
  actor: Actor,
  now: Date,
): Promise<Incident> {
  const { severity: before } = into;
  const severity = heavier(from.severity, before);
  if (before === null || severity === null || severity === before) return into;
  const reason = `${incidentName(from)}, which is part of it now, was ${severity}`;
  const rated = await rate(tx, policy, into, actor, severity, reason, now);
  const words = ratedWords(actor.name, before, severity, reason);
  await sayIn(tx, rated, 'room', eachTime(`rated:${severity}`), words, now);
  return rearmCadence(tx, policy, rated, before, now);
}

/** Their requesters were told that it is being worked on: they hear nothing twice (INC-12). */
export async function mergeTickets(
  tx: Tx,
  from: Incident,
  into: Incident,
  actor: Actor,
  now: Date,
): Promise<number> {
  const attached = (await listAttachments(tx, from.id)).filter(({ detachedAt }) => !detachedAt);
  const ticketNumbers: number[] = [];
  for (const { id, ticketId } of attached) {
    const ticket = await getTicket(tx, ticketId);
    await updateDetached(tx, id, now);
    const { workspaceId } = into;
    await insertAttachment(tx, { workspaceId, incidentId: into.id, ticketId, attachedAt: now });
    await noteMoved(tx, ticket, from, into, actor, now);
    ticketNumbers.push(ticket.number);
  }
  if (ticketNumbers.length === 0) return 0;
  await record(tx, from, actor, { kind: 'detached', ticketNumbers }, now);
  await record(tx, into, actor, { kind: 'attached', ticketNumbers }, now);
  return ticketNumbers.length;
}

async function noteMoved(
  tx: Tx,
  ticket: Ticket,
  from: Incident,
  into: Incident,
  actor: Actor,
  now: Date,
): Promise<void> {
  const left = { kind: 'detached', incidentId: from.id, incident: publicName(from) } as const;
  await insertTicketEvent(tx, ticket, actor, left, now);
  const came = { kind: 'attached', incidentId: into.id, incident: publicName(into) } as const;
  const eventId = await insertTicketEvent(tx, ticket, actor, came, now);
  const isPrivate = from.isPrivate || into.isPrivate;
  const words = ticketCameAlongWords(isPrivate ? null : headName(from), publicName(into));
  await tellStaff(tx, ticket, `came-along:${eventId}`, words, now);
  await sendCard(tx, ticket, now);
  await tellNewWorkaround(tx, ticket, from, into, now);
}

/** What gets people on who hit the other one, and they have not read, reaches them at once (UPD-2). */
async function tellNewWorkaround(
  tx: Tx,
  ticket: Ticket,
  from: Incident,
  into: Incident,
  now: Date,
): Promise<void> {
  if (into.isPrivate) return;
  const last = await findLastSitrep(tx, into.id);
  const known = (await findLastSitrep(tx, from.id))?.workaround;
  if (!last?.workaround || last.workaround === known) return;
  const words = workaroundWords(ticket.number, last.workaround);
  const ofIncident = { incidentId: into.id, what: 'workaround' } as const;
  await tellAffected(tx, ticket, ofIncident, `incident-workaround:${into.id}:${last.number}`, words, now);
}

/** What is still open goes on there, with its own time; here it says where it went. */
export async function mergeEntries(
  tx: Tx,
  from: Incident,
  into: Incident,
  actor: Actor,
  now: Date,
): Promise<number> {
  const open = (await listEntries(tx, from.id)).filter(
    ({ kind, state }) => kind !== 'event' && state === 'open',
  );
  const reason = `goes on in ${incidentName(into)}`;
  for (const entry of open) {
    const { kind, text, ownerId, detail, happenedAt, sourceChannelId, sourceTs } = entry;
    const source =
      sourceChannelId && sourceTs ? { source: { channelId: sourceChannelId, ts: sourceTs } } : {};
    const entering = { kind, text, ownerId, happenedAt, ...(detail ? { detail } : {}), ...source };
    await enter(tx, into, actor, entering, now);
    await changeEntry(tx, from, actor, entry, { to: 'withdrawn', reason }, now);
  }
  return open.length;
}
