import { epoch } from '../world/mint.ts';
import type { StoredPerson } from '../world/stored.ts';
import type { World } from '../world/world.ts';

/** A user as `users.info` and `user_change` show one. The e-mail address needs a scope of its own. */
export function userObject(world: World, person: StoredPerson): Record<string, unknown> {
  const team = person.isStranger ? world.team.strangersId : world.team.id;
  return {
    id: person.id,
    team_id: team,
    name: person.handle,
    deleted: person.deleted,
    color: person.colour.slice(1),
    real_name: person.realName,
    tz: person.tz,
    tz_label: zoneLabel(person.tz, world.now()),
    tz_offset: zoneOffset(person.tz, world.now()),
    profile: profileObject(world, person, team),
    is_admin: person.isAdmin,
    is_owner: person.isOwner,
    is_primary_owner: person.isOwner,
    is_restricted: person.isGuest,
    is_ultra_restricted: person.isSingleChannelGuest,
    is_bot: person.isBot,
    is_app_user: false,
    is_stranger: person.isStranger,
    updated: epoch(person.updatedAt),
    is_email_confirmed: true,
    who_can_share_contact_card: 'EVERYONE',
  };
}

function profileObject(world: World, person: StoredPerson, team: string): Record<string, unknown> {
  const [first = person.realName, ...rest] = person.realName.split(' ');
  return {
    title: person.part,
    real_name: person.realName,
    real_name_normalized: person.realName,
    display_name: person.isBot ? '' : person.handle,
    display_name_normalized: person.isBot ? '' : person.handle,
    first_name: first,
    last_name: rest.join(' '),
    ...(world.manifest.scopes.has('users:read.email') && !person.isBot && { email: person.email }),
    status_text: person.statusText,
    status_emoji: person.statusEmoji,
    status_expiration: person.statusExpiration,
    avatar_hash: 'g0000000000',
    team,
    ...(person.isBot && { api_app_id: world.app.id, bot_id: world.app.botId, always_active: true }),
  };
}

function zoneLabel(tz: string, at: Date): string {
  return named(tz, at, 'long');
}

/** Seconds east of Greenwich. */
function zoneOffset(tz: string, at: Date): number {
  const match = /GMT(?:([+-])(\d+):(\d+))?/.exec(named(tz, at, 'longOffset'));
  const seconds = Number(match?.[2] ?? 0) * 3600 + Number(match?.[3] ?? 0) * 60;
  return match?.[1] === '-' ? -seconds : seconds;
}

/** Making one costs a hundred times what using it does, and a list of users asks for two of each. */
const formats = new Map<string, Intl.DateTimeFormat>();

function named(timeZone: string, at: Date, timeZoneName: 'long' | 'longOffset'): string {
  const key = `${timeZoneName} ${timeZone}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName });
  formats.set(key, format);
  const parts = format.formatToParts(at);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? timeZone;
}
