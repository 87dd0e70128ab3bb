import type { Args } from '../api/args.ts';
import { messageContent } from '../api/message-content.ts';
import { deleteMessage, editMessage, postMessage, replaceEphemeral } from '../world/messages.ts';
import { refuse } from '../world/refusal.ts';
import type { Channel, ResponseUrl, StoredMessage } from '../world/stored.ts';
import type { World } from '../world/world.ts';

/** What an app may do with a response_url: say something, or replace or delete the message it came from. */
export function respondToUrl(world: World, url: ResponseUrl, args: Args): void {
  const channel = world.channels.get(url.channelId) ?? refuse('channel_not_found');
  const origin = url.originTs ? originOf(channel, url.originTs) : undefined;
  if (args.delete_original && origin) removeOrigin(world, channel, origin);
  else if (args.replace_original && origin) replaceOrigin(world, channel, origin, args);
  else sayTo(world, channel, url.personId, args);
}

/** The answer to a command or through a response_url: only for the person, unless `in_channel`. */
export function sayTo(world: World, channel: Channel, personId: string, args: Args): StoredMessage {
  const threadTs = args.thread_ts;
  return postMessage(world, channel, {
    ...messageContent(world, args),
    userId: world.app.botUserId,
    botId: world.app.botId,
    ...(args.response_type === 'in_channel' ? { subtype: 'bot_message' } : { ephemeralFor: personId }),
    ...(typeof threadTs === 'string' && { threadTs }),
  });
}

function originOf(channel: Channel, ts: string): StoredMessage | undefined {
  return channel.messages.get(ts) ?? channel.ephemerals.get(ts);
}

function removeOrigin(world: World, channel: Channel, origin: StoredMessage): void {
  if (origin.ephemeralFor) replaceEphemeral(world, channel, { ...origin, deleted: true });
  else deleteMessage(world, channel, origin);
}

function replaceOrigin(world: World, channel: Channel, origin: StoredMessage, args: Args): void {
  const content = messageContent(world, args);
  if (origin.ephemeralFor) {
    const { blocks: _blocks, ...kept } = origin;
    replaceEphemeral(world, channel, { ...kept, ...content });
  } else {
    editMessage(world, channel, origin, content, { userId: world.app.botUserId, marked: false });
  }
}
