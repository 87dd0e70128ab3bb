import { messageObject } from '../wire/message.ts';
import { directMessage } from '../world/channels.ts';
import { deleteMessage, editMessage, getMessage, postMessage } from '../world/messages.ts';
import { refuse, refuseUnless } from '../world/refusal.ts';
import type { Channel, StoredMessage } from '../world/stored.ts';
import { flag, needed, text } from './args.ts';
import { type Call, channelOf, type Handler, joinedChannelOf, type Methods } from './call.ts';
import { type Content, messageContent } from './message-content.ts';

export const CHAT_METHODS: Methods = {
  'chat.postMessage': { scopes: ['chat:write'], tier: 'message', handler: post },
  'chat.postEphemeral': { scopes: ['chat:write'], tier: 4, handler: postEphemeral },
  'chat.update': { scopes: ['chat:write'], tier: 3, handler: update },
  'chat.delete': { scopes: ['chat:write'], tier: 3, handler: remove },
  'chat.getPermalink': { scopes: [], tier: 'special', handler: permalink },
  'chat.unfurl': { scopes: ['links:write'], tier: 3, handler: unfurl },
};

function post(call: Call): ReturnType<Handler> {
  const channel = openChannel(call);
  const content = messageContent(call.world, call.args);
  const message = postMessage(call.world, channel, {
    ...content,
    userId: call.me,
    botId: call.world.app.botId,
    ...threadOf(call, channel),
  });
  return { channel: channel.id, ts: message.ts, message: messageObject(call.world, message) };
}

function postEphemeral(call: Call): ReturnType<Handler> {
  const channel = openChannel(call);
  const user = needed(call.args, 'user');
  refuseUnless(call.world.people.has(user) && channel.members.has(user), 'user_not_in_channel');
  const content = messageContent(call.world, call.args);
  const message = postMessage(call.world, channel, {
    ...content,
    userId: call.me,
    botId: call.world.app.botId,
    ephemeralFor: user,
    ...threadOf(call, channel),
  });
  return { message_ts: message.ts };
}

function update(call: Call): ReturnType<Handler> {
  const { channel, message } = ownMessage(call, 'cant_update_message');
  refuseUnless(!channel.isArchived, 'is_archived');
  const change = changedContent(call, message);
  // Slack marks a message as edited when its words were changed, not when its blocks were.
  const changed = editMessage(call.world, channel, message, change, {
    userId: call.me,
    marked: !change.blocks,
  });
  return {
    channel: channel.id,
    ts: changed.ts,
    text: changed.text,
    message: messageObject(call.world, changed),
  };
}

const CONTENT = ['text', 'markdown_text', 'blocks', 'attachments', 'metadata'];

/** Words without blocks take the old blocks away; blocks without words keep the words. */
function changedContent(call: Call, message: StoredMessage): Content {
  const { args } = call;
  const saysNothing = CONTENT.every((key) => args[key] === undefined);
  if (saysNothing || args.text !== undefined || args.markdown_text !== undefined) {
    return messageContent(call.world, args);
  }
  const kept = { text: message.text, ...(args.blocks === undefined && { blocks: message.blocks }) };
  return messageContent(call.world, { ...kept, ...args });
}

function remove(call: Call): ReturnType<Handler> {
  const { channel, message } = ownMessage(call, 'cant_delete_message');
  deleteMessage(call.world, channel, message);
  return { channel: channel.id, ts: message.ts };
}

function permalink(call: Call): ReturnType<Handler> {
  const channel = channelOf(call);
  const message = getMessage(channel, needed(call.args, 'message_ts'));
  const thread = message.threadTs ? `?thread_ts=${message.threadTs}&cid=${channel.id}` : '';
  const at = `p${message.ts.replace('.', '')}`;
  return { channel: channel.id, permalink: `${call.world.baseUrl}/archives/${channel.id}/${at}${thread}` };
}

function unfurl(call: Call): ReturnType<Handler> {
  const channel = joinedChannelOf(call);
  getMessage(channel, needed(call.args, 'ts'));
  if (typeof call.args.unfurls !== 'object') refuse('cannot_unfurl_message');
  return {};
}

/** Where a message may go; a user's id stands for the direct message with that person. */
function openChannel(call: Call): Channel {
  const { world, me } = call;
  const wanted = needed(call.args, 'channel');
  const person = world.people.get(wanted);
  if (person) {
    refuseUnless(!person.deleted && person.id !== me, 'channel_not_found');
    return directMessage(world, me, person.id);
  }
  const channel = channelOf(call);
  if (channel.isArchived) refuse('is_archived');
  const isGone = channel.kind === 'dm' && [...channel.members].some((id) => world.people.get(id)?.deleted);
  if (isGone) refuse('channel_not_found');
  const everywhere = channel.kind === 'public' && world.manifest.scopes.has('chat:write.public');
  if (!channel.members.has(me) && !everywhere) refuse('not_in_channel');
  return channel;
}

function threadOf(call: Call, channel: Channel): Pick<StoredMessage, 'threadTs' | 'subtype'> {
  const threadTs = text(call.args, 'thread_ts');
  if (!threadTs) return {};
  if (!/^\d+\.\d{6}$/.test(threadTs)) {
    refuse('invalid_thread_ts', {
      response_metadata: { messages: [`[ERROR] ${threadTs} is not a valid thread_ts`] },
    });
  }
  refuseUnless(channel.messages.has(threadTs), 'thread_not_found');
  return { threadTs, ...(flag(call.args, 'reply_broadcast') && { subtype: 'thread_broadcast' }) };
}

function ownMessage(call: Call, code: string): { channel: Channel; message: StoredMessage } {
  const channel = channelOf(call);
  const message = getMessage(channel, needed(call.args, 'ts'));
  refuseUnless(message.userId === call.me && message.botId, code);
  return { channel, message };
}
