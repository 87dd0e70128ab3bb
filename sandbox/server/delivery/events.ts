import { fileObject } from '../wire/file.ts';
import { messageObject } from '../wire/message.ts';
import { userObject } from '../wire/user.ts';
import { viewObject } from '../wire/view.ts';
import { directMessage } from '../world/channels.ts';
import type { Fact } from '../world/facts.ts';
import { epoch } from '../world/mint.ts';
import type { World } from '../world/world.ts';
import { channelEvents, leftEvents, memberEvent } from './channel-events.ts';
import { at, type Inner, inChannel } from './inner.ts';
import { changedEvent, deletedEvent, postedEvents, reactionEvent } from './message-events.ts';
import { usergroupEvents } from './usergroup-events.ts';

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
    case 'usergroup.created':
    case 'usergroup.changed':
      return usergroupEvents(world, fact);
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

function isSubscribed(world: World, event: Inner): boolean {
  const name = event.type === 'message' ? `message.${plural(event.channel_type)}` : String(event.type);
  return world.manifest.events.has(name);
}

function plural(type: unknown): string {
  return type === 'im' || type === 'mpim' ? type : `${type}s`;
}

function cached(world: World): Inner {
  return { cache_ts: epoch(world.now()), ...at(world) };
}
