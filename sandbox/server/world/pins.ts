import { messageObject } from '../wire/message.ts';
import { systemMessage } from './channels.ts';
import { getMessage } from './messages.ts';
import { refuse, refuseUnless } from './refusal.ts';
import type { Channel, StoredMessage } from './stored.ts';
import { tell, type World } from './world.ts';

const MOST = 100;
/** What Slack itself writes cannot be pinned. */
const WRITTEN = new Set(['file_share', 'thread_broadcast', 'bot_message', 'me_message']);

export function pinMessage(world: World, channel: Channel, ts: string, userId: string): void {
  const message = getMessage(channel, ts);
  refuseUnless(!message.subtype || WRITTEN.has(message.subtype), 'not_pinnable');
  refuseUnless(!channel.pins.includes(ts), 'already_pinned');
  refuseUnless(channel.pins.length < MOST, 'too_many_pins');
  channel.pins.push(ts);
  tell(world, { kind: 'pin.added', channel, message, userId });
  systemMessage(world, channel, userId, 'pinned_item', `<@${userId}> pinned a message to this channel.`, {
    item_type: 'C',
    item: pinnedItem(world, channel, message),
  });
}

export function unpinMessage(world: World, channel: Channel, ts: string, userId: string): void {
  const message = getMessage(channel, ts);
  const at = channel.pins.indexOf(ts);
  if (at < 0) refuse('no_pin');
  channel.pins.splice(at, 1);
  tell(world, { kind: 'pin.removed', channel, message, userId });
}

export function pinnedItem(world: World, channel: Channel, message: StoredMessage): Record<string, unknown> {
  return { type: 'message', channel: channel.id, message: messageObject(world, message) };
}
