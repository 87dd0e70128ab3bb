import { channelObject } from '../wire/channel.ts';
import { isDirect } from '../world/channels.ts';
import { refuse, refuseUnless } from '../world/refusal.ts';
import type { Channel } from '../world/stored.ts';
import { type Answer, type Call, channelOf, type KindScopes, needKindScope } from './call.ts';

export const MANAGE: KindScopes = {
  public: ['channels:manage'],
  private: ['groups:write'],
  dm: ['im:write'],
  mpim: ['mpim:write'],
};

/** A channel that the bot has the scope to manage; not a direct message. */
export function managed(call: Call, scopes: KindScopes): Channel {
  const channel = channelOf(call);
  if (isDirect(channel)) refuse('method_not_supported_for_channel_type');
  needKindScope(call, channel, scopes);
  return channel;
}

/** One in which it can also act: not archived, and the bot is in it. */
export function usable(call: Call, scopes: KindScopes): Channel {
  const channel = managed(call, scopes);
  refuseUnless(!channel.isArchived, 'is_archived');
  refuseUnless(channel.members.has(call.me), 'not_in_channel');
  return channel;
}

export function channelAnswer(call: Call, channel: Channel): Answer {
  return { channel: channelObject(call.world, channel) };
}
