import { epoch } from '../world/mint.ts';
import type { Channel } from '../world/stored.ts';
import type { World } from '../world/world.ts';

/** A conversation as the bot sees it. */
export function channelObject(world: World, channel: Channel): Record<string, unknown> {
  const { botUserId } = world.app;
  const shared = { id: channel.id, created: epoch(channel.createdAt), is_archived: channel.isArchived };
  if (channel.kind === 'dm') {
    const user = [...channel.members].find((id) => id !== botUserId) ?? botUserId;
    const deleted = world.people.get(user)?.deleted ?? false;
    return {
      ...shared,
      is_im: true,
      is_org_shared: false,
      user,
      is_user_deleted: deleted,
      is_open: true,
      priority: 0,
    };
  }
  return {
    ...shared,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: true,
    is_group: false,
    is_im: false,
    is_mpim: false,
    is_private: channel.kind === 'private',
    is_general: channel.name === 'general',
    is_member: channel.members.has(botUserId),
    creator: channel.creatorId,
    unlinked: 0,
    is_shared: channel.isShared,
    is_ext_shared: channel.isShared,
    is_org_shared: false,
    is_pending_ext_shared: false,
    pending_shared: [],
    parent_conversation: null,
    context_team_id: world.team.id,
    updated: channel.createdAt.getTime(),
    shared_team_ids: channel.isShared ? [world.team.id, world.team.strangersId] : [world.team.id],
    topic: { value: channel.topic, creator: channel.topic ? channel.creatorId : '', last_set: 0 },
    purpose: { value: channel.purpose, creator: channel.purpose ? channel.creatorId : '', last_set: 0 },
    previous_names: [...channel.formerNames],
  };
}

export function channelType(channel: Channel): 'channel' | 'group' | 'im' {
  return channel.kind === 'public' ? 'channel' : channel.kind === 'private' ? 'group' : 'im';
}

/** The name payloads carry: Slack hides those of private channels from commands. */
export function payloadChannelName(channel: Channel): string {
  return channel.kind === 'public'
    ? channel.name
    : channel.kind === 'private'
      ? 'privategroup'
      : 'directmessage';
}
