import { isOfStem } from '../../domain/incident/name.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { Effect, RoomMade, SlackParcel } from '../../domain/parcel.ts';
import { ensure, type SlackCalls, SlackTrouble } from './calls.ts';

const HEADLINES = 'incidents';
const TOPIC = 'One headline for each incident, kept up to date. Something is on fire? /incident';
export const MOST_NAMES = 5;

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
  const find = (stems: readonly string[], isIt = isOfStem) =>
    findMade(calls, kind, { ...made, stems }, botUserId, isIt);
  const own = (taken: string) => find([taken], (name) => name === taken);
  const known = made.stems.length > 0 && effect.isUnclear ? await find(made.stems) : undefined;
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

/** Slack's clock and the desk's may differ by so much; what is older is of another desk, and others may be in it. */
const CLOCKS_DIFFER_MS = 60 * 60_000;

/** The title may have changed since, so the beginning of its name tells which it is. */
async function findMade(
  calls: SlackCalls,
  kind: 'public_channel' | 'private_channel',
  { stems, since }: RoomMade,
  botUserId: string,
  isIt = isOfStem,
): Promise<Listed | undefined> {
  const oldest = (since.getTime() - CLOCKS_DIFFER_MS) / 1000;
  return (await listed(calls, kind)).find(
    ({ name, creator, created = oldest }) =>
      creator === botUserId && created >= oldest && stems.some((stem) => isIt(name, stem)),
  );
}

export const nameFor = (wanted: string, n: number): string => (n === 1 ? wanted : `${wanted}-${n}`);

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
