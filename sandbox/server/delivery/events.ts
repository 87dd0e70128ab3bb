import { channelType } from '../wire/channel.ts';
import { fileObject } from '../wire/file.ts';
import { messageObject } from '../wire/message.ts';
import { userObject } from '../wire/user.ts';
import { viewObject } from '../wire/view.ts';
import { directMessage } from '../world/channels.ts';
import type { Fact } from '../world/facts.ts';
import { epoch } from '../world/mint.ts';
import type { Channel, StoredMessage } from '../world/stored.ts';
import type { World } from '../world/world.ts';

type Inner = Readonly<Record<string, unknown>>;

/** The inner events a fact makes for the app: those it subscribed to, from channels it is in. */
export function eventsOf(world: World, fact: Fact): readonly Inner[] {
  return allEvents(world, fact).filter((event) => isSubscribed(world, event));
}

function allEvents(world: World, fact: Fact): readonly Inner[] {
  switch (fact.kind) {
    case 'message.posted':
      return inChannel(world, fact.message.channel, (channel) => postedEvents(world, channel, fact.message));
    case 'message.changed':
      return inChannel(world, fact.message.channel, (channel) => [
        changedEvent(world, channel, fact.message, fact.previous),
      ]);
    case 'message.deleted':
      return inChannel(world, fact.previous.channel, (channel) => [
        deletedEvent(world, channel, fact.previous),
      ]);
    case 'reaction.added':
    case 'reaction.removed':
      return inChannel(world, fact.message.channel, () => [reactionEvent(world, fact)]);
    case 'member.joined':
      return inChannel(world, fact.channel.id, (channel) => [memberEvent(world, channel, fact)]);
    case 'member.left':
      return leftEvents(world, fact);
    case 'pin.added':
    case 'pin.removed':
      return inChannel(world, fact.channel.id, (channel) => [
        {
          type: fact.kind.replace('.', '_'),
          user: fact.userId,
          channel_id: channel.id,
          item: { type: 'message', channel: channel.id, message: messageObject(world, fact.message) },
          ...at(world),
        },
      ]);
    case 'person.joined':
      return [{ type: 'team_join', user: userObject(world, fact.person), ...cached(world) }];
    case 'person.changed':
      return [{ type: 'user_change', user: userObject(world, fact.person), ...cached(world) }];
    case 'home.opened':
      return [homeEvent(world, fact)];
    case 'file.shared':
      return inChannel(world, fact.channelId, () => [
        {
          type: 'file_shared',
          channel_id: fact.channelId,
          file_id: fact.file.id,
          user_id: fact.file.userId,
          file: { id: fileObject(world, fact.file).id },
          ...at(world),
        },
      ]);
    case 'file.deleted':
      return [{ type: 'file_deleted', file_id: fact.file.id, channel_ids: [fact.channelId], ...at(world) }];
    case 'channel.archived':
    case 'channel.unarchived':
    case 'channel.renamed':
    case 'channel.shared':
    case 'channel.created':
      return channelEvents(world, fact);
    default:
      return [];
  }
}

function postedEvents(world: World, channel: Channel, message: StoredMessage): readonly Inner[] {
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

function changedEvent(
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
function deletedEvent(world: World, channel: Channel, previous: StoredMessage): Inner {
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

function reactionEvent(
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

function memberEvent(
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

function leftEvents(world: World, fact: Extract<Fact, { kind: 'member.left' }>): readonly Inner[] {
  const { channel } = fact;
  if (fact.userId !== world.app.botUserId) {
    return inChannel(world, channel.id, () => [memberEvent(world, channel, fact)]);
  }
  const type = channel.kind === 'private' ? 'group_left' : 'channel_left';
  return [{ type, channel: channel.id, actor_id: fact.actorId, ...at(world) }];
}

function channelEvents(
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

function homeEvent(world: World, fact: Extract<Fact, { kind: 'home.opened' }>): Inner {
  const home = world.homes.get(fact.userId);
  return {
    type: 'app_home_opened',
    user: fact.userId,
    channel: directMessage(world, world.app.botUserId, fact.userId).id,
    tab: fact.tab,
    ...(fact.tab === 'home' && home && { view: viewObject(world, home) }),
    ...at(world),
  };
}

function inChannel(
  world: World,
  id: string,
  events: (channel: Channel) => readonly Inner[],
): readonly Inner[] {
  const channel = world.channels.get(id);
  return channel?.members.has(world.app.botUserId) ? events(channel) : [];
}

function isSubscribed(world: World, event: Inner): boolean {
  const name = event.type === 'message' ? `message.${plural(event.channel_type)}` : String(event.type);
  return world.manifest.events.has(name);
}

function plural(type: unknown): string {
  return type === 'im' ? 'im' : `${type}s`;
}

function at(world: World): { event_ts: string } {
  return { event_ts: world.mint.ts() };
}

function cached(world: World): Inner {
  return { cache_ts: epoch(world.now()), ...at(world) };
}
