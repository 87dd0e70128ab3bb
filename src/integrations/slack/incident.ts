import type { Outcome } from '../../domain/outcome.ts';
import type { Effect, SlackParcel } from '../../domain/parcel.ts';
import type { Drawn } from '../../views/blocks.ts';
import { incidentCard } from '../../views/incident/card.ts';
import { headline } from '../../views/incident/headline.ts';
import { page } from '../../views/incident/page.ts';
import { sitrepMessage } from '../../views/incident/sitrep.ts';
import { stormCard } from '../../views/incident/storm.ts';
import { roomTopic } from '../../views/incident/topic.ts';
import { drawWords } from '../../views/words.ts';
import { ensure, type SlackCalls, SlackTrouble } from './calls.ts';
import { shareFile } from './files.ts';
import { keepBookmarks } from './incident-bookmarks.ts';
import { findIncidents, openRoom, seekRoom } from './incident-channels.ts';
import { cutMessage, cutSought, leaveRoom } from './leave-room.ts';
import { post } from './post.ts';

type IncidentParcel = Extract<
  SlackParcel,
  {
    kind:
      | 'incidents.find'
      | 'storm'
      | 'incident.headline'
      | 'incident.card'
      | 'incident.page'
      | 'incident.room'
      | 'incident.seek-room'
      | 'incident.topic'
      | 'incident.pin'
      | 'incident.bookmarks'
      | 'incident.report'
      | 'incident.archive'
      | 'incident.cut'
      | 'incident.cut-sought'
      | 'incident.leave-room'
      | 'incident.invite'
      | 'incident.sitrep';
  }
>;

/** Somebody archived it before, or took the desk out of it: it is theirs now. */
const ARCHIVED = ['already_archived', 'is_archived', 'not_in_channel', 'channel_not_found'];
const DONE: Outcome = { is: 'done' };

export async function carryIncident(
  calls: SlackCalls,
  parcel: IncidentParcel,
  effect: Effect,
): Promise<Outcome> {
  switch (parcel.kind) {
    case 'incidents.find':
      return findIncidents(calls);
    case 'storm':
      return draw(calls, parcel, stormCard(parcel.storm), effect);
    case 'incident.headline':
      return draw(calls, parcel, headline(parcel.incident), effect);
    case 'incident.card':
      return draw(calls, parcel, incidentCard(parcel.incident), effect);
    case 'incident.page':
      return draw(calls, parcel, page(parcel.page), effect);
    case 'incident.sitrep':
      return post(calls, parcel.to, sitrepMessage(parcel.sitrep), effect);
    case 'incident.room':
      return openRoom(calls, parcel, effect);
    case 'incident.seek-room':
      return seekRoom(calls, parcel);
    case 'incident.topic': {
      const topic = roomTopic(parcel.incident, parcel.zone);
      await ensure(calls, 'conversations.setTopic', { channel: parcel.channelId, topic }, ['is_archived']);
      return DONE;
    }
    case 'incident.pin': {
      const message = { channel: parcel.channelId, timestamp: parcel.ts };
      await ensure(calls, 'pins.add', message, ['already_pinned', 'is_archived', 'message_not_found']);
      return DONE;
    }
    case 'incident.bookmarks':
      await keepBookmarks(calls, parcel);
      return DONE;
    case 'incident.report': {
      const { to, name, markdown, comment } = parcel;
      const bytes = new TextEncoder().encode(markdown);
      return shareFile(
        calls,
        to,
        { name, size: bytes.byteLength, bytes: async () => bytes, comment },
        effect,
      );
    }
    case 'incident.archive':
      await ensure(calls, 'conversations.archive', { channel: parcel.channelId }, ARCHIVED);
      return DONE;
    case 'incident.cut': {
      const { channelId: channel, ts, words } = parcel;
      await cutMessage(calls, { channel, ts, ...drawWords(words) });
      return DONE;
    }
    case 'incident.cut-sought':
      await cutSought(calls, parcel);
      return DONE;
    case 'incident.leave-room':
      return leaveRoom(calls, parcel, effect.isUnclear);
    case 'incident.invite':
      return invite(calls, parcel);
  }
}

async function draw(
  calls: SlackCalls,
  {
    to,
    ts,
  }: Extract<IncidentParcel, { kind: 'storm' | 'incident.headline' | 'incident.card' | 'incident.page' }>,
  drawn: Drawn,
  effect: Effect,
): Promise<Outcome> {
  if (!ts || !('channelId' in to)) return post(calls, to, drawn, effect);
  try {
    await calls.call('chat.update', { channel: to.channelId, ts, ...drawn });
    return DONE;
  } catch (error) {
    const isGone = error instanceof SlackTrouble && error.outcome.why === 'message_not_found';
    if (!isGone) throw error;
    // Somebody deleted it; people need one.
    return post(calls, to, drawn, effect);
  }
}

/** Codes that say they are there. */
const THERE = ['already_in_channel', 'cant_invite_self'];

/** Somebody who cannot come is told of in the room; nobody waits for them. */
async function invite(
  calls: SlackCalls,
  { channelId, personId }: Extract<IncidentParcel, { kind: 'incident.invite' }>,
): Promise<Outcome> {
  const answered = (problem: string | null): Outcome => ({
    is: 'answered',
    answer: { of: 'invited', personId, problem },
  });
  try {
    await ensure(calls, 'conversations.invite', { channel: channelId, users: personId }, THERE);
    return answered(null);
  } catch (error) {
    if (!(error instanceof SlackTrouble) || error.outcome.is !== 'failed') throw error;
    return answered(error.outcome.why);
  }
}
