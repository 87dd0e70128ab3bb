import { describe, expect, it } from 'vitest';
import { type Body, call, manifestWith, recorder, slackFor, socketApp } from './bolt-app.ts';

async function stage() {
  const slack = await slackFor();
  const heard = recorder();
  await socketApp(slack, heard.listen);
  return { slack, ...heard };
}

describe('what people do in channels', () => {
  it('becomes messages with ids for names, escaped', async () => {
    const { slack, events } = await stage();
    const maya = slack.as('maya');
    await maya.post('#heron-help', 'Hi @tomas & <b> in #general, see https://heron.example/a?b=1. *now*');
    await slack.settled();
    const [message] = events();
    expect(message).toMatchObject({
      type: 'message',
      channel_type: 'channel',
      user: maya.person.id,
      team: slack.teamId,
      text: `Hi <@${slack.as('tomas').person.id}> &amp; &lt;b&gt; in <#${slack.channel('general').id}|general>, see <https://heron.example/a?b=1>. *now*`,
      blocks: [{ type: 'rich_text' }],
    });
    expect(message).not.toHaveProperty('subtype');
    expect(message?.ts).toBe(message?.event_ts);
  });

  it('mentions the bot twice over: message and app_mention', async () => {
    const { slack, events, bodies } = await stage();
    await slack.as('maya').post('#heron-help', '@firstline help');
    await slack.as('maya').post('@firstline', 'hi @firstline');
    await slack.settled();
    expect(events().map((event) => [event.type, event.channel_type])).toEqual([
      ['message', 'channel'],
      ['app_mention', undefined],
      ['message', 'im'],
    ]);
    expect(new Set(bodies.map((body) => body.event_id)).size).toBe(3);
  });

  it('tells of edits, deletions, threads and tombstones', async () => {
    const { slack, events } = await stage();
    const maya = slack.as('maya');
    const root = await maya.post('#heron-help', 'Maps are gone');
    const reply = await slack.as('ben').post('#heron-help', 'Here too', root.ts);
    await maya.edit('#heron-help', root.ts, 'Maps are lost');
    await slack.as('ben').edit('#heron-help', reply.ts, 'Here too!');
    await slack.as('ben').remove('#heron-help', reply.ts);
    await slack.as('ben').post('#heron-help', 'Once more', root.ts);
    await maya.remove('#heron-help', root.ts);
    await slack.settled();
    expect(events()).toMatchObject([
      { text: 'Maps are gone' },
      { text: 'Here too', thread_ts: root.ts, parent_user_id: maya.person.id },
      {
        subtype: 'message_changed',
        message: { text: 'Maps are lost', edited: { user: maya.person.id } },
        previous_message: { text: 'Maps are gone' },
      },
      { subtype: 'message_changed', hidden: true },
      { subtype: 'message_deleted', deleted_ts: reply.ts, previous_message: { text: 'Here too!' } },
      { text: 'Once more' },
      {
        subtype: 'message_changed',
        message: { subtype: 'tombstone' },
        previous_message: { text: 'Maps are lost' },
      },
    ]);
  });

  it('tells of reactions, joins, leaves and what happens to the channel', async () => {
    const { slack, events } = await stage();
    const message = await slack.as('ben').post('#heron-editors', 'Search finds nothing');
    await slack.as('ruth').react('#heron-editors', message.ts, ':ticket:');
    await slack.as('ruth').unreact('#heron-editors', message.ts, 'ticket');
    await slack.as('ben').leave('#heron-help');
    await slack.as('maya').invite('#heron-help', 'ben');
    slack.renameChannel('heron-help', 'heron-desk');
    slack.archiveChannel('millbrook-web');
    slack.kickBot('heron-editors');
    await slack.settled();
    const ben = slack.as('ben').person.id;
    expect(events().filter((event) => event.type !== 'message')).toMatchObject([
      {
        type: 'reaction_added',
        reaction: 'ticket',
        item: { type: 'message', ts: message.ts },
        item_user: ben,
      },
      { type: 'reaction_removed', reaction: 'ticket' },
      { type: 'member_left_channel', user: ben, channel_type: 'C' },
      { type: 'member_joined_channel', user: ben, inviter: slack.as('maya').person.id },
      { type: 'channel_rename', channel: { name: 'heron-desk' } },
      { type: 'channel_archive', user: slack.as('ola').person.id },
      { type: 'channel_left', channel: slack.channel('heron-editors').id },
    ]);
    expect(events().flatMap((event) => event.subtype ?? [])).toEqual([
      'channel_leave',
      'channel_join',
      'channel_name',
      'channel_archive',
      'channel_leave',
    ]);
  });

  it('stays unheard where the bot is not', async () => {
    const { slack, events } = await stage();
    await slack.as('maya').post('#general', '@firstline hello');
    await slack.as('maya').post('@tomas', 'between us');
    slack.addChannel('secret', 'private', ['ola', 'ruth']);
    await slack.as('ruth').post('#secret', 'hush');
    await slack.settled();
    expect(events()).toEqual([]);
  });

  it('hears the bot itself as well, with its bot_id', async () => {
    const { slack, events } = await stage();
    await call(slack, 'chat.postMessage', { channel: slack.channel('heron-help').id, text: 'Hello' });
    await slack.settled();
    expect(events()).toMatchObject([
      { type: 'message', bot_id: slack.botId, user: slack.botUserId, text: 'Hello' },
    ]);
  });

  it('sends only what the manifest subscribes to', async () => {
    const slack = await slackFor({
      manifest: manifestWith({ withoutEvents: ['reaction_added', 'message.im'] }),
    });
    const { events, listen } = recorder();
    await socketApp(slack, listen);
    await slack.as('maya').post('@firstline', 'hi');
    const { ts } = await slack.as('maya').post('#heron-help', 'hi');
    await slack.as('maya').react('#heron-help', ts, 'eyes');
    await slack.settled();
    expect(events().map((event) => event.channel_type)).toEqual(['channel']);
  });

  it('tells of new and changed people, and of an opened Home', async () => {
    const { slack, events } = await stage();
    slack.addPerson({ handle: 'nia' });
    slack.changePerson('maya', { deleted: true });
    await slack.as('ben').openHome();
    await slack.settled();
    expect(events()).toMatchObject([
      { type: 'team_join', user: { name: 'nia' } },
      { type: 'user_change', user: { name: 'maya', deleted: true } },
      { type: 'app_home_opened', tab: 'home', user: slack.as('ben').person.id },
    ]);
    await expect(slack.as('maya').post('#heron-help', 'x')).rejects.toThrow('account_inactive');
  });

  it('carries strangers with their own team', async () => {
    const { slack, bodies } = await stage();
    await slack.as('vera').post('#millbrook-web', 'New theme is ready');
    await slack.settled();
    expect(bodies).toMatchObject([{ is_ext_shared_channel: true, event: { user_team: 'T0STRANGER' } }]);
    await expect(slack.as('vera').history('#heron-help')).rejects.toThrow('channel_not_found');
    expect((await slack.as('vera').command('#millbrook-web', '/ticket')).ok).toBe(false);
  });
});

describe('what people do to the app', () => {
  it('sends a command with ids where the manifest says so', async () => {
    const { slack, bodies } = await stage();
    expect(await slack.as('maya').command('#heron-help', '/ticket for @lena & #general')).toEqual({
      ok: true,
    });
    expect(await slack.as('maya').command('#heron-help', '/nope')).toEqual({
      ok: false,
      failed: '/nope is not a valid command.',
    });
    expect(bodies).toMatchObject([
      {
        command: '/ticket',
        text: `for <@${slack.as('lena').person.id}|lena> &amp; <#${slack.channel('general').id}|general>`,
        channel_name: 'heron-help',
        user_name: 'maya',
        response_url: expect.stringContaining(slack.url),
      },
    ]);
  });

  it('sends shortcuts, also from channels the bot is not in', async () => {
    const { slack, bodies } = await stage();
    const { ts } = await slack.as('maya').post('#general', 'No captions');
    await slack.as('ruth').globalShortcut('ticket.new');
    await slack.as('ruth').messageShortcut('#general', ts, 'ticket.file');
    await expect(slack.as('ruth').globalShortcut('nope')).rejects.toThrow('no global shortcut');
    expect(bodies).toMatchObject([
      { type: 'shortcut', callback_id: 'ticket.new', user: { username: 'ruth' } },
      {
        type: 'message_action',
        message: { text: 'No captions', ts },
        channel: { name: 'general' },
        message_ts: ts,
      },
    ]);
  });

  it('sends a press with where it stood and what is chosen around it', async () => {
    const { slack, bodies } = await stage();
    const options = ['p1', 'p2'].map((value) => ({
      text: { type: 'plain_text', text: value.toUpperCase() },
      value,
    }));
    const blocks = [
      {
        type: 'actions',
        block_id: 'row',
        elements: [
          {
            type: 'button',
            action_id: 'ticket.take',
            value: '142',
            style: 'primary',
            text: { type: 'plain_text', text: 'Take it' },
          },
          { type: 'static_select', action_id: 'ticket.priority', options },
          { type: 'overflow', action_id: 'ticket.more', options },
        ],
      },
    ];
    const channel = slack.channel('heron-help').id;
    const { ts } = (await call(slack, 'chat.postMessage', { channel, text: 'Card', blocks })) as unknown as {
      ts: string;
    };
    const place = { channel: '#heron-help', ts };
    const tomas = slack.as('tomas');
    expect(await tomas.press(place, 'ticket.priority', { value: 'p2' })).toEqual({ ok: true });
    expect(await tomas.press(place, 'ticket.take')).toEqual({ ok: true });
    expect(await tomas.press(place, 'ticket.more', { value: 'p1' })).toEqual({ ok: true });
    await expect(tomas.press(place, 'ticket.nope')).rejects.toThrow('ticket.nope');
    const [chosen, taken, more] = bodies.filter((body) => body.type === 'block_actions');
    expect(chosen).toMatchObject({
      actions: [{ type: 'static_select', selected_option: options[1], block_id: 'row' }],
    });
    expect(taken).toMatchObject({
      container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: false },
      channel: { id: channel, name: 'heron-help' },
      message: { ts, bot_id: slack.botId },
      actions: [
        { action_id: 'ticket.take', block_id: 'row', value: '142', type: 'button', style: 'primary' },
      ],
      state: { values: { row: { 'ticket.priority': { selected_option: options[1] } } } },
    });
    expect(more).toMatchObject({ actions: [{ type: 'overflow', selected_option: options[0] }] });
  });

  it('answers through the response_url five times in half an hour', async () => {
    const { slack, bodies } = await stage();
    const maya = slack.as('maya');
    await maya.command('#heron-help', '/ticket list');
    const respond = (body: object) =>
      fetch(String(bodies[0]?.response_url), {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      });
    expect((await respond({ text: 'for you' })).status).toBe(200);
    expect((await respond({ text: 'for all', response_type: 'in_channel' })).status).toBe(200);
    expect(
      (await maya.history('#heron-help')).map((message) => [
        message.text,
        message.ephemeralFor !== undefined,
      ]),
    ).toEqual([
      ['for you', true],
      ['for all', false],
    ]);
    for (let n = 0; n < 3; n++) expect((await respond({ text: 'more' })).status).toBe(200);
    expect((await respond({ text: 'too much' })).status).toBe(404);
    expect(slack.ledger.calls('response_url').map(({ ok }) => ok)).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
    ]);
  });

  it('makes a bot_message without a user of what is said to all that way', async () => {
    const { slack, bodies, events } = await stage();
    await slack.as('maya').command('#heron-help', '/ticket list');
    await fetch(String(bodies[0]?.response_url), {
      method: 'POST',
      body: new URLSearchParams({ text: 'for all', response_type: 'in_channel' }),
    });
    await slack.settled();
    expect(events()).toMatchObject([{ subtype: 'bot_message', bot_id: slack.botId, text: 'for all' }]);
    expect(events()[0]).not.toHaveProperty('user');
  });

  it('replaces and deletes the ephemeral message a press came from', async () => {
    const { slack, bodies } = await stage();
    const maya = slack.as('maya');
    const blocks = [
      {
        type: 'actions',
        elements: [{ type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' } }],
      },
    ];
    const channel = slack.channel('heron-help').id;
    const { message_ts: ts } = await call(slack, 'chat.postEphemeral', {
      channel,
      user: maya.person.id,
      text: 'Go?',
      blocks,
    });
    await maya.press({ channel, ts: String(ts) }, 'go');
    expect(bodies[0]).toMatchObject({ container: { is_ephemeral: true } });
    expect(bodies[0]).not.toHaveProperty('message');
    const respond = (body: object) =>
      fetch(String(bodies[0]?.response_url), {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      });
    await respond({ replace_original: true, text: 'Gone' });
    expect(await maya.history('#heron-help')).toMatchObject([{ ts, text: 'Gone' }]);
    await respond({ delete_original: true });
    expect(await maya.history('#heron-help')).toEqual([]);
  });

  it('asks for options while somebody types', async () => {
    const slack = await slackFor();
    await socketApp(slack, (app) => {
      app.options('find', async ({ ack, payload }) => {
        await ack({
          options: [{ text: { type: 'plain_text', text: `Found ${payload.value}` }, value: '7' }],
        });
      });
    });
    const element = { type: 'external_select', action_id: 'find', min_query_length: 2 };
    const view = { type: 'home', blocks: [{ type: 'actions', block_id: 'row', elements: [element] }] };
    const maya = slack.as('maya');
    await call(slack, 'views.publish', { user_id: maya.person.id, view });
    const place = { viewId: (await maya.openHome())?.id ?? '' };
    expect(await maya.suggest(place, 'row', 'find', 'm')).toEqual([]);
    expect(await maya.suggest(place, 'row', 'find', 'map')).toEqual([{ text: 'Found map', value: '7' }]);
  });
});

it('delivers raw payloads as they are', async () => {
  const { slack, bodies } = await stage();
  const inner = { type: 'app_mention', text: 'hi', user: 'W222', ts: '1595926230.009600', channel: 'C111' };
  expect(await slack.deliver(inner)).toBe(true);
  await slack.deliverBody('events_api', {
    type: 'event_callback',
    event_id: 'Ev111',
    event: inner,
    team_id: 'T111',
  } satisfies Body);
  expect(bodies.map((body) => body.event)).toEqual([inner, inner]);
});
