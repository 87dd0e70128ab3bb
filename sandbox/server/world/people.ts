import type { Person } from '../protocol.ts';
import { refuse } from './refusal.ts';
import type { Channel, StoredPerson } from './stored.ts';
import { leaveUsergroups } from './usergroups.ts';
import { tell, type World } from './world.ts';

export type NewPerson = Partial<
  Omit<StoredPerson, 'handle' | 'colour' | 'createdAt' | 'updatedAt' | 'isBot' | 'deleted'>
> & {
  readonly handle: string;
};

export type PersonChange = Partial<
  Pick<
    StoredPerson,
    | 'realName'
    | 'email'
    | 'part'
    | 'tz'
    | 'isAdmin'
    | 'isOwner'
    | 'isGuest'
    | 'deleted'
    | 'statusEmoji'
    | 'statusText'
    | 'statusExpiration'
  >
>;

const COLOURS = ['#9f3a38', '#2c5e8a', '#3b7a57', '#7a4b94', '#a8641a', '#2b6f77', '#8a2c5e', '#5a6b2c'];

/** A person whose id can be read in a failing test: `maya` is `U0MAYA0000`. */
export function addPerson(world: World, person: NewPerson): StoredPerson {
  if (findPersonByHandle(world, person.handle))
    throw new Error(`${person.handle} is in the workspace already`);

  const letters = person.handle.toUpperCase().replace(/[^A-Z0-9]/g, '');
  const at = world.now();
  const stored: StoredPerson = {
    id: person.id ?? freeId(world, `U0${letters}`),
    handle: person.handle,
    realName: person.realName ?? person.handle.charAt(0).toUpperCase() + person.handle.slice(1),
    part: person.part ?? '',
    tz: person.tz ?? 'America/New_York',
    isAdmin: person.isAdmin ?? false,
    isOwner: person.isOwner ?? false,
    isGuest: person.isGuest ?? false,
    isSingleChannelGuest: person.isSingleChannelGuest ?? false,
    isStranger: person.isStranger ?? false,
    isBot: false,
    deleted: false,
    statusEmoji: person.statusEmoji ?? '',
    statusText: person.statusText ?? '',
    email: person.email ?? `${person.handle}@heron.example`,
    statusExpiration: person.statusExpiration ?? 0,
    colour: COLOURS[world.people.size % COLOURS.length] ?? '#555555',
    createdAt: at,
    updatedAt: at,
  };
  world.people.set(stored.id, stored);
  tell(world, { kind: 'person.joined', person: stored });
  return stored;
}

export function addBot(world: World): StoredPerson {
  const { botName } = world.manifest;
  const bot = addPerson(world, {
    id: world.app.botUserId,
    handle: botName.toLowerCase().replace(/\s+/g, ''),
    realName: botName,
    part: 'The app',
    tz: 'America/Los_Angeles',
  });
  const stored: StoredPerson = { ...bot, isBot: true, colour: '#1f3a5f' };
  world.people.set(bot.id, stored);
  return stored;
}

export function changePerson(world: World, id: string, change: PersonChange): StoredPerson {
  const changed: StoredPerson = { ...getPerson(world, id), ...change, updatedAt: world.now() };
  world.people.set(id, changed);
  if (changed.deleted) {
    for (const channel of world.channels.values()) removeDeleted(channel, changed);
    leaveUsergroups(world, id);
  }
  tell(world, { kind: 'person.changed', person: changed });
  return changed;
}

export function findPerson(world: World, id: string): StoredPerson | undefined {
  return world.people.get(id);
}

export function getPerson(world: World, id: string): StoredPerson {
  return world.people.get(id) ?? refuse('user_not_found');
}

export function findPersonByHandle(world: World, handle: string): StoredPerson | undefined {
  for (const person of world.people.values()) if (person.handle === handle) return person;
  return undefined;
}

/** What every window may know of a person. */
export function shownPerson(person: StoredPerson): Person {
  const { id, handle, realName, part, tz, isAdmin, isGuest, isStranger, isBot, deleted, colour } = person;
  const { statusEmoji, statusText } = person;
  const status = { statusEmoji, statusText };
  return { id, handle, realName, part, tz, isAdmin, isGuest, isStranger, isBot, deleted, colour, ...status };
}

/** Slack takes a deactivated person out of every channel but leaves the direct message in place. */
function removeDeleted(channel: Channel, person: StoredPerson): void {
  if (channel.kind !== 'dm') channel.members.delete(person.id);
}

function freeId(world: World, wanted: string): string {
  const base = wanted.padEnd(10, '0');
  let id = base;
  for (let n = 2; world.people.has(id); n++) id = `${base}${n}`;
  return id;
}
