import { listChannels } from '../../db/channels.ts';
import type { Db, Tx } from '../../db/handles.ts';
import { listIncidentEvents } from '../../db/incident-events.ts';
import { listIncidentIssues } from '../../db/incident-issues.ts';
import { listTellings } from '../../db/incident-tellings.ts';
import { listAttachments } from '../../db/incident-tickets.ts';
import type { Incident } from '../../db/incidents.ts';
import { listUnclearIn } from '../../db/outbox.ts';
import { getTicket } from '../../db/tickets.ts';
import { incidentName } from '../../domain/incident/name.ts';
import { laneIn } from '../../domain/incident/place.ts';
import type { Actor } from '../../domain/people/actor.ts';
import { sendCard } from '../send/row.ts';
import { hideTicket } from './hide-ticket.ts';
import { cutMessage, cutSought, leaveRoom } from './send-incident.ts';
import { cutIssue } from './send-tracking.ts';
import { tellArchivedStays } from './tell-stays.ts';
import { drawStormsOf } from './watch-storm.ts';

/** `open`: as it was. What it said where others read is cut to what tells nothing (INC-10). */
export async function leaveOpen(tx: Tx, open: Incident, actor: Actor, now: Date): Promise<void> {
  await cutSaid(tx, open, now);
  await hideTickets(tx, open, actor, now);
  for (const issue of await listIncidentIssues(tx, open.id)) await cutIssue(tx, issue, now);
}

/** Headline, card, sitreps, and what was said of it beside them: at once, each room's own before it is archived. */
async function cutSaid(tx: Tx, open: Incident, now: Date): Promise<void> {
  const { headlineChannelId, number } = open;
  const name = incidentName(open);
  const rooms = await roomsOf(tx, open);
  const isArchived = (channelId: string) => rooms.get(channelId) ?? false;
  const cut = new Set<string>();
  for (const { channelId, ts, what } of await listTellings(tx, open.id)) {
    const isOwn = what === 'said' || channelId === headlineChannelId || rooms.has(channelId);
    if (!isOwn || isArchived(channelId) || cut.has(`${channelId}:${ts}`)) continue;
    cut.add(`${channelId}:${ts}`);
    const lane = rooms.has(channelId) ? 'leaving' : 'headlines';
    await cutMessage(tx, open, lane, { channelId, ts, name }, now);
  }
  await cutUnclear(tx, open, isArchived, now);
  for (const channelId of rooms.keys()) {
    if (isArchived(channelId)) await tellArchivedStays(tx, open.id, channelId, now);
    else await leaveRoom(tx, open, { channelId, name, number }, now);
  }
}

/** What is on its way there, or was not answered; it may draw the card anew after that was cut. */
async function cutUnclear(
  tx: Tx,
  open: Incident,
  isArchived: (channelId: string) => boolean,
  now: Date,
): Promise<void> {
  const { id, headlineChannelId, headlineTs, roomChannelId, cardTs } = open;
  const thread =
    headlineChannelId && headlineTs ? [{ channelId: headlineChannelId, threadTs: headlineTs }] : [];
  const room =
    roomChannelId && !isArchived(roomChannelId) ? [{ channelId: roomChannelId, threadTs: null }] : [];
  const name = incidentName(open);
  const lanes = [laneIn(id, 'room'), laneIn(id, 'opening')];
  const unclear = (await Promise.all(lanes.map((lane) => listUnclearIn(tx, lane)))).flat();
  for (const place of [...room, ...thread]) {
    for (const { id: rowId } of unclear) await cutSought(tx, open, { ...place, rowId, name }, now);
  }
  const [home] = room.length > 0 ? room : thread;
  if (unclear.length > 0 && home && cardTs) {
    await cutMessage(tx, open, 'leaving', { channelId: home.channelId, ts: cardTs, name }, now);
  }
}

/** All rooms it has had, and whether they are archived: one that is opened again gets another (INC-4). */
export async function roomsOf(
  db: Db,
  { id, workspaceId, roomChannelId }: Incident,
): Promise<Map<string, boolean>> {
  const opened = (await listIncidentEvents(db, id)).filter(({ kind }) => kind === 'room');
  const ids = [...opened.map(({ detail }) => detail.channelId), roomChannelId];
  const rooms = new Set(ids.filter((channelId) => typeof channelId === 'string'));
  const known = await listChannels(db, workspaceId, [...rooms]);
  const archived = known.filter((channel) => channel.isArchived).map(({ channelId }) => channelId);
  return new Map([...rooms].map((channelId) => [channelId, archived.includes(channelId)]));
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
