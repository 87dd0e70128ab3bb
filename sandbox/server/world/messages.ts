import { refuse, refuseUnless } from './refusal.ts';
import type { Channel, StoredMessage } from './stored.ts';
import { tell, type World } from './world.ts';

export type NewMessage = Pick<StoredMessage, 'userId' | 'text'> &
  Partial<Omit<StoredMessage, 'channel' | 'ts' | 'userId' | 'text' | 'reactions' | 'edited'>> & {
    /** Seeds bring their own. */
    readonly ts?: string;
  };

export function postMessage(world: World, channel: Channel, message: NewMessage): StoredMessage {
  refuseUnless(!channel.isArchived, 'is_archived');
  const threadTs = message.threadTs && rootOf(channel, message.threadTs);
  const { threadTs: _asked, ...rest } = message;
  const stored: StoredMessage = {
    files: [],
    reactions: [],
    ...rest,
    channel: channel.id,
    ts: message.ts ?? world.mint.ts(),
    ...(threadTs && { threadTs }),
  };
  if (stored.ephemeralFor) channel.ephemerals.set(stored.ts, stored);
  else insertMessage(channel, stored);

  tell(world, { kind: 'message.posted', message: stored });
  if (threadTs && !stored.ephemeralFor) redraw(world, channel, threadTs);
  return stored;
}

export function editMessage(
  world: World,
  channel: Channel,
  previous: StoredMessage,
  change: Pick<StoredMessage, 'text'> &
    Partial<Pick<StoredMessage, 'blocks' | 'attachments' | 'metadata' | 'files'>>,
  editor: { readonly userId: string; readonly marked: boolean },
): StoredMessage {
  const { blocks: _blocks, ...kept } = previous;
  const edited = { user: editor.userId, ts: world.mint.ts() };
  const message: StoredMessage = { ...kept, ...change, ...(editor.marked && { edited }) };
  channel.messages.set(message.ts, message);
  tell(world, { kind: 'message.changed', message, previous, userId: editor.userId });
  return message;
}

/** A root with replies leaves a tombstone, as their thread goes on; anything else is gone. */
export function deleteMessage(world: World, channel: Channel, previous: StoredMessage): void {
  if (repliesTo(channel, previous.ts).length > 0) {
    const { blocks: _blocks, attachments: _attachments, metadata: _metadata, ...kept } = previous;
    const tombstone = { subtype: 'tombstone', text: 'This message was deleted.', files: [], reactions: [] };
    channel.messages.set(previous.ts, { ...kept, ...tombstone, deleted: true });
  } else {
    removeMessage(channel, previous);
  }
  tell(world, { kind: 'message.deleted', previous });
  if (previous.threadTs) redraw(world, channel, previous.threadTs);
}

/** An ephemeral message exists in one window only; it is replaced or removed there without any event. */
export function replaceEphemeral(world: World, channel: Channel, message: StoredMessage): void {
  if (message.deleted) channel.ephemerals.delete(message.ts);
  else channel.ephemerals.set(message.ts, message);
  tell(world, { kind: 'message.redrawn', message });
}

export function addReaction(world: World, channel: Channel, ts: string, name: string, userId: string): void {
  const message = getMessage(channel, ts);
  const users = message.reactions.find((reaction) => reaction.name === name)?.users ?? [];
  refuseUnless(!users.includes(userId), 'already_reacted');

  const others = message.reactions.filter((reaction) => reaction.name !== name);
  const reactions =
    users.length === 0
      ? [...others, { name, users: [userId] }]
      : message.reactions.map((reaction) =>
          reaction.name === name ? { name, users: [...users, userId] } : reaction,
        );
  const changed = { ...message, reactions };
  channel.messages.set(ts, changed);
  tell(world, { kind: 'reaction.added', message: changed, name, userId });
}

export function removeReaction(
  world: World,
  channel: Channel,
  ts: string,
  name: string,
  userId: string,
): void {
  const message = getMessage(channel, ts);
  const had = message.reactions.find((reaction) => reaction.name === name);
  refuseUnless(had?.users.includes(userId), 'no_reaction');

  const reactions = message.reactions
    .map((reaction) =>
      reaction.name === name ? { name, users: reaction.users.filter((id) => id !== userId) } : reaction,
    )
    .filter((reaction) => reaction.users.length > 0);
  const changed = { ...message, reactions };
  channel.messages.set(ts, changed);
  tell(world, { kind: 'reaction.removed', message: changed, name, userId });
}

export function getMessage(channel: Channel, ts: string): StoredMessage {
  const message = channel.messages.get(ts);
  if (!message || message.deleted) refuse('message_not_found');
  return message;
}

export function findEphemeral(channel: Channel, ts: string, personId: string): StoredMessage | undefined {
  const message = channel.ephemerals.get(ts);
  return message?.ephemeralFor === personId ? message : undefined;
}

export function repliesTo(channel: Channel, ts: string): readonly string[] {
  return channel.threads.get(ts) ?? [];
}

/** A reply to a reply belongs to the same root. */
function rootOf(channel: Channel, ts: string): string {
  const message = channel.messages.get(ts);
  if (!message) refuse('thread_not_found');
  return message.threadTs ?? message.ts;
}

function insertMessage(channel: Channel, message: StoredMessage): void {
  channel.messages.set(message.ts, message);
  insertSorted(channel.timeline, message.ts);
  if (!message.threadTs) return;

  const replies = channel.threads.get(message.threadTs) ?? [];
  insertSorted(replies, message.ts);
  channel.threads.set(message.threadTs, replies);
}

function removeMessage(channel: Channel, message: StoredMessage): void {
  channel.messages.delete(message.ts);
  channel.timeline.splice(channel.timeline.indexOf(message.ts), 1);
  if (channel.pins.includes(message.ts)) channel.pins.splice(channel.pins.indexOf(message.ts), 1);
  const replies = message.threadTs ? channel.threads.get(message.threadTs) : undefined;
  replies?.splice(replies.indexOf(message.ts), 1);
}

function insertSorted(list: string[], ts: string): void {
  let at = list.length;
  while (at > 0 && (list[at - 1] ?? '') > ts) at--;
  list.splice(at, 0, ts);
}

function redraw(world: World, channel: Channel, ts: string): void {
  const message = channel.messages.get(ts);
  if (message) tell(world, { kind: 'message.redrawn', message });
}
