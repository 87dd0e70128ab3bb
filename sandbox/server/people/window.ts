import type { ChannelInfo, Message, Window } from '../protocol.ts';
import { shownMessage } from '../wire/message.ts';
import { isDirect } from '../world/channels.ts';
import { repliesTo } from '../world/messages.ts';
import { getPerson, shownPerson } from '../world/people.ts';
import { refuse } from '../world/refusal.ts';
import type { Channel, StoredMessage, StoredPerson } from '../world/stored.ts';
import { shownUsergroups } from '../world/usergroups.ts';
import { modalStack, shownView } from '../world/views.ts';
import type { World } from '../world/world.ts';
import { mayBrowse } from './places.ts';
import { threadsOf } from './threads.ts';

const PAGE = 100;

export function windowOf(world: World, personId: string): Window {
  const me = getPerson(world, personId);
  return {
    me: shownPerson(me),
    bot: shownPerson(getPerson(world, world.app.botUserId)),
    people: [...world.people.values()].map(shownPerson),
    usergroups: shownUsergroups(world),
    channels: [...world.channels.values()]
      .filter((channel) => isShown(channel, me))
      .map((channel) => channelInfo(world, channel, personId)),
    threads: threadsOf(world, personId),
    modals: modalStack(world, personId).map(shownView),
    commands: world.manifest.commands.map(({ escapes: _escapes, ...command }) => command),
    shortcuts: world.manifest.shortcuts,
    nowMs: world.now().getTime(),
  };
}

/** Channels the person is in, and public ones they could join. */
export function isShown(channel: Channel, person: StoredPerson): boolean {
  if (channel.members.has(person.id)) return true;
  return channel.kind === 'public' && mayBrowse(person) && !channel.isArchived;
}

export function channelInfo(world: World, channel: Channel, personId: string): ChannelInfo {
  const name =
    channel.kind === 'dm' ? ([...channel.members].find((id) => id !== personId) ?? personId) : channel.name;
  return {
    id: channel.id,
    name,
    kind: channel.kind,
    topic: channel.topic,
    isArchived: channel.isArchived,
    isShared: channel.isShared,
    members: [...channel.members],
    ...unreadOf(world, channel, personId),
    pins: [...channel.pins],
    bookmarks: channel.bookmarks.map(({ id, title, link, emoji }) => ({ id, title, link, emoji })),
  };
}

/** Newest last, with the ephemeral messages this person was sent. */
export function historyOf(
  world: World,
  channel: Channel,
  personId: string,
  before?: string,
  limit = PAGE,
): Message[] {
  const found: StoredMessage[] = [];
  for (let at = channel.timeline.length - 1; at >= 0 && found.length < limit; at--) {
    const message = channel.messages.get(channel.timeline[at] ?? '');
    if (!message || (before && message.ts >= before)) continue;
    if (!message.threadTs || message.subtype === 'thread_broadcast') found.push(message);
  }
  const oldest = found.length === limit ? (found.at(-1)?.ts ?? '') : '';
  const mine = [...channel.ephemerals.values()].filter(
    (message) =>
      message.ephemeralFor === personId &&
      !message.threadTs &&
      message.ts > oldest &&
      (!before || message.ts < before),
  );
  return sorted([...found, ...mine]).map((message) => shownMessage(world, message));
}

export function threadOf(world: World, channel: Channel, personId: string, threadTs: string): Message[] {
  const root = channel.messages.get(threadTs) ?? refuse('thread_not_found');
  const replies = repliesTo(channel, root.ts).flatMap((ts) => channel.messages.get(ts) ?? []);
  const mine = [...channel.ephemerals.values()].filter(
    (message) => message.ephemeralFor === personId && message.threadTs === root.ts,
  );
  return [root, ...sorted([...replies, ...mine])].map((message) => shownMessage(world, message));
}

function sorted(messages: StoredMessage[]): StoredMessage[] {
  return messages.sort((a, b) => (a.ts < b.ts ? -1 : 1));
}

function unreadOf(world: World, channel: Channel, personId: string): { unread: number; mentions: number } {
  if (!channel.members.has(personId)) return { unread: 0, mentions: 0 };
  const lastRead = channel.lastRead.get(personId) ?? '0';
  let unread = 0;
  let mentions = 0;
  for (let at = channel.timeline.length - 1; at >= 0; at--) {
    const message = channel.messages.get(channel.timeline[at] ?? '');
    if (!message || message.ts <= lastRead) break;
    if (message.userId === personId || (message.subtype && !LOUD.has(message.subtype))) continue;
    const forMe = isDirect(channel) || mentionsMe(world, message.text, personId);
    if (forMe) mentions++;
    if (!message.threadTs) unread++;
  }
  return { unread, mentions };
}

const LOUD = new Set(['file_share', 'thread_broadcast', 'bot_message']);

function mentionsMe(world: World, text: string, personId: string): boolean {
  if (text.includes(`<@${personId}`) || /<!(here|channel|everyone)/.test(text)) return true;
  const groups = text.matchAll(/<!subteam\^(\w+)/g);
  return [...groups].some(([, id = '']) => world.usergroups.get(id)?.users.includes(personId));
}
