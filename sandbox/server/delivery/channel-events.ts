import type { Fact } from '../world/facts.ts';
import { epoch } from '../world/mint.ts';
import type { Channel } from '../world/stored.ts';
import type { World } from '../world/world.ts';
import { at, type Inner, inChannel } from './inner.ts';

export function memberEvent(
  world: World,
  channel: Channel,
  fact: { readonly userId: string; readonly inviterId?: string; readonly kind: string },
): Inner {
  return {
    type: fact.kind === 'member.joined' ? 'member_joined_channel' : 'member_left_channel',
    user: fact.userId,
    channel: channel.id,
    channel_type: channel.kind === 'private' ? 'G' : 'C',
    team: world.people.get(fact.userId)?.isStranger ? world.team.strangersId : world.team.id,
    ...(fact.inviterId && { inviter: fact.inviterId }),
    ...at(world),
  };
}

export function leftEvents(world: World, fact: Extract<Fact, { kind: 'member.left' }>): readonly Inner[] {
  const { channel } = fact;
  if (fact.userId !== world.app.botUserId) {
    return inChannel(world, channel.id, () => [memberEvent(world, channel, fact)]);
  }
  const type = channel.kind === 'private' ? 'group_left' : 'channel_left';
  return [{ type, channel: channel.id, actor_id: fact.actorId, ...at(world) }];
}

export function channelEvents(
  world: World,
  fact: { readonly kind: string; readonly channel: Channel; readonly userId: string },
): readonly Inner[] {
  const { channel } = fact;
  const named = {
    id: channel.id,
    name: channel.name,
    name_normalized: channel.name,
    created: epoch(channel.createdAt),
  };
  if (fact.kind === 'channel.created') {
    if (channel.kind !== 'public') return [];
    return [{ type: 'channel_created', channel: { ...named, creator: channel.creatorId }, ...at(world) }];
  }
  const family = channel.kind === 'private' ? 'group' : 'channel';
  return inChannel(world, channel.id, () => {
    switch (fact.kind) {
      case 'channel.renamed':
        return [{ type: `${family}_rename`, channel: named, ...at(world) }];
      case 'channel.shared':
        return [
          {
            type: 'channel_shared',
            connected_team_id: world.team.strangersId,
            channel: channel.id,
            ...at(world),
          },
        ];
      default: {
        const verb = fact.kind === 'channel.archived' ? 'archive' : 'unarchive';
        return [
          { type: `${family}_${verb}`, channel: channel.id, user: fact.userId, is_moved: 0, ...at(world) },
        ];
      }
    }
  });
}
