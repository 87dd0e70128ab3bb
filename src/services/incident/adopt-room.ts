import { insertChannel, updateChannel } from '../../db/channels.ts';
import type { Tx } from '../../db/handles.ts';
import { listIncidentEvents } from '../../db/incident-events.ts';
import { listIncidentPeople } from '../../db/incident-people.ts';
import { findIncidentByRoom, getIncident, type Incident, updateIncident } from '../../db/incidents.ts';
import { wakeLane } from '../../db/outbox.ts';
import type { Delivery } from '../../domain/delivery.ts';
import { formerRoomWords, movedToRoomWords } from '../../domain/incident/life-words.ts';
import { neutralRoomName, openName } from '../../domain/incident/name.ts';
import { laneIn } from '../../domain/incident/place.ts';
import { notInvitedWords } from '../../domain/incident/words.ts';
import type { Answer, LeftAsItWas } from '../../domain/outcome.ts';
import { BY_DESK } from '../../domain/people/actor.ts';
import { nameOf } from './incident-facts.ts';
import { drawMergedInto } from './merged-into.ts';
import { record } from './record.ts';
import {
  drawIncident,
  eachTime,
  inviteTo,
  keepBookmarks,
  leaveRoom,
  markLeftCard,
  sayIn,
} from './send-incident.ts';
import { tellRoomStays } from './tell-stays.ts';

/** The room is open: it gets its topic and its card, and everybody who is in it so far. */
export async function adoptRoom(
  tx: Tx,
  incidentId: number,
  { channelId, name, isPrivate }: Extract<Answer, { of: 'room' }>,
  now: Date,
): Promise<void> {
  const incident = await getIncident(tx, incidentId);
  const { workspaceId, openNumber } = incident;
  if (isPrivate !== incident.isPrivate) {
    if (await findIncidentByRoom(tx, workspaceId, channelId)) return;
    // It was being opened for everybody while the incident became private (INC-10).
    const left = { channelId, name: openName(incident), number: openNumber ?? 0 };
    return leaveRoom(tx, incident, left, now);
  }
  if (incident.roomChannelId) return;
  const kind = isPrivate ? 'private' : 'public';
  await insertChannel(tx, { workspaceId, channelId, name, kind, isMember: true });
  const opened = await updateIncident(tx, incidentId, { roomChannelId: channelId, cardTs: null });
  await record(tx, incident, BY_DESK, { kind: 'room', channelId, name }, now);
  await drawIncident(tx, opened, now);
  await drawMergedInto(tx, opened, now);
  await wakeLane(tx, laneIn(incidentId, 'room'), now);
  await keepBookmarks(tx, opened, now);
  const people = await listIncidentPeople(tx, incidentId);
  for (const { personId } of people) await inviteTo(tx, opened, personId, now);
  await linkPlaces(tx, incident, channelId, now);
}

/** Work that went on elsewhere so far, in the headline's thread or in a room that is archived, says where it goes on. */
async function linkPlaces(tx: Tx, before: Incident, channelId: string, now: Date): Promise<void> {
  const { headlineChannelId, cardTs, isPrivate } = before;
  if (headlineChannelId && cardTs && !isPrivate) {
    await markLeftCard(tx, before, { channelId: headlineChannelId, ts: cardTs }, now);
    await sayIn(tx, before, 'headline', `moved:${channelId}`, movedToRoomWords(channelId), now);
  }
  const rooms = (await listIncidentEvents(tx, before.id)).filter(({ kind }) => kind === 'room');
  const former = rooms.at(-2)?.detail.channelId;
  if (typeof former !== 'string') return;
  await sayIn(tx, before, 'room', `former:${channelId}`, formerRoomWords(former), now);
}

/** Somebody could not be invited: told in the room, and no reason for anything to wait. */
export async function hearInvited(
  tx: Tx,
  incidentId: number,
  { personId, problem }: Extract<Answer, { of: 'invited' }>,
  now: Date,
): Promise<void> {
  if (!problem) return;
  const incident = await getIncident(tx, incidentId);
  await record(tx, incident, BY_DESK, { kind: 'not invited', personId, why: problem }, now);
  const words = notInvitedWords(await nameOf(tx, incident.workspaceId, personId), problem);
  await sayIn(tx, incident, 'room', eachTime(`not-invited:${personId}`), words, now);
}

/** It says nothing any more, and nobody works in it; what stays as it was is told. */
export async function knowLeft(
  tx: Tx,
  workspaceId: string,
  delivery: Extract<Delivery, { kind: 'incident.leave-room' }>,
  stays: readonly LeftAsItWas[],
  now: Date,
): Promise<void> {
  const isStill = (wanted: LeftAsItWas['what']) => stays.some(({ what }) => what === wanted);
  await updateChannel(tx, workspaceId, delivery.channelId, {
    isArchived: !isStill('room'),
    ...(isStill('name') ? {} : { name: neutralRoomName(delivery.number) }),
  });
  await tellRoomStays(tx, delivery, stays, now);
}

/** Slack tells nobody of what they did themselves: the desk has archived it, and it is not worked in any more. */
export async function knowArchived(tx: Tx, incidentId: number): Promise<void> {
  const { workspaceId, roomChannelId, state } = await getIncident(tx, incidentId);
  if (roomChannelId && state === 'closed') {
    await updateChannel(tx, workspaceId, roomChannelId, { isArchived: true });
  }
}
