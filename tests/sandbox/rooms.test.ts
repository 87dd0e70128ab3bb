import { describe, expect, it } from 'vitest';
import type { EmbeddedSlack } from '../../sandbox/server/index.ts';
import { call, manifestWith, recorder, slackFor, socketApp, testClock } from './bolt-app.ts';

const ROOMS = manifestWith({
  scopes: [
    ...['channels:manage', 'pins:write', 'pins:read', 'bookmarks:write', 'bookmarks:read'],
    ...['usergroups:read', 'mpim:write', 'mpim:read', 'mpim:history'],
  ],
  events: [
    ...['pin_added', 'channel_created', 'message.mpim'],
    ...['subteam_created', 'subteam_updated', 'subteam_members_changed'],
  ],
});

const roomsSlack = () => slackFor({ manifest: ROOMS, now: testClock().now });
const ids = (slack: EmbeddedSlack, ...handles: string[]) =>
  handles.map((handle) => slack.as(handle).person.id);

async function newRoom(slack: EmbeddedSlack, args = {}): Promise<string> {
  const { channel } = await call(slack, 'conversations.create', { name: 'inc-12-saving', ...args });
  return (channel as { id: string }).id;
}

describe('pins', () => {
  it('pins what people and apps wrote, says so in the channel, and tells the app', async () => {
    const slack = await roomsSlack();
    const heard = recorder();
    await socketApp(slack, heard.listen);
    const channel = await newRoom(slack);
    const { ts } = await call(slack, 'chat.postMessage', { channel, text: 'card' });
    expect(await call(slack, 'pins.add', { channel, timestamp: ts })).toMatchObject({ ok: true });
    await slack.settled();

    const { messages } = await call(slack, 'conversations.history', { channel });
    expect(messages).toMatchObject([
      { subtype: 'pinned_item', item: { message: { text: 'card' } } },
      { text: 'card', pinned_to: [channel] },
    ]);
    expect(heard.events().map(({ type, subtype }) => [type, subtype])).toContainEqual([
      'pin_added',
      undefined,
    ]);
    const pinned = (messages as { ts: string }[])[0]?.ts;
    const error = async (timestamp?: string) => (await call(slack, 'pins.add', { channel, timestamp })).error;
    expect(await error(pinned)).toBe('not_pinnable');
    expect(await error(String(ts))).toBe('already_pinned');
    expect(await error()).toBe('no_item_specified');
    expect(await error('yesterday')).toBe('bad_timestamp');
    expect(await error('1.000000')).toBe('message_not_found');
    expect((await call(slack, 'pins.list', { channel })).items).toMatchObject([
      { message: { text: 'card' } },
    ]);
    expect(await call(slack, 'pins.remove', { channel, timestamp: ts })).toMatchObject({ ok: true });
    expect(await call(slack, 'pins.remove', { channel, timestamp: ts })).toMatchObject({ error: 'no_pin' });
  });
});

describe('bookmarks', () => {
  it('are links with a name, a hundred at most', async () => {
    const slack = await roomsSlack();
    const channel = await newRoom(slack);
    const link = { channel_id: channel, title: 'Issue', type: 'link', link: 'https://example.org/1' };
    const add = (change: object) => call(slack, 'bookmarks.add', { ...link, ...change });
    expect(await add({ link: 'mailto:a@example.org' })).toMatchObject({ error: 'invalid_link' });
    expect(await add({ emoji: 'bug' })).toMatchObject({ error: 'invalid_emoji' });
    expect(await add({ type: 'file' })).toMatchObject({ error: 'invalid_bookmark_type' });
    const { bookmark } = await add({ emoji: ':bug:' });
    expect(bookmark).toMatchObject({ title: 'Issue', emoji: ':bug:', date_updated: 0 });

    const one = { channel_id: channel, bookmark_id: (bookmark as { id: string }).id };
    expect((await call(slack, 'bookmarks.edit', { ...one, title: 'Issue 9' })).bookmark).toMatchObject({
      title: 'Issue 9',
      emoji: ':bug:',
      date_updated: expect.any(Number),
    });
    for (let n = 1; n < 100; n++) await add({ title: `${n}` });
    expect(await add({})).toMatchObject({ error: 'too_many_bookmarks' });
    expect(await call(slack, 'bookmarks.remove', one)).toMatchObject({ ok: true });
    expect(await call(slack, 'bookmarks.remove', one)).toMatchObject({ error: 'not_found' });
    expect((await call(slack, 'bookmarks.list', { channel_id: channel })).bookmarks).toHaveLength(99);
  });
});

describe('rooms', () => {
  it('tells the app of a public room, who comes and who goes; not of private ones', async () => {
    const slack = await roomsSlack();
    const heard = recorder();
    await socketApp(slack, heard.listen);
    const channel = await newRoom(slack);
    await newRoom(slack, { name: 'room-juniper', is_private: true });
    await call(slack, 'conversations.invite', { channel, users: ids(slack, 'priya', 'sam').join(',') });
    await slack.as('priya').leave('#inc-12-saving');
    await slack.settled();

    const seen = heard.events().map(({ type, subtype, user }) => [type, subtype, user]);
    const [priya, sam] = ids(slack, 'priya', 'sam');
    expect(heard.events().filter(({ type }) => type === 'channel_created')).toMatchObject([
      { channel: { name: 'inc-12-saving' } },
    ]);
    expect(seen).toEqual(
      expect.arrayContaining([
        ['member_joined_channel', undefined, sam],
        ['message', 'channel_join', sam],
        ['message', 'channel_leave', priya],
        ['member_left_channel', undefined, priya],
      ]),
    );
  });

  it('puts people out by their id, never itself, and not from where they are not', async () => {
    const slack = await roomsSlack();
    const channel = await newRoom(slack);
    const kick = async (user?: string) => (await call(slack, 'conversations.kick', { channel, user })).error;
    expect(await kick()).toBe('no_user');
    expect(await kick('U404')).toBe('user_not_found');
    expect(await kick(slack.botUserId)).toBe('cant_kick_self');
    expect(await kick(...ids(slack, 'sam'))).toBe('not_in_channel');
    await call(slack, 'conversations.invite', { channel, users: ids(slack, 'sam').join(',') });
    expect(await kick(...ids(slack, 'sam'))).toBeUndefined();
    expect(slack.channel('inc-12-saving').members).toEqual([slack.botUserId]);
  });

  it('remembers who set the topic, and when', async () => {
    const slack = await roomsSlack();
    const channel = await newRoom(slack);
    const info = async () => (await call(slack, 'conversations.info', { channel })).channel;
    expect(await info()).toMatchObject({ topic: { value: '', creator: '', last_set: 0 } });
    await call(slack, 'conversations.setTopic', { channel, topic: 'High · Ruth' });
    expect(await info()).toMatchObject({
      topic: { value: 'High · Ruth', creator: slack.botUserId, last_set: 1_772_550_000 },
    });
  });

  it('is archived by a person too, but not by a guest', async () => {
    const slack = await roomsSlack();
    await newRoom(slack);
    await slack.as('ruth').join('#inc-12-saving');
    await slack.as('ruth').archive('#inc-12-saving');
    expect(slack.channel('inc-12-saving', 'ruth')).toMatchObject({ isArchived: true });
    await expect(slack.as('ruth').post('#inc-12-saving', 'x')).rejects.toThrow('is_archived');
    await expect(slack.as('gil').archive('#heron-editors')).rejects.toThrow('restricted_action');
    await expect(slack.as('ruth').archive('#general')).rejects.toThrow('cant_archive_general');
  });
});

describe('direct messages of several people', () => {
  it('are one for the same people, and need their own scope', async () => {
    const slack = await roomsSlack();
    const heard = recorder();
    await socketApp(slack, heard.listen);
    const users = ids(slack, 'dele', 'joan').join(',');
    const open = async (args: Record<string, unknown>) =>
      (await call(slack, 'conversations.open', args)).channel;
    const channel = await open({ users, return_im: true });
    expect(channel).toMatchObject({ is_mpim: true, is_private: true, name: 'mpdm-firstline--dele--joan-1' });
    const { id } = channel as { id: string };
    expect(await open({ users: ids(slack, 'joan', 'dele').join(',') })).toEqual({ id });

    expect(await call(slack, 'chat.postMessage', { channel: id, text: 'You are needed' })).toMatchObject({
      ok: true,
    });
    expect(slack.channel(id, 'dele')).toMatchObject({ kind: 'mpim', unread: 1, mentions: 1 });
    await slack.as('joan').post(id, 'Coming');
    await slack.settled();
    expect(heard.events().at(-1)).toMatchObject({ channel_type: 'mpim', text: 'Coming' });
    await expect(slack.as('maya').post(id, 'x')).rejects.toThrow('channel_not_found');
    expect(await call(slack, 'conversations.archive', { channel: id })).toMatchObject({
      error: 'method_not_supported_for_channel_type',
    });

    const nine = Array.from({ length: 9 }, (_, n) => slack.addPerson({ handle: `extra${n}` }).id).join(',');
    expect(await call(slack, 'conversations.open', { users: nine })).toMatchObject({
      error: 'too_many_users',
    });
    const bare = await slackFor();
    expect(await call(bare, 'conversations.open', { users })).toMatchObject({ needed: 'mpim:write' });
  });
});

describe('user groups', () => {
  it('are listed with their people where that is asked for', async () => {
    const slack = await roomsSlack();
    const bare = await call(slack, 'usergroups.list');
    expect(bare.usergroups).toMatchObject([{ handle: 'engineers', date_delete: 0 }, { handle: 'on-duty' }]);
    expect((bare.usergroups as object[])[0]).not.toHaveProperty('users');
    const full = await call(slack, 'usergroups.list', { include_users: true, include_count: true });
    const [engineers] = full.usergroups as { id: string }[];
    expect(engineers).toMatchObject({ users: ids(slack, 'priya', 'sam'), user_count: 2 });

    const usersOf = (usergroup: string) => call(slack, 'usergroups.users.list', { usergroup });
    expect(await usersOf(String(engineers?.id))).toMatchObject({ users: ids(slack, 'priya', 'sam') });
    slack.changeUsergroup('engineers', { isDisabled: true });
    expect(await usersOf(String(engineers?.id))).toMatchObject({ error: 'no_such_subteam' });
    expect((await call(slack, 'usergroups.list', { include_disabled: true })).usergroups).toHaveLength(2);
    expect((await call(slack, 'usergroups.list')).usergroups).toHaveLength(1);
  });

  it('tell the app of new people, and lose those who are deactivated', async () => {
    const slack = await roomsSlack();
    const heard = recorder();
    await socketApp(slack, heard.listen);
    const id = slack.addUsergroup('leads', 'Leads', ['dele']);
    slack.changeUsergroup('leads', { members: ['dele', 'joan'] });
    slack.changePerson('dele', { deleted: true });
    await slack.settled();
    const [dele, joan] = ids(slack, 'dele', 'joan');
    expect(heard.events().filter(({ type }) => String(type).startsWith('subteam'))).toMatchObject([
      { type: 'subteam_created', subteam: { handle: 'leads', users: [dele] } },
      { type: 'subteam_members_changed', subteam_id: id, added_users: [joan], removed_users: [] },
      { type: 'subteam_updated', subteam: { users: [dele, joan], user_count: 2 } },
      { type: 'subteam_members_changed', added_users: [], removed_users: [dele] },
      { type: 'subteam_updated', subteam: { users: [joan] } },
    ]);
  });

  it('are told of with 500 of their people, and with the number of all', async () => {
    const slack = await roomsSlack();
    const heard = recorder();
    await socketApp(slack, heard.listen);
    const crew = Array.from({ length: 501 }, (_, n) => `crew${n}`);
    for (const handle of crew) slack.addPerson({ handle });
    slack.addUsergroup('crew', 'Crew', crew);
    await slack.settled();
    const [made] = heard.events().filter(({ type }) => type === 'subteam_created');
    expect(made).toMatchObject({ subteam: { users: { length: 500 }, user_count: 501 } });
    const { usergroups } = await call(slack, 'usergroups.list', { include_users: true });
    expect(
      (usergroups as { handle: string; users: string[] }[]).find(({ handle }) => handle === 'crew')?.users,
    ).toHaveLength(501);
  });

  it('are mentioned as one, and count for each of their people', async () => {
    const slack = await roomsSlack();
    const heard = recorder();
    await socketApp(slack, heard.listen);
    await slack.as('ruth').post('#heron-editors', '@engineers: saving fails');
    await slack.settled();
    const [group] = (await slack.as('ruth').window()).usergroups;
    expect(heard.events()[0]).toMatchObject({
      text: `<!subteam^${group?.id}>: saving fails`,
      blocks: [{ elements: [{ elements: [{ type: 'usergroup', usergroup_id: group?.id }, {}] }] }],
    });
    expect(slack.channel('heron-editors', 'sam')).toMatchObject({ mentions: 1 });
    expect(slack.channel('heron-editors', 'ben')).toMatchObject({ mentions: 0 });

    await slack.as('ruth').command('#heron-editors', '/ticket ask @engineers');
    expect(heard.bodies.at(-1)).toMatchObject({ text: `ask <!subteam^${group?.id}|@engineers>` });
  });
});

describe('files', () => {
  it('carry the words for a picture and the beginning of a text', async () => {
    const slack = await roomsSlack();
    const app = await socketApp(slack, () => {});
    const channel = await newRoom(slack);
    const text = Array.from({ length: 8 }, (_, n) => `line ${n + 1}`).join('\n');
    await app.client.files.uploadV2({
      channel_id: channel,
      filename: 'report.md',
      content: text,
      title: 'Report',
    });
    const picture = Buffer.from('picture');
    const { upload_url: url, file_id: id } = await call(slack, 'files.getUploadURLExternal', {
      filename: 'disk.png',
      length: picture.length,
      alt_txt: 'The disk filling up from 8:10',
    });
    await fetch(String(url), { method: 'POST', body: picture });
    await call(slack, 'files.completeUploadExternal', { files: [{ id }], channel_id: channel });
    const { messages } = await call(slack, 'conversations.history', { channel });
    expect(messages).toMatchObject([
      { files: [{ name: 'disk.png', alt_txt: 'The disk filling up from 8:10', mode: 'hosted' }] },
      { files: [{ title: 'Report', mode: 'snippet', lines: 8, lines_more: 3, preview_is_truncated: true }] },
    ]);
    await call(slack, 'conversations.invite', { channel, users: ids(slack, 'sam').join(',') });
    const shown = await slack.as('sam').history('#inc-12-saving');
    expect(shown.flatMap((message) => message.files)).toMatchObject([
      { title: 'Report', preview: { text: 'line 1\nline 2\nline 3\nline 4\nline 5', linesMore: 3 } },
      { altText: 'The disk filling up from 8:10' },
    ]);
    expect(
      await call(slack, 'files.getUploadURLExternal', {
        filename: 'a.png',
        length: 1,
        alt_txt: 'x'.repeat(1001),
      }),
    ).toMatchObject({ ok: false });
  });
});
