import { inviteFault } from '../api/invite.ts';
import { archiveChannel, isDirect, joinChannel, leaveChannel } from '../world/channels.ts';
import { findPersonByHandle } from '../world/people.ts';
import { refuse, refuseUnless } from '../world/refusal.ts';
import type { Channel } from '../world/stored.ts';
import type { World } from '../world/world.ts';
import { findPlace, joinedPlace, mayBrowse } from './places.ts';

export function join(world: World, personId: string, place: string): void {
  const channel = findPlace(world, personId, place);
  refuseUnless(!isDirect(channel), 'method_not_supported_for_channel_type');
  joinChannel(world, channel, personId);
}

export function leave(world: World, personId: string, place: string): void {
  const channel = room(world, personId, place);
  refuseUnless(channel.name !== 'general', 'cant_leave_general');
  leaveChannel(world, channel, personId);
}

export function inviteTo(world: World, inviterId: string, place: string, handle: string): void {
  const channel = room(world, inviterId, place);
  const invited = findPersonByHandle(world, handle) ?? refuse('user_not_found');
  const fault = inviteFault(world, channel, invited.id, inviterId);
  if (fault) refuse(fault);
  joinChannel(world, channel, invited.id, inviterId);
}

/** Members may, guests may not. */
export function archive(world: World, personId: string, place: string): void {
  const channel = room(world, personId, place);
  refuseUnless(mayBrowse(world.people.get(personId)), 'restricted_action');
  refuseUnless(channel.name !== 'general', 'cant_archive_general');
  archiveChannel(world, channel, personId);
}

/** A channel of either kind that the person is in. */
function room(world: World, personId: string, place: string): Channel {
  const channel = joinedPlace(world, personId, place);
  refuseUnless(!isDirect(channel), 'method_not_supported_for_channel_type');
  return channel;
}
