import { describe, expect, it } from 'vitest';
import { call, manifestWith, slackFor, testClock } from './bolt-app.ts';

const WITH_CHANNELS = manifestWith({
  scopes: ['channels:manage', 'pins:write', 'bookmarks:write', 'bookmarks:read'],
});

describe('tokens and scopes', () => {
  it('refuses no token, an unknown one and the wrong kind', async () => {
    const slack = await slackFor();
    expect(await call(slack, 'auth.test', {}, '')).toMatchObject({ ok: false, error: 'not_authed' });
    expect(await call(slack, 'auth.test', {}, 'xoxb-other')).toMatchObject({ error: 'invalid_auth' });
    expect(await call(slack, 'apps.connections.open')).toMatchObject({ error: 'not_allowed_token_type' });
    expect(await call(slack, 'auth.test')).toMatchObject({
      ok: true,
      user: 'firstline',
      bot_id: slack.botId,
    });
  });

  it('names what is needed and what the manifest gives', async () => {
    const slack = await slackFor();
    const answer = await call(slack, 'pins.add', { channel: 'C1', timestamp: '1.2' });
    expect(answer).toMatchObject({ ok: false, error: 'missing_scope', needed: 'pins:write' });
    expect(answer.provided).toContain('chat:write');
    expect(await call(slack, 'conversations.create', { name: 'room' })).toMatchObject({
      error: 'missing_scope',
      needed: 'channels:manage',
    });
  });

  it('wants the scope of the kind of conversation', async () => {
    const slack = await slackFor();
    const opened = await call(slack, 'conversations.open', { users: slack.as('maya').person.id });
    const { id } = opened.channel as { id: string };
    expect(await call(slack, 'conversations.info', { channel: id })).toMatchObject({ needed: 'im:read' });
    expect(await call(slack, 'conversations.history', { channel: id })).toMatchObject({ ok: true });
  });

  it('remembers a method it does not know', async () => {
    const slack = await slackFor();
    expect(await call(slack, 'canvases.create')).toMatchObject({ ok: false, error: 'unknown_method' });
    expect(slack.ledger.unknown).toEqual(['canvases.create']);
  });

  it('reads forms, JSON, multipart forms and addresses alike', async () => {
    const slack = await slackFor();
    const blocks = JSON.stringify([{ type: 'divider' }]);
    const channel = slack.channel('heron-help').id;
    const form = new FormData();
    for (const [key, value] of Object.entries({ channel, text: 'a', blocks })) form.set(key, value);
    const bodies = [form, new URLSearchParams({ channel, text: 'a', blocks })];
    for (const body of bodies) {
      const response = await fetch(`${slack.apiUrl}chat.postMessage`, {
        method: 'POST',
        headers: { authorization: `Bearer ${slack.credentials.botToken}` },
        body,
      });
      expect(response.headers.get('x-oauth-scopes')).toContain('chat:write');
      expect(await response.json()).toMatchObject({ ok: true });
    }
    expect(slack.ledger.calls('chat.postMessage').map(({ args }) => args.blocks)).toEqual([
      [{ type: 'divider' }],
      [{ type: 'divider' }],
    ]);
  });
});

describe('messages', () => {
  it('posts where the bot may, and says why not elsewhere', async () => {
    const slack = await slackFor();
    slack.addChannel('secret', 'private', ['ola']);
    slack.addChannel('old', 'public', ['ola', 'firstline']);
    slack.archiveChannel('old');
    const post = async (name: string) =>
      (await call(slack, 'chat.postMessage', { channel: slack.channel(name).id, text: 'x' })).error;
    expect(await post('heron-help')).toBeUndefined();
    expect(await post('general')).toBe('not_in_channel');
    expect(await post('secret')).toBe('channel_not_found');
    expect(await post('old')).toBe('is_archived');
    expect((await call(slack, 'chat.postMessage', { channel: 'C404', text: 'x' })).error).toBe(
      'channel_not_found',
    );
    expect((await call(slack, 'chat.postMessage', { text: 'x' })).error).toBe('invalid_arguments');
  });

  it('checks the words, the blocks, the thread and the metadata', async () => {
    const slack = await slackFor();
    const channel = slack.channel('heron-help').id;
    const error = async (args: object) => (await call(slack, 'chat.postMessage', { channel, ...args })).error;
    const section = { type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(3000) } };
    expect(await error({})).toBe('no_text');
    expect(await error({ text: 'x'.repeat(40_001) })).toBe('msg_too_long');
    expect(await error({ text: 'x', blocks: Array.from({ length: 5 }, () => section) })).toBe(
      'msg_blocks_too_long',
    );
    expect(await error({ text: 'x', blocks: 'nonsense' })).toBe('invalid_blocks_format');
    expect(await error({ text: 'x', thread_ts: '1.1' })).toBe('invalid_thread_ts');
    expect(await error({ text: 'x', thread_ts: '1234567890.123456' })).toBe('thread_not_found');
    expect(await error({ text: 'x', metadata: { event_type: 'a' } })).toBe('invalid_metadata_schema');
    expect(await error({ markdown_text: 'x', text: 'y' })).toBe('markdown_text_conflict');
  });

  it('changes and deletes its own messages only', async () => {
    const slack = await slackFor();
    const channel = slack.channel('heron-help').id;
    const blocks = [{ type: 'section', text: { type: 'plain_text', text: 'card' } }];
    const { ts } = await call(slack, 'chat.postMessage', { channel, text: 'a', blocks });
    const theirs = await slack.as('maya').post('#heron-help', 'mine');

    expect((await call(slack, 'chat.update', { channel, ts: theirs.ts, text: 'x' })).error).toBe(
      'cant_update_message',
    );
    expect((await call(slack, 'chat.update', { channel, ts: '1.000000', text: 'x' })).error).toBe(
      'message_not_found',
    );
    expect((await call(slack, 'chat.update', { channel, ts })).error).toBe('no_text');
    await call(slack, 'chat.update', { channel, ts, blocks });
    expect(slack.ledger.messages().at(-1)).toMatchObject({ text: 'a', edited: false });
    await call(slack, 'chat.update', { channel, ts, text: 'b' });
    expect(slack.ledger.messages().at(-1)).toMatchObject({ text: 'b', edited: true });
    expect(slack.ledger.messages().at(-1)).not.toHaveProperty('blocks');
    expect((await call(slack, 'chat.delete', { channel, ts: theirs.ts })).error).toBe('cant_delete_message');
    expect(await call(slack, 'chat.delete', { channel, ts })).toMatchObject({ ok: true });
    expect((await call(slack, 'chat.delete', { channel, ts })).error).toBe('message_not_found');
  });

  it('shows metadata only to who asks, and pages a history that goes on growing', async () => {
    const slack = await slackFor();
    const channel = slack.channel('heron-help').id;
    const metadata = { event_type: 'ticket', event_payload: { key: 'k1' } };
    for (const text of ['1', '2', '3', '4', '5'])
      await call(slack, 'chat.postMessage', { channel, text, metadata });

    const first = await call(slack, 'conversations.history', { channel, limit: 2 });
    expect(first.messages).toMatchObject([{ text: '5' }, { text: '4' }]);
    expect(first.messages).not.toMatchObject([{ metadata }]);
    await call(slack, 'chat.postMessage', { channel, text: '6' });
    const { next_cursor: cursor } = first.response_metadata as { next_cursor: string };
    const second = await call(slack, 'conversations.history', {
      channel,
      limit: 9,
      cursor,
      include_all_metadata: true,
    });
    expect(second.messages).toMatchObject([{ text: '3', metadata }, { text: '2' }, { text: '1' }]);
    expect(second.has_more).toBe(false);
    expect((await call(slack, 'conversations.history', { channel, cursor: 'zzz' })).error).toBe(
      'invalid_cursor',
    );
  });

  it('keeps a thread whose root is gone', async () => {
    const slack = await slackFor();
    const channel = slack.channel('heron-help').id;
    const root = await slack.as('maya').post('#heron-help', 'root');
    await slack.as('ben').post('#heron-help', 'reply', root.ts);
    await slack.as('maya').remove('#heron-help', root.ts);
    const replies = await call(slack, 'conversations.replies', { channel, ts: root.ts });
    expect(replies.messages).toMatchObject([{ subtype: 'tombstone', reply_count: 1 }, { text: 'reply' }]);
    expect((await call(slack, 'conversations.replies', { channel, ts: '1.000000' })).error).toBe(
      'thread_not_found',
    );
  });

  it('sends an ephemeral message to members only, and no history knows it', async () => {
    const slack = await slackFor();
    const channel = slack.channel('heron-help').id;
    const send = (handle: string) =>
      call(slack, 'chat.postEphemeral', { channel, user: slack.as(handle).person.id, text: 'psst' });
    expect((await send('gil')).error).toBe('user_not_in_channel');
    const { message_ts: ts } = await send('maya');
    expect((await slack.as('maya').history('#heron-help')).at(-1)).toMatchObject({ ts, text: 'psst' });
    expect((await slack.as('ben').history('#heron-help')).map((message) => message.ts)).not.toContain(ts);
    expect((await call(slack, 'conversations.history', { channel })).messages).toEqual([]);
    expect((await call(slack, 'chat.update', { channel, ts, text: 'x' })).error).toBe('message_not_found');
  });
});

describe('reactions', () => {
  it('adds and removes once', async () => {
    const slack = await slackFor();
    const channel = slack.channel('heron-editors').id;
    const { ts: timestamp } = await slack.as('ben').post('#heron-editors', 'Search finds nothing');
    const react = (method: string, name = 'ticket') =>
      call(slack, `reactions.${method}`, { channel, timestamp, name });
    expect(await react('add')).toMatchObject({ ok: true });
    expect(await react('add')).toMatchObject({ error: 'already_reacted' });
    expect(await react('add', 'No Such')).toMatchObject({ error: 'invalid_name' });
    await slack.as('ruth').react('#heron-editors', timestamp, 'ticket');
    expect(await react('get')).toMatchObject({ message: { reactions: [{ name: 'ticket', count: 2 }] } });
    expect(await react('remove')).toMatchObject({ ok: true });
    expect(await react('remove')).toMatchObject({ error: 'no_reaction' });
  });
});

describe('channels', () => {
  it.each([
    ['', 'invalid_name_required'],
    ['x'.repeat(81), 'invalid_name_maxlength'],
    ['Upper', 'invalid_name_specials'],
    ['two words', 'invalid_name_specials'],
    ['---', 'invalid_name_punctuation'],
    ['general', 'name_taken'],
    ['room-juniper', undefined],
  ])('the name %j: %s', async (name, error) => {
    const slack = await slackFor({ manifest: WITH_CHANNELS });
    expect((await call(slack, 'conversations.create', { name })).error).toBe(error);
  });

  it('keeps the name of an archived channel taken, and no bot brings it back', async () => {
    const slack = await slackFor({ manifest: WITH_CHANNELS });
    const { channel } = await call(slack, 'conversations.create', { name: 'inc-1', is_private: true });
    const { id } = channel as { id: string };
    expect(await call(slack, 'conversations.archive', { channel: id })).toMatchObject({ ok: true });
    expect((await call(slack, 'conversations.archive', { channel: id })).error).toBe('already_archived');
    expect((await call(slack, 'conversations.create', { name: 'inc-1' })).error).toBe('name_taken');
    expect((await call(slack, 'conversations.unarchive', { channel: id })).error).toBe('not_in_channel');
    expect((await call(slack, 'conversations.history', { channel: id })).error).toBe('not_in_channel');
    expect((await call(slack, 'chat.postMessage', { channel: id, text: 'x' })).error).toBe('is_archived');
  });

  it('invites all or none, unless forced', async () => {
    const slack = await slackFor({ manifest: WITH_CHANNELS });
    const { channel } = await call(slack, 'conversations.create', { name: 'room' });
    const { id } = channel as { id: string };
    const ids = (...handles: string[]) => handles.map((handle) => slack.as(handle).person.id).join(',');
    const invite = (users: string, force = false) =>
      call(slack, 'conversations.invite', { channel: id, users, force });

    expect(await invite('')).toMatchObject({ error: 'no_user' });
    expect(await invite(slack.botUserId)).toMatchObject({ error: 'cant_invite_self' });
    expect(await invite(ids('gil'))).toMatchObject({ error: 'ura_max_channels' });
    expect(await invite(ids('vera'))).toMatchObject({ error: 'cant_invite' });
    expect(await invite(`${ids('maya')},U404`)).toMatchObject({ error: 'user_not_found' });
    expect(slack.channel('room').members).toEqual([slack.botUserId]);
    expect(await invite(`${ids('maya')},U404`, true)).toMatchObject({ ok: true, errors: [{ user: 'U404' }] });
    expect(await invite(ids('maya'))).toMatchObject({ error: 'already_in_channel' });
    expect(await invite(Array.from({ length: 101 }, () => 'U1').join(','))).toMatchObject({
      error: 'too_many_users',
    });
  });

  it('has topics, pins and bookmarks', async () => {
    const slack = await slackFor({ manifest: WITH_CHANNELS });
    const channel = slack.channel('heron-help').id;
    expect((await call(slack, 'conversations.setTopic', { channel, topic: 'x'.repeat(251) })).error).toBe(
      'too_long',
    );
    expect(await call(slack, 'conversations.setTopic', { channel, topic: 'Open' })).toMatchObject({
      ok: true,
    });
    const { ts: timestamp } = await call(slack, 'chat.postMessage', { channel, text: 'card' });
    expect(await call(slack, 'pins.add', { channel, timestamp })).toMatchObject({ ok: true });
    expect(await call(slack, 'pins.add', { channel, timestamp })).toMatchObject({ error: 'already_pinned' });
    const bookmark = { channel_id: channel, title: 'Issue', type: 'link', link: 'https://example.org/1' };
    expect(await call(slack, 'bookmarks.add', bookmark)).toMatchObject({ bookmark: { title: 'Issue' } });
    expect(await call(slack, 'bookmarks.add', { ...bookmark, link: 'no' })).toMatchObject({
      error: 'invalid_link',
    });
    expect(slack.channel('heron-help', 'maya')).toMatchObject({
      topic: 'Open',
      pins: [timestamp],
      bookmarks: [{ title: 'Issue' }],
    });
  });

  it('joins public channels and warns when it is in already', async () => {
    const slack = await slackFor();
    const channel = slack.channel('general').id;
    expect(await call(slack, 'conversations.join', { channel })).toMatchObject({ ok: true });
    expect(await call(slack, 'conversations.join', { channel })).toMatchObject({
      warning: 'already_in_channel',
    });
  });

  it('lists in pages the kinds its scopes allow', async () => {
    const slack = await slackFor();
    const first = await call(slack, 'conversations.list', {
      limit: 3,
      types: 'public_channel,private_channel',
    });
    expect(first.channels).toHaveLength(3);
    const { next_cursor: cursor } = first.response_metadata as { next_cursor: string };
    expect((await call(slack, 'conversations.list', { limit: 3, cursor })).channels).toMatchObject([
      { name: 'millbrook-web' },
      { name: 'incidents' },
    ]);
    expect((await call(slack, 'conversations.list', { types: 'im' })).error).toBe('missing_scope');
  });
});

describe('people', () => {
  it('shows what a person is', async () => {
    const slack = await slackFor({ now: testClock().now });
    const info = async (handle: string) =>
      (await call(slack, 'users.info', { user: slack.as(handle).person.id })).user;
    expect(await info('maya')).toMatchObject({
      name: 'maya',
      tz: 'America/New_York',
      tz_offset: -18_000,
      is_bot: false,
    });
    expect(await info('ola')).toMatchObject({ is_admin: true, is_owner: true });
    expect(await info('gil')).toMatchObject({ is_restricted: true, is_ultra_restricted: true });
    expect(await info('vera')).toMatchObject({ is_stranger: true, team_id: 'T0STRANGER' });
    expect((await call(slack, 'users.info', { user: 'U404' })).error).toBe('user_not_found');
    const open = async (handle: string) =>
      (await call(slack, 'conversations.open', { users: slack.as(handle).person.id })).error;
    slack.changePerson('ben', { deleted: true });
    expect([await open('maya'), await open('ben')]).toEqual([undefined, 'user_disabled']);
  });
});

describe('rates', () => {
  it('holds the tiers and one message a second and channel, by the clock', async () => {
    const clock = testClock();
    const slack = await slackFor({ now: clock.now, ratesEnforced: true });
    const channel = slack.channel('heron-help').id;
    const post = () => call(slack, 'chat.postMessage', { channel, text: 'x' });
    for (let n = 0; n < 3; n++) expect(await post()).toMatchObject({ ok: true });
    expect(await post()).toMatchObject({ ok: false, error: 'ratelimited' });
    clock.jump(1_000);
    expect(await post()).toMatchObject({ ok: true });
    for (let n = 0; n < 20; n++) expect(await call(slack, 'users.list')).toMatchObject({ ok: true });
    expect(await call(slack, 'users.list')).toMatchObject({ error: 'ratelimited' });
  });
});
