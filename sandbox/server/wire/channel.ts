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
  const isGroup = channel.kind === 'mpim';
  return {
    ...shared,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: !isGroup,
    is_group: isGroup,
    is_im: false,
    is_mpim: isGroup,
    is_private: channel.kind !== 'public',
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
    topic: wordingObject(channel, 'topic'),
    purpose: wordingObject(channel, 'purpose'),
    previous_names: [...channel.formerNames],
  };
}

function wordingObject(channel: Channel, which: 'topic' | 'purpose'): Record<string, unknown> {
  const last = channel.wording.get(which);
  return { value: channel[which], creator: last?.userId ?? '', last_set: last ? epoch(last.at) : 0 };
}

const TYPES = { public: 'channel', private: 'group', dm: 'im', mpim: 'mpim' } as const;

export function channelType(channel: Channel): (typeof TYPES)[Channel['kind']] {
  return TYPES[channel.kind];
}

/** The name payloads carry: Slack hides those of private channels from commands. */
export function payloadChannelName(channel: Channel): string {
  if (channel.kind === 'private') return 'privategroup';
  return channel.kind === 'dm' ? 'directmessage' : channel.name;
}
