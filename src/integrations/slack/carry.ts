import type { Outcome } from '../../domain/outcome.ts';
import type { Effect, SlackParcel } from '../../domain/parcel.ts';
import type { Drawn } from '../../views/blocks.ts';
import { homeView } from '../../views/home.ts';
import { radarNote } from '../../views/radar.ts';
import { ticketCard } from '../../views/ticket/card.ts';
import { messageCopy } from '../../views/ticket/copy.ts';
import { drawWords } from '../../views/words.ts';
import { ensure, type SlackCalls, SlackTrouble } from './calls.ts';
import { carryFile } from './files.ts';
import { carryImport } from './import.ts';
import { carryIncident } from './incident.ts';
import { look } from './look.ts';
import { findOwnChannels } from './own-channels.ts';
import { post } from './post.ts';
import {
  reachPerson,
  readChannel,
  readMembers,
  readMessage,
  readPeople,
  readPerson,
  readThread,
} from './reading.ts';
import { findTriage } from './triage-channel.ts';
import { readUserGroup, readUserGroups } from './user-groups.ts';

/** Carries the outbox to Slack: draws a parcel as it is now, sends it, and says what came of it. Never throws. */
export function slackCarrier(callsFor: (effect: Effect) => SlackCalls, workspaceId: string) {
  return async (parcel: SlackParcel, effect: Effect): Promise<Outcome> => {
    try {
      return await carry(callsFor(effect), workspaceId, parcel, effect);
    } catch (error) {
      if (error instanceof SlackTrouble) return error.outcome;
      return { is: 'unclear', why: error instanceof Error ? error.name : 'unknown' };
    }
  };
}

const DONE: Outcome = { is: 'done' };

async function carry(
  calls: SlackCalls,
  workspaceId: string,
  parcel: SlackParcel,
  effect: Effect,
): Promise<Outcome> {
  switch (parcel.kind) {
    case 'card':
      return carryCard(calls, parcel, effect);
    case 'words':
      return post(calls, parcel.to, drawWords(parcel.words), effect);
    case 'copy':
      return post(calls, parcel.to, messageCopy(parcel.copy), effect);
    case 'redraw':
      return redraw(calls, parcel.channelId, parcel.ts, messageCopy(parcel.copy));
    case 'file':
      return carryFile(calls, parcel, effect);
    case 'card.left':
      return redraw(calls, parcel.channelId, parcel.ts, drawWords(parcel.words));
    case 'whisper':
      return whisper(calls, parcel, effect);
    case 'reaction':
      return react(calls, parcel);
    case 'home':
      await calls.call('views.publish', { user_id: parcel.personId, view: homeView(parcel.home) });
      return DONE;
    case 'radar':
      return post(calls, { channelId: parcel.channelId, threadTs: null }, radarNote(parcel.radar), effect);
    case 'thread':
      return readThread(calls, parcel.channelId, parcel.threadTs, parcel.since);
    case 'look':
      return look(calls, workspaceId, parcel);
    case 'channel.read':
      return readChannel(calls, parcel.channelId, parcel.since);
    case 'message.read':
    case 'mark.read':
      return readMessage(calls, parcel.channelId, parcel.ts);
    case 'import.search':
    case 'import.read':
    case 'import.draw':
      return carryImport(calls, parcel);
    case 'channels.find':
      return findOwnChannels(calls);
    case 'channel.join':
      return join(calls, parcel.channelId);
    case 'people.read':
      return readPeople(calls, workspaceId);
    case 'person.read':
      return readPerson(calls, workspaceId, parcel.personId);
    case 'person.reach':
      return reachPerson(calls, parcel.personId);
    case 'members.read':
      return readMembers(calls, parcel.channelId);
    case 'usergroups.read':
      return readUserGroups(calls);
    case 'usergroup.read':
      return readUserGroup(calls, parcel.groupId);
    case 'triage.find':
      return findTriage(calls, parcel.adminIds);
    default:
      return carryIncident(calls, parcel, effect);
  }
}

async function carryCard(
  calls: SlackCalls,
  { channelId, ts, card }: Extract<SlackParcel, { kind: 'card' }>,
  effect: Effect,
): Promise<Outcome> {
  const drawn = ticketCard(card);
  if (!ts) return post(calls, { channelId, threadTs: null }, drawn, effect);
  try {
    await calls.call('chat.update', { channel: channelId, ts, ...drawn });
    return DONE;
  } catch (error) {
    const isGone = error instanceof SlackTrouble && error.outcome.why === 'message_not_found';
    if (!isGone) throw error;
    // Somebody deleted the card; staff need one.
    return post(calls, { channelId, threadTs: null }, drawn, effect);
  }
}

/** A copy that was deleted by hand stays deleted. */
async function redraw(calls: SlackCalls, channel: string, ts: string, drawn: Drawn): Promise<Outcome> {
  await ensure(calls, 'chat.update', { channel, ts, ...drawn }, ['message_not_found', 'is_inactive']);
  return DONE;
}

/** Codes that say the desk, or the person, is not where this was to be shown. */
const ELSEWHERE = ['user_not_in_channel', 'not_in_channel', 'channel_not_found', 'is_archived'];

/** Cannot be found afterwards, so it is said once at the most; by direct message where it cannot be said there. */
async function whisper(
  calls: SlackCalls,
  { channelId, threadTs, personId, words }: Extract<SlackParcel, { kind: 'whisper' }>,
  effect: Effect,
): Promise<Outcome> {
  if (effect.isUnclear) return DONE;
  const place = { channel: channelId, user: personId, ...(threadTs ? { thread_ts: threadTs } : {}) };
  try {
    await calls.call('chat.postEphemeral', { ...place, ...drawWords(words) });
    return DONE;
  } catch (error) {
    const isElsewhere = error instanceof SlackTrouble && ELSEWHERE.includes(error.outcome.why);
    if (!isElsewhere) throw error;
    return post(calls, { personId }, drawWords(words), effect);
  }
}

/** A mark is nice to have: where it cannot be made, nothing waits for it. */
const UNMARKABLE = [
  ...ELSEWHERE,
  'message_not_found',
  'not_reactable',
  'too_many_reactions',
  'no_permission',
];

async function react(
  calls: SlackCalls,
  { channelId, ts, emoji, on }: Extract<SlackParcel, { kind: 'reaction' }>,
): Promise<Outcome> {
  const args = { channel: channelId, timestamp: ts, name: emoji };
  if (on) await ensure(calls, 'reactions.add', args, ['already_reacted', ...UNMARKABLE]);
  else await ensure(calls, 'reactions.remove', args, ['no_reaction', ...UNMARKABLE]);
  return DONE;
}

async function join(calls: SlackCalls, channelId: string): Promise<Outcome> {
  const info = await calls.call<{ channel: { name: string; is_member?: boolean } }>('conversations.info', {
    channel: channelId,
  });
  const { name, is_member: isMember } = info.channel;
  if (!isMember) await ensure(calls, 'conversations.join', { channel: channelId }, ['already_in_channel']);
  return { is: 'answered', answer: { of: 'joined', channelId, name } };
}
