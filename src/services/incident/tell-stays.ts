import type { Db, Tx } from '../../db/handles.ts';
import { getIncident, type Incident } from '../../db/incidents.ts';
import { getWorkspace } from '../../db/workspaces.ts';
import type { Delivery } from '../../domain/delivery.ts';
import {
  archivedRoomStaysWords,
  channelStaysWords,
  messageStaysWords,
  roomStaysWords,
  roomTellsWords,
} from '../../domain/incident/private-words.ts';
import type { Words } from '../../domain/message/words.ts';
import type { LeftAsItWas } from '../../domain/outcome.ts';
import { permalink } from '../../domain/ticket/origin.ts';
import { sayIn } from './send-incident.ts';

/** Of what was not cut where an incident became private, those in its new room are told, who can see to it (INC-10). */

const UNCHANGEABLE = ['is_archived', 'not_in_channel'];

/** A message that stands as it was; where nothing there can be changed, its channel, once. */
export async function tellMessageStays(
  tx: Tx,
  { incidentId, channelId, ts }: Extract<Delivery, { kind: 'incident.cut' }>,
  why: string,
  now: Date,
): Promise<void> {
  const { workspaceId } = await getIncident(tx, incidentId);
  if (UNCHANGEABLE.includes(why)) return tellChannelStays(tx, { incidentId, channelId }, why, now);
  const { url } = await getWorkspace(tx, workspaceId);
  const words = messageStaysWords(permalink(url, channelId, ts), why);
  await tell(tx, incidentId, `message-stays:${channelId}:${ts}`, words, now);
}

export function tellChannelStays(
  tx: Tx,
  { incidentId, channelId }: { readonly incidentId: number; readonly channelId: string },
  why: string,
  now: Date,
): Promise<void> {
  return tell(tx, incidentId, `channel-stays:${channelId}`, channelStaysWords(channelId, why), now);
}

/** The room that was left. */
export async function tellRoomStays(
  tx: Tx,
  { incidentId, channelId }: Extract<Delivery, { kind: 'incident.leave-room' }>,
  stays: readonly LeftAsItWas[],
  now: Date,
): Promise<void> {
  const [first] = stays;
  if (!first) return;
  if (first.why === 'is_archived') return tellArchivedStays(tx, incidentId, channelId, now);
  const open = stays.find(({ what }) => what === 'room');
  const words = open
    ? roomStaysWords(channelId, open.why)
    : roomTellsWords(
        channelId,
        stays.map(({ what }) => what),
        first.why,
      );
  await tell(tx, incidentId, `room-stays:${channelId}`, words, now);
}

export function tellArchivedStays(tx: Tx, incidentId: number, channelId: string, now: Date): Promise<void> {
  return tell(tx, incidentId, `room-stays:${channelId}`, archivedRoomStaysWords(channelId), now);
}

async function tell(tx: Tx, incidentId: number, effect: string, words: Words, now: Date): Promise<void> {
  await sayIn(tx, await workedOnIn(tx, incidentId), 'room', effect, words, now);
}

/** What became part of another one is worked on there, and has no room of its own any more. */
async function workedOnIn(db: Db, incidentId: number): Promise<Incident> {
  const incident = await getIncident(db, incidentId);
  return incident.mergedIntoId === null ? incident : workedOnIn(db, incident.mergedIntoId);
}
