import { channelType } from '../wire/channel.ts';
import { messageObject } from '../wire/message.ts';
import type { Fact } from '../world/facts.ts';
import type { Channel, StoredMessage } from '../world/stored.ts';
import type { World } from '../world/world.ts';
import { at, type Inner } from './inner.ts';

export function postedEvents(world: World, channel: Channel, message: StoredMessage): readonly Inner[] {
  if (message.ephemeralFor) return [];
  const where = { channel: channel.id, event_ts: message.ts };
  const wire = messageObject(world, message);
  const posted = { ...wire, ...where, channel_type: channelType(channel) };
  const mentions =
    message.text.includes(`<@${world.app.botUserId}>`) && !message.botId && channel.kind !== 'dm';
  const spoken =
    !message.subtype || message.subtype === 'file_share' || message.subtype === 'thread_broadcast';
  return mentions && spoken ? [posted, { ...wire, type: 'app_mention', ...where }] : [posted];
}

export function changedEvent(
  world: World,
  channel: Channel,
  message: StoredMessage,
  previous: StoredMessage,
): Inner {
  const ts = message.edited?.ts ?? world.mint.ts();
  return {
    type: 'message',
    subtype: 'message_changed',
    message: messageObject(world, message, { counts: true }),
    previous_message: messageObject(world, previous, { counts: true }),
    channel: channel.id,
    hidden: true,
    ts,
    event_ts: ts,
    channel_type: channelType(channel),
  };
}

/** A root with replies does not go: Slack tells of a change into a tombstone. */
export function deletedEvent(world: World, channel: Channel, previous: StoredMessage): Inner {
  const tombstone = channel.messages.get(previous.ts);
  if (tombstone) return changedEvent(world, channel, tombstone, previous);
  const ts = world.mint.ts();
  return {
    type: 'message',
    subtype: 'message_deleted',
    previous_message: messageObject(world, previous, { counts: true }),
    channel: channel.id,
    hidden: true,
    deleted_ts: previous.ts,
    ts,
    event_ts: ts,
    channel_type: channelType(channel),
  };
}

export function reactionEvent(
  world: World,
  fact: Extract<Fact, { kind: 'reaction.added' | 'reaction.removed' }>,
): Inner {
  const { message } = fact;
  return {
    type: fact.kind.replace('.', '_'),
    user: fact.userId,
    reaction: fact.name,
    item: { type: 'message', channel: message.channel, ts: message.ts },
    item_user: message.userId,
    ...at(world),
  };
}
