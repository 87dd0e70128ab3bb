import { directMessage, findChannelByName, visibleChannel } from '../world/channels.ts';
import { findEphemeral } from '../world/messages.ts';
import { findPersonByHandle } from '../world/people.ts';
import { refuse, refuseUnless } from '../world/refusal.ts';
import type { Channel, StoredMessage, StoredPerson } from '../world/stored.ts';
import type { World } from '../world/world.ts';

/** `#heron-help`, `@tomas` (the direct message with that person) or an id, as this person may see it. */
export function findPlace(world: World, personId: string, name: string): Channel {
  refuseUnless(!world.people.get(personId)?.deleted, 'account_inactive');
  if (name.startsWith('@')) {
    const other = findPersonByHandle(world, name.slice(1)) ?? refuse(`nobody is called ${name}`);
    return directMessage(world, personId, other.id);
  }
  const channel = name.startsWith('#') ? findChannelByName(world, name.slice(1)) : world.channels.get(name);
  if (!channel) refuse(`there is no channel ${name}`);
  return guestSees(world, visibleChannel(world, channel.id, personId), personId);
}

export function joinedPlace(world: World, personId: string, name: string): Channel {
  const channel = findPlace(world, personId, name);
  refuseUnless(channel.members.has(personId), 'not_in_channel');
  return channel;
}

/** Any message in the person's reach, also one only they can see. */
export function seenMessage(channel: Channel, ts: string, personId: string): StoredMessage {
  const message = channel.messages.get(ts) ?? findEphemeral(channel, ts, personId);
  if (!message || message.deleted) refuse('message_not_found');
  return message;
}

/** Guests and people of other companies see nothing but the channels they are in. */
export function mayBrowse(person: StoredPerson | undefined): boolean {
  return person !== undefined && !person.isGuest && !person.isStranger;
}

function guestSees(world: World, channel: Channel, personId: string): Channel {
  const inside = channel.members.has(personId);
  return inside || mayBrowse(world.people.get(personId)) ? channel : refuse('channel_not_found');
}
