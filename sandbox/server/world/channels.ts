import { postMessage } from './messages.ts';
import { refuse, refuseUnless } from './refusal.ts';
import type { Channel } from './stored.ts';
import { tell, type World } from './world.ts';

export interface NewChannel {
  readonly name: string;
  readonly kind: Channel['kind'];
  readonly creatorId: string;
  readonly members: readonly string[];
  readonly isShared?: boolean;
  readonly topic?: string;
}

export function addChannel(world: World, channel: NewChannel): Channel {
  const made: Channel = {
    id: world.mint.id(channel.kind === 'dm' ? 'D' : 'C'),
    kind: channel.kind,
    name: channel.name,
    formerNames: [],
    topic: channel.topic ?? '',
    purpose: '',
    wording: new Map(channel.topic ? [['topic', { userId: channel.creatorId, at: world.now() }]] : []),
    isArchived: false,
    isShared: channel.isShared ?? false,
    createdAt: world.now(),
    creatorId: channel.creatorId,
    members: new Set(channel.members),
    formerApps: new Set(),
    messages: new Map(),
    timeline: [],
    threads: new Map(),
    ephemerals: new Map(),
    lastRead: new Map(),
    threadsRead: new Map(),
    pins: [],
    bookmarks: [],
  };
  world.channels.set(made.id, made);
  tell(world, { kind: 'channel.created', channel: made, userId: channel.creatorId });
  return made;
}

/** The direct message of two people; there is one, made when it is first needed. */
export function directMessage(world: World, oneId: string, otherId: string): Channel {
  for (const channel of world.channels.values()) {
    if (channel.kind === 'dm' && channel.members.has(oneId) && channel.members.has(otherId)) return channel;
  }
  return addChannel(world, { name: '', kind: 'dm', creatorId: oneId, members: [oneId, otherId] });
}

/** The one of exactly these people, made when it is first needed. */
export function groupMessage(world: World, creatorId: string, members: readonly string[]): Channel {
  const wanted = new Set(members);
  for (const channel of world.channels.values()) {
    if (channel.kind === 'mpim' && sameMembers(channel.members, wanted)) return channel;
  }
  const handles = [...wanted].map((id) => world.people.get(id)?.handle ?? id);
  return addChannel(world, { name: `mpdm-${handles.join('--')}-1`, kind: 'mpim', creatorId, members });
}

function sameMembers(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return some.size === others.size && [...some].every((id) => others.has(id));
}

export function findChannelByName(world: World, name: string): Channel | undefined {
  for (const channel of world.channels.values()) {
    if (!isDirect(channel) && channel.name === name) return channel;
  }
  return undefined;
}

/** A direct message, of two people or of several. */
export function isDirect({ kind }: Pick<Channel, 'kind'>): boolean {
  return kind === 'dm' || kind === 'mpim';
}

/** Private channels and direct messages do not exist for those who are not in them. */
export function visibleChannel(world: World, id: string, personId: string): Channel {
  const channel = world.channels.get(id);
  if (!channel) refuse('channel_not_found');
  const knows = channel.members.has(personId) || channel.formerApps.has(personId);
  if (channel.kind !== 'public' && !knows) refuse('channel_not_found');
  return channel;
}

export function joinChannel(world: World, channel: Channel, userId: string, inviterId?: string): void {
  refuseUnless(!channel.isArchived, 'is_archived');
  if (channel.members.has(userId)) return;

  channel.members.add(userId);
  channel.lastRead.set(userId, channel.timeline.at(-1) ?? '0');
  tell(world, { kind: 'member.joined', channel, userId, ...(inviterId && { inviterId }) });
  const text = `<@${userId}> has joined the channel`;
  systemMessage(world, channel, userId, 'channel_join', text, inviterId ? { inviter: inviterId } : {});
}

export function leaveChannel(world: World, channel: Channel, userId: string, actorId = userId): void {
  if (!channel.members.has(userId)) return;

  systemMessage(world, channel, userId, 'channel_leave', `<@${userId}> has left the channel`);
  channel.members.delete(userId);
  tell(world, { kind: 'member.left', channel, userId, actorId });
}

export function archiveChannel(world: World, channel: Channel, userId: string): void {
  refuseUnless(!channel.isArchived, 'already_archived');
  systemMessage(world, channel, userId, 'channel_archive', `<@${userId}> archived the channel`);
  channel.isArchived = true;
  tell(world, { kind: 'channel.archived', channel, userId });
  // An app is no member of an archived channel: it cannot read its history any more, nor bring it back.
  if (channel.members.delete(world.app.botUserId)) channel.formerApps.add(world.app.botUserId);
}

export function unarchiveChannel(world: World, channel: Channel, userId: string): void {
  refuseUnless(channel.isArchived, 'not_archived');
  channel.isArchived = false;
  channel.formerApps.clear();
  tell(world, { kind: 'channel.unarchived', channel, userId });
}

export function renameChannel(world: World, channel: Channel, name: string, userId: string): void {
  const old = channel.name;
  channel.formerNames.push(old);
  channel.name = name;
  const text = `<@${userId}> has renamed the channel from "${old}" to "${name}"`;
  systemMessage(world, channel, userId, 'channel_name', text, { old_name: old, name });
  tell(world, { kind: 'channel.renamed', channel, userId });
}

export function setTopic(world: World, channel: Channel, topic: string, userId: string): void {
  channel.topic = topic;
  channel.wording.set('topic', { userId, at: world.now() });
  systemMessage(world, channel, userId, 'channel_topic', `<@${userId}> set the channel's topic: ${topic}`, {
    topic,
  });
  tell(world, { kind: 'channel.redrawn', channel, userId });
}

export function setPurpose(world: World, channel: Channel, purpose: string, userId: string): void {
  channel.purpose = purpose;
  channel.wording.set('purpose', { userId, at: world.now() });
  const text = `<@${userId}> set the channel's description: ${purpose}`;
  systemMessage(world, channel, userId, 'channel_purpose', text, { purpose });
}

export function shareChannel(world: World, channel: Channel, userId: string): void {
  channel.isShared = true;
  tell(world, { kind: 'channel.shared', channel, userId });
}

export function systemMessage(
  world: World,
  channel: Channel,
  userId: string,
  subtype: string,
  text: string,
  about: Readonly<Record<string, unknown>> = {},
): void {
  postMessage(world, channel, { userId, text, subtype, about });
}
