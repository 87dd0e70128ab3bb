import type { Tx } from '../../db/handles.ts';
import { listIncidentIssues } from '../../db/incident-issues.ts';
import { listTellings } from '../../db/incident-tellings.ts';
import { listAttachments } from '../../db/incident-tickets.ts';
import { getIncident, type Incident } from '../../db/incidents.ts';
import { getTicket } from '../../db/tickets.ts';
import { getWorkspace } from '../../db/workspaces.ts';
import type { Delivery } from '../../domain/delivery.ts';
import { incidentName } from '../../domain/incident/name.ts';
import { messageStaysWords, roomStaysWords } from '../../domain/incident/private-words.ts';
import type { Actor } from '../../domain/people/actor.ts';
import { permalink } from '../../domain/ticket/origin.ts';
import { sendCard } from '../send.ts';
import { hideTicket } from './hide-ticket.ts';
import { cutMessage, leaveRoom, sayIn } from './send-incident.ts';
import { cutIssue } from './send-tracking.ts';
import { drawStormsOf } from './watch-storm.ts';

/** `open`: as it was. What it said where others read is cut to what tells nothing (INC-10). */
export async function leaveOpen(tx: Tx, open: Incident, actor: Actor, now: Date): Promise<void> {
  await cutSaid(tx, open, now);
  await hideTickets(tx, open, actor, now);
  for (const issue of await listIncidentIssues(tx, open.id)) await cutIssue(tx, issue, now);
}

/** Headline, card, sitreps, and what was said of it beside them: at once, the room's own before it is archived. */
async function cutSaid(tx: Tx, open: Incident, now: Date): Promise<void> {
  const { headlineChannelId, roomChannelId, number } = open;
  const name = incidentName(open);
  const cut = new Set<string>();
  for (const { channelId, ts, what } of await listTellings(tx, open.id)) {
    const isOwn = what === 'said' || channelId === headlineChannelId || channelId === roomChannelId;
    if (!isOwn || cut.has(`${channelId}:${ts}`)) continue;
    cut.add(`${channelId}:${ts}`);
    const lane = channelId === roomChannelId ? 'leaving' : 'headlines';
    await cutMessage(tx, open, lane, { channelId, ts, name }, now);
  }
  if (roomChannelId) await leaveRoom(tx, open, { channelId: roomChannelId, name, number }, now);
}

/** Their words may say what it is about. */
async function hideTickets(tx: Tx, open: Incident, actor: Actor, now: Date): Promise<void> {
  for (const { ticketId, detachedAt } of await listAttachments(tx, open.id)) {
    const ticket = await getTicket(tx, ticketId);
    if (!detachedAt) await hideTicket(tx, ticket, actor, now);
    await sendCard(tx, ticket, now);
    await drawStormsOf(tx, [ticket], now);
  }
}

/** Slack does not let the desk change it: those in the room are told where it stands. */
export async function tellMessageStays(
  tx: Tx,
  { incidentId, channelId, ts }: Extract<Delivery, { kind: 'incident.cut' }>,
  why: string,
  now: Date,
): Promise<void> {
  const incident = await getIncident(tx, incidentId);
  const { url } = await getWorkspace(tx, incident.workspaceId);
  const words = messageStaysWords(permalink(url, channelId, ts), why);
  await sayIn(tx, incident, 'room', `message-stays:${channelId}:${ts}`, words, now);
}

/** Slack does not let the desk archive it: those in the new room are told, who can. */
export async function tellRoomStays(
  tx: Tx,
  { incidentId, channelId }: Extract<Delivery, { kind: 'incident.leave-room' }>,
  why: string,
  now: Date,
): Promise<void> {
  const incident = await getIncident(tx, incidentId);
  await sayIn(tx, incident, 'room', `room-stays:${channelId}`, roomStaysWords(channelId, why), now);
}
