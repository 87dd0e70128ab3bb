import { messageObject, reactionObjects } from '../wire/message.ts';
import { addReaction, getMessage, removeReaction } from '../world/messages.ts';
import { refuse, refuseUnless } from '../world/refusal.ts';
import type { Channel, StoredMessage } from '../world/stored.ts';
import { needed, text } from './args.ts';
import { type Answer, type Call, channelOf, type Methods } from './call.ts';

const MOST_NAMES = 50;
const MOST_BY_ONE = 23;

export const REACTION_METHODS: Methods = {
  'reactions.add': { scopes: ['reactions:write'], tier: 3, handler: add },
  'reactions.remove': { scopes: ['reactions:write'], tier: 2, handler: remove },
  'reactions.get': { scopes: ['reactions:read'], tier: 3, handler: get },
};

function add(call: Call): Answer {
  const { channel, message } = target(call);
  const name = emojiName(call);
  refuseUnless(!channel.isArchived, 'is_archived');
  if (!message.reactions.some((reaction) => reaction.name === name)) {
    if (message.reactions.length >= MOST_NAMES) refuse('too_many_emoji');
  }
  const mine = message.reactions.filter((reaction) => reaction.users.includes(call.me));
  if (mine.length >= MOST_BY_ONE) refuse('too_many_reactions');
  addReaction(call.world, channel, message.ts, name, call.me);
  return {};
}

function remove(call: Call): Answer {
  const { channel, message } = target(call);
  removeReaction(call.world, channel, message.ts, emojiName(call), call.me);
  return {};
}

function get(call: Call): Answer {
  const { channel, message } = target(call);
  const shown = messageObject(call.world, message, { counts: true });
  return {
    type: 'message',
    channel: channel.id,
    message: { ...shown, reactions: reactionObjects(message) },
  };
}

/** Slack lets a bot react in public channels only once it has joined. */
function target(call: Call): { channel: Channel; message: StoredMessage } {
  const channel = channelOf(call);
  refuseUnless(channel.members.has(call.me), 'not_in_channel');
  const ts = text(call.args, 'timestamp') || refuse('no_item_specified');
  refuseUnless(/^\d+\.\d+$/.test(ts), 'bad_timestamp');
  return { channel, message: getMessage(channel, ts) };
}

function emojiName(call: Call): string {
  const name = needed(call.args, 'name').replace(/^:|:$/g, '');
  refuseUnless(/^[a-z0-9_+'-]+(::skin-tone-[2-6])?$/.test(name), 'invalid_name');
  return name;
}
