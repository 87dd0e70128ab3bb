import type { Outcome } from '../../domain/delivery.ts';
import { isOfStem } from '../../domain/incident/name.ts';
import type { Effect, RoomMade, SlackParcel } from '../../domain/parcel.ts';
import { ensure, type SlackCalls, SlackTrouble } from './calls.ts';
import { dropBookmarks } from './incident-bookmarks.ts';

const HEADLINES = 'incidents';
const TOPIC = 'One headline for each incident, kept up to date. Something is on fire? /incident';
const MOST_NAMES = 5;

interface Listed {
  readonly id: string;
  readonly name: string;
  readonly creator?: string;
  /** In seconds. */
  readonly created?: number;
  readonly is_ext_shared?: boolean;
  readonly is_member?: boolean;
}

/** #incidents, public, which the desk joins; one it makes where there is none, or where the name is taken (INC-2). */
export async function findIncidents(calls: SlackCalls): Promise<Outcome> {
  const there = (await listed(calls, 'public_channel')).find(
    ({ name, is_ext_shared: isShared }) => name === HEADLINES && !isShared,
  );
  if (there && !there.is_member) {
    await ensure(calls, 'conversations.join', { channel: there.id }, ['already_in_channel']);
  }
  const channel = there ?? (await create(calls, HEADLINES, false, () => Promise.resolve(undefined)));
  if (!there) await ensure(calls, 'conversations.setTopic', { channel: channel.id, topic: TOPIC }, []);
  return { is: 'answered', answer: { of: 'incidents', channelId: channel.id, name: channel.name } };
}

/** By its name; the desk joins a public one. What it cannot see, or is shared with others, is no place for it. */
export async function findNamed(calls: SlackCalls, wanted: string): Promise<string> {
  const all = await listed(calls, 'public_channel,private_channel');
  const there = all.find(({ name, is_ext_shared: isShared }) => name === wanted && !isShared);
  if (!there) throw new SlackTrouble({ is: 'failed', why: 'channel_not_found' });
  if (!there.is_member) {
    await ensure(calls, 'conversations.join', { channel: there.id }, ['already_in_channel']);
  }
  return there.id;
}

/** The name holds the incident's number: of that name and made by the desk, it is the one an earlier try made. */
export async function openRoom(
  calls: SlackCalls,
  { name, made, isPrivate, botUserId }: Extract<SlackParcel, { kind: 'incident.room' }>,
  effect: Effect,
): Promise<Outcome> {
  const kind = isPrivate ? 'private_channel' : 'public_channel';
  const own = async (taken: string) =>
    (await listed(calls, kind)).find((one) => one.name === taken && one.creator === botUserId);
  const known = made && effect.isUnclear ? await findMade(calls, kind, made, botUserId) : undefined;
  const channel = known ?? (await create(calls, name, isPrivate, own));
  return { is: 'answered', answer: { of: 'room', channelId: channel.id, name: channel.name, isPrivate } };
}

/** A public one, whatever its incident was called when the desk made it. */
export async function seekRoom(
  calls: SlackCalls,
  { made, botUserId }: Extract<SlackParcel, { kind: 'incident.seek-room' }>,
): Promise<Outcome> {
  const channel = await findMade(calls, 'public_channel', made, botUserId);
  if (!channel) return { is: 'done' };
  return {
    is: 'answered',
    answer: { of: 'room', channelId: channel.id, name: channel.name, isPrivate: false },
  };
}

/** Slack's clock and the desk's may differ; what is older is of an incident that had the same number on another desk. */
const CLOCKS_DIFFER_MS = 24 * 60 * 60_000;

/** The title may have changed since, so the beginning of its name tells which it is. */
async function findMade(
  calls: SlackCalls,
  kind: 'public_channel' | 'private_channel',
  { stems, since }: RoomMade,
  botUserId: string,
): Promise<Listed | undefined> {
  const oldest = (since.getTime() - CLOCKS_DIFFER_MS) / 1000;
  return (await listed(calls, kind)).find(
    ({ name, creator, created = oldest }) =>
      creator === botUserId && created >= oldest && stems.some((stem) => isOfStem(name, stem)),
  );
}

const nameFor = (wanted: string, n: number): string => (n === 1 ? wanted : `${wanted}-${n}`);

/** A name may be taken, also by a channel that is archived or that the desk cannot see. */
async function create(
  calls: SlackCalls,
  wanted: string,
  isPrivate: boolean,
  own: (taken: string) => Promise<Listed | undefined>,
): Promise<Listed> {
  for (let n = 1; ; n++) {
    const name = nameFor(wanted, n);
    try {
      const args = { name, is_private: isPrivate };
      return (await calls.call<{ channel: Listed }>('conversations.create', args)).channel;
    } catch (error) {
      const isTaken = error instanceof SlackTrouble && error.outcome.why === 'name_taken';
      if (!isTaken) throw error;
      const ours = await own(name);
      if (ours) return ours;
      if (n === MOST_NAMES) throw error;
    }
  }
}

async function listed(calls: SlackCalls, types: string): Promise<Listed[]> {
  const all: Listed[] = [];
  let cursor: string | undefined;
  do {
    const page: { channels: Listed[]; response_metadata?: { next_cursor?: string } } = await calls.call(
      'conversations.list',
      { types, exclude_archived: true, limit: 1000, ...(cursor ? { cursor } : {}) },
    );
    all.push(...page.channels);
    cursor = page.response_metadata?.next_cursor;
  } while (cursor);
  return all;
}

/** A room that is gone, or that nobody can change any more, tells no more than it does. */
const LEFT = ['is_archived', 'channel_not_found', 'not_in_channel'];
/** What it says besides is worth no more tries than one; whether it is archived is. */
const REFUSED = [
  ...LEFT,
  'name_taken',
  'restricted_action',
  'not_authorized',
  'method_not_supported_for_channel_type',
];

/** Its topic, bookmarks and name say nothing any more, and nobody writes in it (INC-10). */
export async function leaveRoom(
  calls: SlackCalls,
  { channelId: channel, name, topic }: Extract<SlackParcel, { kind: 'incident.leave-room' }>,
): Promise<void> {
  await ensure(calls, 'conversations.setTopic', { channel, topic }, REFUSED);
  await dropBookmarks(calls, channel);
  await ensure(calls, 'conversations.rename', { channel, name }, REFUSED);
  await ensure(calls, 'conversations.archive', { channel }, [...LEFT, 'already_archived']);
}
