import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { METHODS } from '../sandbox/server/api/methods.ts';
import { doors } from '../src/commands/index.ts';
import { A_MINUTE } from '../src/integrations/slack/pacing.ts';

interface Manifest {
  readonly features: {
    readonly shortcuts: readonly { callback_id: string; type: 'global' | 'message' }[];
    readonly slash_commands: readonly { command: string; should_escape?: boolean }[];
    readonly app_home: Readonly<Record<string, boolean>>;
  };
  readonly oauth_config: { readonly scopes: { readonly bot: readonly string[] } };
  readonly settings: {
    readonly event_subscriptions: { readonly bot_events: readonly string[] };
    readonly interactivity: { readonly is_enabled: boolean };
    readonly socket_mode_enabled: boolean;
  };
}

const manifest = parse(readFileSync('manifest.yml', 'utf8')) as Manifest;
const events = manifest.settings.event_subscriptions.bot_events;
const scopes = manifest.oauth_config.scopes.bot;

/** Slack's own names for the kinds of one event: `message.im` arrives as `message`. */
const heardAs = (event: string) => event.replace(/^message\..*/, 'message');

/** The scopes a bot needs for a method, in the kinds of channels the desk uses it in. */
const SCOPES_OF_METHOD: Readonly<Record<string, readonly string[]>> = {
  'auth.test': [],
  // With the app-level token, which the manifest does not know.
  'apps.connections.open': [],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.archive': ['channels:manage', 'groups:write'],
  'conversations.create': ['channels:manage', 'groups:write'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  'conversations.info': ['channels:read', 'groups:read'],
  'conversations.invite': ['channels:manage', 'groups:write'],
  'conversations.join': ['channels:join'],
  'conversations.list': ['channels:read', 'groups:read'],
  'conversations.members': ['groups:read'],
  'conversations.open': ['im:write'],
  'conversations.rename': ['channels:manage', 'groups:write'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history'],
  'conversations.setTopic': ['channels:manage', 'groups:write'],
  'files.completeUploadExternal': ['files:write'],
  'files.getUploadURLExternal': ['files:write'],
  'bookmarks.add': ['bookmarks:write'],
  'bookmarks.edit': ['bookmarks:write'],
  'bookmarks.list': ['bookmarks:read'],
  'bookmarks.remove': ['bookmarks:write'],
  'pins.add': ['pins:write'],
  'reactions.add': ['reactions:write'],
  'reactions.remove': ['reactions:write'],
  'usergroups.list': ['usergroups:read'],
  'usergroups.users.list': ['usergroups:read'],
  'users.info': ['users:read'],
  'users.list': ['users:read'],
  'views.open': [],
  'views.publish': [],
  'views.push': [],
  'views.update': [],
};

const SCOPES_OF_EVENT: Readonly<Record<string, readonly string[]>> = {
  app_home_opened: [],
  app_mention: ['app_mentions:read'],
  channel_archive: ['channels:read'],
  channel_left: ['channels:read'],
  channel_rename: ['channels:read'],
  channel_unarchive: ['channels:read'],
  group_archive: ['groups:read'],
  group_left: ['groups:read'],
  group_rename: ['groups:read'],
  group_unarchive: ['groups:read'],
  member_joined_channel: ['channels:read', 'groups:read'],
  member_left_channel: ['channels:read', 'groups:read'],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.im': ['im:history'],
  reaction_added: ['reactions:read'],
  reaction_removed: ['reactions:read'],
  subteam_created: ['usergroups:read'],
  subteam_members_changed: ['usergroups:read'],
  subteam_updated: ['usergroups:read'],
  team_join: ['users:read'],
  user_change: ['users:read'],
};

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => ({ path, text: readFileSync(`src/${path}`, 'utf8') }));

/** Slack's methods named in a text, as `'chat.update'` or `client.chat.update(`. */
function methodsIn(text: string): string[] {
  const quoted = [...text.matchAll(/'([a-z]+(?:\.[a-z]+)*\.[a-zA-Z]+)'/g)].map((match) => match[1] ?? '');
  const called = [...text.matchAll(/\bclient\.((?:\w+\.)+\w+)\(/g)].map((match) => match[1] ?? '');
  return [...quoted, ...called].filter((name) => Object.hasOwn(METHODS, name));
}

const calledIn = (files: readonly { text: string }[]) => [
  ...new Set(files.flatMap(({ text }) => methodsIn(text))),
];

const sorted = (names: Iterable<string>) => [...new Set(names)].sort();

const SCHEMA = '../shared/fixtures/manifest.schema.2.0.0.json';

describe('manifest.yml', () => {
  it.skipIf(!existsSync(SCHEMA))(
    'is what Slack’s schema for manifests takes (skipped where ../shared/fixtures is absent)',
    () => {
      const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
      const isValid = ajv.compile(JSON.parse(readFileSync(SCHEMA, 'utf8')));
      isValid(manifest);
      expect(isValid.errors ?? []).toEqual([]);
    },
  );

  it('names the commands somebody answers, and no other, and lets Slack turn names into ids', () => {
    const commands = manifest.features.slash_commands;
    expect(sorted(commands.map(({ command }) => command))).toEqual(sorted(Object.keys(doors.commands)));
    expect(commands.every((command) => command.should_escape)).toBe(true);
  });

  it('names the shortcuts somebody answers, and no other', () => {
    const named = manifest.features.shortcuts.map((shortcut) => shortcut.callback_id);
    expect(sorted(named)).toEqual(sorted(Object.keys(doors.shortcuts)));
  });

  it('asks for the events somebody answers, and no other', () => {
    expect(sorted(events.map(heardAs))).toEqual(sorted(Object.keys(doors.events)));
    expect(sorted(events)).toEqual([...events]);
  });

  it('asks for the scopes that its events and the calls of src need, and no other', () => {
    const methods = calledIn(sources.filter(({ path }) => !path.endsWith('pacing.ts')));
    expect(sorted(methods)).toEqual(sorted(Object.keys(SCOPES_OF_METHOD)));
    const needed = [
      'commands',
      ...methods.flatMap((method) => SCOPES_OF_METHOD[method] ?? [`${method}: unknown`]),
      ...events.flatMap((event) => SCOPES_OF_EVENT[event] ?? [`${event}: unknown`]),
      // The bytes of a file are fetched from its url, which is no method.
      ...(sources.some(({ text }) => text.includes('files.slack.com')) ? ['files:read'] : []),
      // So is an address in what users.info and users.list tell.
      ...(sources.some(({ text }) => text.includes('profile?.email')) ? ['users:read.email'] : []),
    ];
    expect(sorted(needed)).toEqual(sorted(scopes));
    expect(sorted(scopes)).toEqual([...scopes]);
  });

  it('is written for Socket Mode, with buttons on and App Home and messages open', () => {
    expect(manifest.settings.socket_mode_enabled).toBe(true);
    expect(manifest.settings.interactivity.is_enabled).toBe(true);
    expect(manifest.features.app_home).toEqual({
      home_tab_enabled: true,
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: false,
    });
    expect(readFileSync('manifest.yml', 'utf8')).not.toMatch(/request_url|^\s+url:/m);
  });
});

describe('what the desk draws and calls', () => {
  it('every button and form the views name is answered, and every answer is named by a view', () => {
    const views = sources.filter(({ path }) => path.startsWith('views/'));
    const named = views.flatMap(({ text }) =>
      [...text.matchAll(/^export const [A-Z_]+ = '([a-z]+\.[a-z-]+)';/gm)].map((match) => match[1] ?? ''),
    );
    const shown = new Set(manifest.features.shortcuts.map((shortcut) => shortcut.callback_id));
    const ids = [doors.buttons, doors.forms, doors.suggestions].flatMap((answers) => Object.keys(answers));
    const answered = [...new Set(ids)];
    expect(sorted(named)).toEqual(sorted(answered));
    expect(sorted(Object.keys(doors.shortcuts)).filter((id) => !shown.has(id))).toEqual([]);
  });

  it('the outbox has a pace for each method it calls, and for no other', () => {
    const carriers = sources.filter(
      ({ path }) => path.startsWith('integrations/slack/') && !path.endsWith('pacing.ts'),
    );
    expect(sorted(calledIn(carriers))).toEqual(sorted(Object.keys(A_MINUTE)));
  });

  it('no pace is above the tier Slack gives its method', () => {
    const aMinute = { 1: 1, 2: 20, 3: 50, 4: 100 };
    for (const [method, pace] of Object.entries(A_MINUTE)) {
      const tier = METHODS[method]?.tier;
      if (typeof tier === 'number') expect(pace, method).toBeLessThanOrEqual(aMinute[tier]);
    }
  });
});
