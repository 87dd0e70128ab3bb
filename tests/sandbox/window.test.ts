import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { heronWith } from '../../sandbox/server/index.ts';
import type { Push, ToPage } from '../../sandbox/server/protocol.ts';
import { createMint } from '../../sandbox/server/world/mint.ts';
import { call, recorder, slackFor, socketApp } from './bolt-app.ts';

describe('the seed', () => {
  it('is the stage of the journeys', async () => {
    const slack = await slackFor();
    const { channels, people, commands, shortcuts } = await slack.as('maya').window();
    expect(channels.map((channel) => channel.name)).toEqual([
      'general',
      'heron-help',
      'heron-editors',
      'millbrook-web',
      'incidents',
      slack.botUserId,
    ]);
    expect(people).toHaveLength(15);
    expect(commands.map(({ command }) => command)).toContain('/ticket');
    expect(shortcuts.map(({ type }) => type).sort()).toEqual(['global', 'message']);
    const busy = (await slack.as('maya').history('#heron-editors')).filter(
      (message) => message.replyCount === 14,
    );
    const thread = await slack.as('maya').thread('#heron-editors', busy[0]?.ts ?? '');
    expect(new Set(thread.slice(1).map((message) => message.user)).size).toBe(5);
    expect(thread[3]).toMatchObject({
      user: slack.as('lena').person.id,
      text: expect.stringContaining('captions'),
    });
    expect(slack.ledger.calls()).toEqual([]);
  });

  it('has the people an incident calls, and a private channel without the bot', async () => {
    const slack = await slackFor();
    const { usergroups, people } = await slack.as('ruth').window();
    const named = (id: string) => people.find((person) => person.id === id)?.handle;
    expect(usergroups.map(({ handle, users }) => [handle, users.map(named)])).toEqual([
      ['engineers', ['priya', 'sam']],
      ['on-duty', ['priya']],
    ]);
    expect(slack.channel('incidents').members).toContain(slack.botUserId);
    expect(slack.channel('rights-review', 'ruth')).toMatchObject({ kind: 'private' });
    expect(slack.channel('rights-review').members).not.toContain(slack.botUserId);
  });

  it('can have the triage channel from the start', async () => {
    const slack = await slackFor({ seed: heronWith({ triageChannel: true }) });
    expect(slack.channel('desk-triage')).toMatchObject({ kind: 'private' });
    expect(slack.channel('desk-triage').members).toHaveLength(8);
    await expect(slack.as('maya').history('#desk-triage')).rejects.toThrow('channel_not_found');
  });

  it('shows a guest one channel and a stranger the shared one', async () => {
    const slack = await slackFor();
    const names = async (handle: string) =>
      (await slack.as(handle).window()).channels.map((channel) => channel.name);
    expect(await names('gil')).toEqual(['heron-editors', slack.botUserId]);
    expect(await names('vera')).toEqual(['millbrook-web']);
  });
});

describe('a window', () => {
  it('counts what is unread and what mentions the person', async () => {
    const slack = await slackFor();
    const ben = slack.as('ben');
    await slack.as('maya').post('#heron-help', 'one');
    await slack.as('maya').post('#heron-help', '@ben two');
    expect(slack.channel('heron-help', 'ben')).toMatchObject({ unread: 2, mentions: 1 });
    expect(slack.channel('heron-help', 'maya')).toMatchObject({ unread: 0 });
    await ben.markRead('#heron-help');
    expect(slack.channel('heron-help', 'ben')).toMatchObject({ unread: 0, mentions: 0 });
  });

  it('pages back through a history', async () => {
    const slack = await slackFor();
    const maya = slack.as('maya');
    for (let n = 1; n <= 5; n++) await maya.post('#heron-help', `${n}`);
    const texts = async (before?: string) =>
      (await maya.history('#heron-help', before, 2)).map((message) => message.text);
    const [first] = await maya.history('#heron-help', undefined, 2);
    expect([await texts(), await texts(first?.ts)]).toEqual([
      ['4', '5'],
      ['2', '3'],
    ]);
  });

  it('hears what concerns it, and nothing private to others', async () => {
    const slack = await slackFor();
    const pushes: Push[] = [];
    const stop = slack.onPush('maya', (push) => pushes.push(push));
    const { ts } = await slack.as('ben').post('#heron-help', 'hi');
    await slack.as('ben').react('#heron-help', ts, 'eyes');
    await slack.as('ben').post('@tomas', 'between us');
    await call(slack, 'chat.postEphemeral', {
      channel: slack.channel('heron-help').id,
      user: slack.as('ben').person.id,
      text: 'psst',
    });
    await slack.as('ben').remove('#heron-help', ts);
    stop();
    await slack.as('ben').post('#heron-help', 'after');
    const messages = pushes.flatMap((push) => (push.kind === 'message' ? [push.message] : []));
    expect(messages.map((message) => [message.text, message.reactions.length, message.deleted])).toEqual([
      ['hi', 0, false],
      ['hi', 1, false],
      ['hi', 1, true],
    ]);
  });

  it('speaks the protocol over its WebSocket', async () => {
    const slack = await slackFor();
    const socket = new WebSocket(`${slack.url.replace('http', 'ws')}/client?person=maya`);
    const frames: ToPage[] = [];
    const said = (holds: (frame: ToPage) => boolean) =>
      new Promise<ToPage>((resolve) => {
        socket.on('message', (data) => {
          const frame = JSON.parse(String(data)) as ToPage;
          frames.push(frame);
          if (holds(frame)) resolve(frame);
        });
      });
    await new Promise((resolve) => socket.once('open', resolve));
    const answered = said((frame) => 'id' in frame && frame.id === 2);
    socket.send(JSON.stringify({ id: 1, method: 'post', args: ['#heron-help', 'from the page'] }));
    socket.send(JSON.stringify({ id: 2, method: 'post', args: ['#nowhere', 'x'] }));
    expect(await answered).toEqual({ id: 2, error: 'there is no channel #nowhere' });
    expect(frames).toContainEqual(
      expect.objectContaining({ id: 1, result: expect.objectContaining({ text: 'from the page' }) }),
    );
    expect(frames.some((frame) => 'push' in frame && frame.push.kind === 'message')).toBe(true);
    expect(await slack.handle('maya', { id: 3, method: 'person' as never, args: [] })).toMatchObject({
      error: 'unknown method person',
    });
  });
});

describe('files', () => {
  it('go from a person to the bot, which downloads them with its token', async () => {
    const slack = await slackFor();
    const heard = recorder();
    await socketApp(slack, heard.listen);
    const data = Buffer.from('picture').toString('base64');
    const shared = await slack
      .as('lena')
      .post('#heron-help', 'See', undefined, [{ name: 'a b.png', mimetype: 'image/png', data }]);
    await slack.settled();
    const [message] = heard.events() as unknown as {
      subtype: string;
      files: { url_private: string; id: string }[];
    }[];
    expect(message).toMatchObject({
      subtype: 'file_share',
      files: [{ name: 'a b.png', mimetype: 'image/png', size: 7 }],
    });
    const url = message?.files[0]?.url_private ?? '';
    const get = (headers = {}) => fetch(url, { headers, redirect: 'manual' });
    expect((await get()).status).toBe(302);
    expect(await (await get({ authorization: `Bearer ${slack.credentials.botToken}` })).text()).toBe(
      'picture',
    );
    expect(await (await fetch(shared.files[0]?.url ?? '')).text()).toBe('picture');
    expect(await call(slack, 'files.info', { file: message?.files[0]?.id })).toMatchObject({
      file: { size: 7 },
    });
  });

  it('go from the bot into a thread', async () => {
    const slack = await slackFor();
    const app = await socketApp(slack, () => {});
    const channel = slack.channel('heron-help').id;
    const { ts } = await slack.as('maya').post('#heron-help', 'root');
    await app.client.files.uploadV2({
      channel_id: channel,
      thread_ts: ts,
      filename: 'log.txt',
      content: 'lines',
      initial_comment: 'The log',
    });
    const [, reply] = await slack.as('maya').thread('#heron-help', ts);
    expect(reply).toMatchObject({
      text: 'The log',
      files: [{ name: 'log.txt', size: 5, mimetype: 'text/plain' }],
    });
    const id = reply?.files[0]?.id;
    expect(await call(slack, 'files.delete', { file: id })).toMatchObject({ ok: true });
    expect(await call(slack, 'files.info', { file: id })).toMatchObject({ error: 'file_not_found' });
    expect(slack.ledger.unknown).toEqual([]);
  });
});

it('no two messages share a timestamp, however the clock moves', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -2_000, max: 2_000 }), { maxLength: 200 }), (jumps) => {
      let ms = 1_772_550_000_000;
      const mint = createMint(() => new Date(ms));
      const made = jumps.map((jump) => {
        ms += jump;
        return mint.ts();
      });
      expect(new Set(made).size).toBe(made.length);
      expect(made.every((ts) => /^\d{10}\.\d{6}$/.test(ts))).toBe(true);
    }),
  );
});
