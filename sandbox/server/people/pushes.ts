import type { Push } from '../protocol.ts';
import { shownMessage } from '../wire/message.ts';
import type { Fact } from '../world/facts.ts';
import { getPerson, shownPerson } from '../world/people.ts';
import type { Channel, StoredMessage } from '../world/stored.ts';
import { shownUsergroups } from '../world/usergroups.ts';
import { modalStack, shownView } from '../world/views.ts';
import type { World } from '../world/world.ts';
import { threadInfo } from './threads.ts';
import { channelInfo, isShown } from './window.ts';

/** What one person's window must be told of a fact. */
export function pushesOf(world: World, fact: Fact, personId: string): readonly Push[] {
  switch (fact.kind) {
    case 'message.posted':
      return [
        ...messagePushes(world, fact.message, personId),
        ...channelPushes(world, fact.message.channel, personId),
        ...threadPushes(world, fact.message, personId),
      ];
    case 'thread.read':
      return fact.userId === personId ? threadPushes(world, fact.message, personId) : [];
    case 'message.changed':
    case 'message.redrawn':
    case 'reaction.added':
    case 'reaction.removed':
      return messagePushes(world, fact.message, personId);
    case 'message.deleted':
      return [
        ...messagePushes(world, { ...fact.previous, deleted: true }, personId),
        ...channelPushes(world, fact.previous.channel, personId),
        ...threadPushes(world, fact.previous, personId),
      ];
    case 'modals.changed':
      return fact.userId === personId
        ? [{ kind: 'modals', modals: modalStack(world, personId).map(shownView) }]
        : [];
    case 'home.published': {
      const home = fact.userId === personId ? world.homes.get(personId) : undefined;
      return home ? [{ kind: 'home', home: shownView(home) }] : [];
    }
    case 'person.joined':
    case 'person.changed':
      return [{ kind: 'people', people: [...world.people.values()].map(shownPerson) }];
    case 'usergroup.created':
    case 'usergroup.changed':
      return [{ kind: 'usergroups', usergroups: shownUsergroups(world) }];
    case 'clock.moved':
      return [{ kind: 'clock', nowMs: world.now().getTime() }];
    case 'channel.read':
      return fact.userId === personId ? channelPushes(world, fact.channel.id, personId) : [];
    case 'member.left':
      return fact.userId === personId
        ? [{ kind: 'channel', channel: channelInfo(world, fact.channel, personId) }]
        : channelPushes(world, fact.channel.id, personId);
    case 'home.opened':
    case 'file.shared':
    case 'file.deleted':
      return [];
    default:
      return channelPushes(world, fact.channel.id, personId);
  }
}

function messagePushes(world: World, message: StoredMessage, personId: string): readonly Push[] {
  const channel = world.channels.get(message.channel);
  if (!channel || (message.ephemeralFor && message.ephemeralFor !== personId)) return [];
  if (!sees(world, channel, personId)) return [];
  return [{ kind: 'message', message: shownMessage(world, message) }];
}

function threadPushes(world: World, message: StoredMessage, personId: string): readonly Push[] {
  const channel = world.channels.get(message.channel);
  const thread = channel && threadInfo(channel, message.threadTs ?? message.ts, personId);
  return thread ? [{ kind: 'thread', thread }] : [];
}

function channelPushes(world: World, channelId: string, personId: string): readonly Push[] {
  const channel = world.channels.get(channelId);
  if (!channel || !sees(world, channel, personId)) return [];
  return [{ kind: 'channel', channel: channelInfo(world, channel, personId) }];
}

function sees(world: World, channel: Channel, personId: string): boolean {
  return isShown(channel, getPerson(world, personId));
}
