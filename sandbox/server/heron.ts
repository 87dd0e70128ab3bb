import { addHeronTalk } from './heron-talk.ts';
import { addChannel, directMessage } from './world/channels.ts';
import { addBot, addPerson, type NewPerson } from './world/people.ts';
import { addUsergroup } from './world/usergroups.ts';
import type { World } from './world/world.ts';

/** A workspace to begin with. Seeds run before anything listens, so nothing of it is an event to the app. */
export type Seed = (world: World) => void;

export interface HeronOptions {
  /** Have #desk-triage from the start, private, with the staff and the bot; by default the bot makes it. */
  readonly triageChannel?: boolean;
  /** A few days of talk in #heron-editors; on by default. */
  readonly talk?: boolean;
}

const EDITOR = 'Branch editor, asks for help';

const PEOPLE: readonly NewPerson[] = [
  { handle: 'maya', realName: 'Maya Lindqvist', part: EDITOR },
  { handle: 'lena', realName: 'Lena Okafor', part: EDITOR },
  { handle: 'jonas', realName: 'Jonas Weber', part: EDITOR, tz: 'Europe/Berlin' },
  { handle: 'ben', realName: 'Ben Castellano', part: EDITOR },
  { handle: 'tomas', realName: 'Tomas Rivera', part: 'Tier 1, answers requests' },
  { handle: 'ruth', realName: 'Ruth Abara', part: 'Tier 1, answers requests' },
  { handle: 'priya', realName: 'Priya Nair', part: 'Tier 2 engineer, on triage duty' },
  {
    handle: 'sam',
    realName: 'Sam Whitfield',
    part: 'Tier 2 engineer, backup',
    tz: 'America/Los_Angeles',
  },
  { handle: 'joan', realName: 'Joan Mercer', part: 'Product owner of Heron' },
  { handle: 'dele', realName: 'Dele Adeyemi', part: 'Delivery manager' },
  {
    handle: 'ola',
    realName: 'Ola Bergström',
    part: 'Help desk manager and workspace admin',
    isAdmin: true,
    isOwner: true,
  },
  { handle: 'hana', realName: 'Hana Sato', part: 'Approves rights' },
  {
    handle: 'gil',
    realName: 'Gil Moreau',
    part: 'Guest: a volunteer in one channel',
    isGuest: true,
    isSingleChannelGuest: true,
  },
  {
    handle: 'vera',
    realName: 'Vera Stone',
    part: 'From another company, in a shared channel',
    isStranger: true,
  },
];

/** They are mentioned as one, and called one after the other when something burns. */
const GROUPS = [
  { handle: 'engineers', name: 'Engineers of Heron', members: ['priya', 'sam'] },
  { handle: 'on-duty', name: 'On triage duty', members: ['priya'] },
];

const STAFF = ['tomas', 'ruth', 'priya', 'sam', 'joan', 'dele', 'ola'];

export const heron: Seed = heronWith({});

export function heronWith(options: HeronOptions): Seed {
  return (world) => {
    const bot = addBot(world);
    const ids = new Map<string, string>([['firstline', bot.id]]);
    for (const person of PEOPLE) ids.set(person.handle, addPerson(world, person).id);
    const id = (handle: string) => ids.get(handle) ?? '';

    const company = PEOPLE.filter((person) => !person.isGuest && !person.isStranger).map((one) => one.handle);
    const owned = { creatorId: id('ola') };
    const members = (handles: readonly string[]) => ({ ...owned, members: handles.map(id) });

    addChannel(world, { name: 'general', kind: 'public', topic: 'News for everyone', ...members(company) });
    addChannel(world, {
      name: 'heron-help',
      kind: 'public',
      topic: 'Questions and faults about Heron. Type /ticket',
      ...members([...company, 'firstline']),
    });
    const editors = addChannel(world, {
      name: 'heron-editors',
      kind: 'public',
      topic: 'Branch editors among themselves',
      ...members([...company, 'gil', 'firstline']),
    });
    addChannel(world, {
      name: 'millbrook-web',
      kind: 'public',
      topic: 'With Millbrook Web, who build our themes',
      isShared: true,
      ...members(['priya', 'joan', 'ola', 'lena', 'vera', 'firstline']),
    });
    if (options.triageChannel) {
      addChannel(world, { name: 'desk-triage', kind: 'private', ...members([...STAFF, 'firstline']) });
    }
    addChannel(world, {
      name: 'incidents',
      kind: 'public',
      topic: 'What is broken now, and who is on it',
      ...members([...company, 'firstline']),
    });
    addChannel(world, {
      name: 'rights-review',
      kind: 'private',
      topic: 'Who may publish where. The bot is not in here',
      ...members(['hana', 'ola', 'ruth', 'lena']),
    });
    for (const { members: users, ...group } of GROUPS)
      addUsergroup(world, { ...group, users: users.map(id) });
    for (const handle of [...company, 'gil']) directMessage(world, bot.id, id(handle));
    if (options.talk ?? true) addHeronTalk(world, editors, id);
  };
}
