import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { call, httpApp, OWN_MANIFEST, recorder, slackFor, socketApp, testClock } from './bolt-app.ts';

const until = async (holds: () => boolean) => {
  while (!holds()) await wait(5);
};

/** A socket as a client opens it, that says nothing on its own. */
async function rawSocket(url: string, headers = {}) {
  const frames: { type: string; envelope_id?: string; [key: string]: unknown }[] = [];
  const socket = new WebSocket(url, { headers });
  socket.on('message', (data) => frames.push(JSON.parse(String(data))));
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  return { socket, frames };
}

const openUrl = async (slack: Awaited<ReturnType<typeof slackFor>>) =>
  String((await call(slack, 'apps.connections.open', {}, slack.credentials.appToken)).url);

describe('Socket Mode', () => {
  it('greets, delivers in an envelope and takes the ack', async () => {
    const slack = await slackFor();
    const { socket, frames } = await rawSocket(await openUrl(slack));
    await until(() => frames.length === 1);
    expect(frames[0]).toMatchObject({
      type: 'hello',
      num_connections: 1,
      connection_info: { app_id: 'A0FIRSTLINE' },
    });

    const answer = slack.as('maya').command('#heron-help', '/ticket help');
    await until(() => frames.length === 2);
    expect(frames[1]).toMatchObject({
      type: 'slash_commands',
      accepts_response_payload: true,
      payload: { command: '/ticket' },
    });
    socket.send('junk');
    socket.send(JSON.stringify({ envelope_id: frames[1]?.envelope_id, payload: { text: 'Help' } }));
    expect(await answer).toEqual({ ok: true });
  });

  it('takes a ticket once, and ten connections at most', async () => {
    const slack = await slackFor();
    const url = await openUrl(slack);
    await rawSocket(url);
    await expect(rawSocket(url)).rejects.toThrow('403');
    for (let n = 0; n < 9; n++) await rawSocket(await openUrl(slack));
    const { frames } = await rawSocket(await openUrl(slack));
    await until(() => frames.length === 1);
    expect(frames[0]).toMatchObject({ type: 'disconnect', reason: 'too_many_websockets' });
    expect(slack.sockets).toBe(10);
  });

  it('gives each payload to one of the connections', async () => {
    const slack = await slackFor();
    const [one, two] = [recorder(), recorder()];
    await socketApp(slack, one.listen);
    await socketApp(slack, two.listen);
    for (let n = 0; n < 4; n++) await slack.as('maya').post('#heron-help', `${n}`);
    await slack.settled();
    expect([one.bodies.length, two.bodies.length]).toEqual([2, 2]);
  });

  it('is reconnected to by Bolt after each way of losing the connection', async () => {
    const slack = await slackFor();
    const heard = recorder();
    await socketApp(slack, heard.listen);
    for (const reason of ['refresh_requested', 'cut'] as const) {
      slack.disconnectSockets(reason);
      await until(() => slack.sockets === 0);
      await until(() => slack.sockets === 1);
    }
    await slack.as('maya').post('#heron-help', 'still there?');
    await slack.settled();
    expect(heard.events()).toMatchObject([{ text: 'still there?' }]);
  });

  it('re-sends an event at once, after one minute and after five, and no interaction', async () => {
    const clock = testClock();
    const slack = await slackFor({ now: clock.now, ackMs: 10 });
    const { frames } = await rawSocket(await openUrl(slack));
    expect(await slack.as('maya').globalShortcut('ticket.new')).toEqual({
      ok: false,
      failed: 'Firstline is not responding (operation_timeout)',
    });
    await slack.as('maya').post('#heron-help', 'anybody?');
    await slack.settled();
    const attempts = () =>
      frames.filter((frame) => frame.type === 'events_api').map((frame) => frame.retry_attempt);
    expect(attempts()).toEqual([0, 1]);
    clock.jump(59_000);
    expect(await slack.retryDue()).toBe(0);
    clock.jump(1_000);
    await slack.clockMoved();
    expect(attempts()).toEqual([0, 1, 2]);
    clock.jump(300_000);
    await slack.clockMoved();
    clock.jump(3_600_000);
    expect(await slack.retryDue()).toBe(0);
    expect(attempts()).toEqual([0, 1, 2, 3]);
    expect(frames.filter((frame) => frame.type === 'interactive')).toHaveLength(1);
  });

  it('tells the person what Slack tells them when nobody answers', async () => {
    const slack = await slackFor();
    expect(await slack.as('maya').command('#heron-help', '/ticket')).toEqual({
      ok: false,
      failed: '/ticket failed with the error "dispatch_failed"',
    });
  });
});

describe('HTTP', () => {
  it('signs events, commands and interactions so that Bolt takes them', async () => {
    const heard = recorder();
    const slack = await httpApp({}, (app) => {
      app.command('/ticket', async ({ ack }) => ack('Hello'));
      heard.listen(app);
    });
    const maya = slack.as('maya');
    await maya.post('#heron-help', 'hi');
    expect(await maya.command('#heron-help', '/ticket help')).toEqual({ ok: true });
    expect(await maya.globalShortcut('ticket.new')).toEqual({ ok: true });
    await slack.settled();
    expect(heard.bodies.map((body) => body.type ?? body.command)).toEqual([
      'event_callback',
      '/ticket',
      'shortcut',
    ]);
  });

  it('answers a command with what Bolt acks', async () => {
    const slack = await httpApp({}, (app) =>
      app.command('/ticket', async ({ ack }) => ack({ response_type: 'in_channel', text: 'Hello' })),
    );
    await slack.as('maya').command('#heron-help', '/ticket help');
    expect((await slack.as('ben').history('#heron-help')).at(-1)?.text).toBe('Hello');
  });

  it('says which retry it is, and stops when asked to', async () => {
    const seen: (string | undefined)[][] = [];
    let noRetry = false;
    const server = createServer((request, response) => {
      seen.push(
        ['x-slack-retry-num', 'x-slack-retry-reason'].map(
          (name) => request.headers[name] as string | undefined,
        ),
      );
      response.writeHead(500, noRetry ? { 'x-slack-no-retry': '1' } : {}).end();
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const clock = testClock();
    const slack = await slackFor({
      now: clock.now,
      http: { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` },
    });
    await slack.as('maya').post('#heron-help', 'hi');
    await slack.settled();
    noRetry = true;
    clock.jump(60_000);
    await slack.clockMoved();
    clock.jump(300_000);
    expect(await slack.retryDue()).toBe(0);
    expect(seen).toEqual([
      [undefined, undefined],
      ['1', 'http_error'],
      ['2', 'http_error'],
    ]);
    server.closeAllConnections();
    server.close();
  });
});

describe('the door', () => {
  it('opens to this machine only', async () => {
    const slack = await slackFor();
    const headers = { origin: 'https://evil.example' };
    expect((await fetch(`${slack.apiUrl}auth.test`, { headers })).status).toBe(403);
    await expect(rawSocket(`${slack.url.replace('http', 'ws')}/client?person=maya`, headers)).rejects.toThrow(
      '403',
    );
    expect((await fetch(`${slack.url}/`)).status).toBe(404);
  });

  it('hands other paths to the pages', async () => {
    const slack = await slackFor({
      pages: (request, response) => {
        if (request.url !== '/') return false;
        response.end('page');
        return true;
      },
    });
    expect(await (await fetch(`${slack.url}/`)).text()).toBe('page');
    expect((await fetch(`${slack.url}/nothing`)).status).toBe(404);
  });

  it('opens and closes quickly, many at once', async () => {
    const startedAt = performance.now();
    const many = await Promise.all(Array.from({ length: 10 }, () => slackFor({ manifest: OWN_MANIFEST })));
    expect(new Set(many.map((slack) => slack.url)).size).toBe(10);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });
});
