import { isDirect, joinChannel } from '../world/channels.ts';
import { refuse } from '../world/refusal.ts';
import type { Channel } from '../world/stored.ts';
import type { World } from '../world/world.ts';

const MOST = 100;

export interface RefusedInvite {
  readonly ok: false;
  readonly error: string;
  readonly user: string;
}

/** One bad user fails all, unless forced: then the others come in and the bad ones are named. */
export function invite(
  world: World,
  channel: Channel,
  users: readonly string[],
  inviterId: string,
  force: boolean,
): readonly RefusedInvite[] {
  if (users.length === 0) refuse('no_user');
  if (users.length > MOST) refuse('too_many_users');

  const refused = users.flatMap((user): RefusedInvite[] => {
    const error = inviteFault(world, channel, user, inviterId);
    return error ? [{ ok: false, error, user }] : [];
  });
  const first = refused[0];
  if (first && (!force || refused.length === users.length)) refuse(first.error, { errors: refused });

  const bad = new Set(refused.map(({ user }) => user));
  for (const user of users) if (!bad.has(user)) joinChannel(world, channel, user, inviterId);
  return refused;
}

export function inviteFault(
  world: World,
  channel: Channel,
  user: string,
  inviterId: string,
): string | undefined {
  const person = world.people.get(user);
  if (!person) return 'user_not_found';
  if (user === inviterId) return 'cant_invite_self';
  if (channel.members.has(user)) return 'already_in_channel';
  if (person.deleted) return 'cant_invite';
  if (person.isStranger && !channel.isShared) return 'cant_invite';
  if (person.isSingleChannelGuest && isInAnyChannel(world, user)) return 'ura_max_channels';
  if (person.isGuest && !world.people.get(inviterId)?.isAdmin) return 'user_is_restricted';
  return undefined;
}

function isInAnyChannel(world: World, user: string): boolean {
  return [...world.channels.values()].some((channel) => !isDirect(channel) && channel.members.has(user));
}
