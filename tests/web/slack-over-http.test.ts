import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { saidIn, submit } from '../support/stage.ts';
import {
  FORM_TYPE,
  type How,
  type HttpDesk,
  holdWrites,
  JSON_TYPE,
  openHttpDesk,
  sign,
} from './http-desk.ts';

describe('HTTP mode', () => {
  it('IN-1 IN-2 IN-4 files, answers and resolves, with Slack at a signed address and no socket', async () => {
    const { slack, settle } = await openHttpDesk();
    expect(slack.sockets).toBe(0);
    const maya = slack.as('maya');
    expect(await maya.command('#heron-help', '/ticket Event pages lose their map')).toEqual({ ok: true });
    expect(await submit(maya, { description: 'Since yesterday.' })).toEqual({ ok: true });
    await settle();

    const tomas = slack.as('tomas');
    const [card] = (await tomas.history('#desk-triage')).slice(-1);
    expect(card && saidIn(card)).toMatch(/Ticket 1.*Event pages lose their map/s);
    expect(await tomas.press({ channel: '#desk-triage', ts: card?.ts ?? '' }, 'ticket.take')).toEqual({
      ok: true,
    });
    await settle();
    const taken = (await tomas.history('#desk-triage')).find((one) => saidIn(one).includes('*Ticket 1*'));
    expect(taken && saidIn(taken)).toContain('Tomas Rivera');
  });

  it('IN-1 hears messages, and tells the person what is refused at the field that is wrong', async () => {
    const { slack, settle } = await openHttpDesk();
    await slack.as('ben').post('#heron-help', 'Search finds nothing since lunch');
    await settle();
    const [card] = (await slack.as('tomas').history('#desk-triage')).slice(-1);
    expect(card && saidIn(card)).toContain('Search finds nothing since lunch');

    await slack.as('maya').command('#general', '/ticket');
    const refused = await submit(slack.as('maya'), { summary: 'x' });
    expect(refused.errors).toEqual({ summary: 'Say a little more, in one line.' });
  });

  it('IN-3 an event that comes twice, and three times, is one ticket', async () => {
    const { slack, settle } = await openHttpDesk();
    slack.faults.inject({ kind: 'duplicate_event', event: 'message', times: 3 });
    await slack.as('ben').post('#heron-help', 'Search finds nothing since lunch');
    await settle();
    const cards = (await slack.as('tomas').history('#desk-triage')).filter((one) =>
      saidIn(one).includes('Search'),
    );
    expect(cards).toHaveLength(1);
  });

  it('OPS-4 while it shuts down it ends what it began, takes nothing new in, and says so', async () => {
    const { slack, running, send } = await openHttpDesk();
    const gate = holdWrites(running.desk.db);
    const opened = (id: string) =>
      JSON.stringify({
        type: 'event_callback',
        event_id: id,
        event: { type: 'app_home_opened', tab: 'home', user: slack.as('ben').person.id },
      });
    const taking = send(opened('Ev-held'));
    // An answer to a later request shows that the one before it has come in.
    await slack.as('ben').command('#heron-help', '/ticket list');
    const draining = running.drain();
    expect((await send(opened('Ev-late'))).status).toBe(503);
    const ready = await fetch(`${running.url}/readyz`);
    expect([ready.status, await ready.json()]).toMatchObject([503, { slack: 'shutting down' }]);
    gate.open();
    expect((await taking).status).toBe(200);
    await draining;
    await expect(fetch(`${running.url}/healthz`)).rejects.toThrow();
  });
});

describe('S1 what is not Slack’s', () => {
  let desk: HttpDesk;
  const command = new URLSearchParams({
    command: '/ticket',
    text: 'list',
    user_id: 'U0000000002',
    channel_id: 'C0000000002',
    trigger_id: '1.2.3',
    team_id: 'T1',
  }).toString();
  const event = (id: string) =>
    JSON.stringify({
      type: 'event_callback',
      event_id: id,
      team_id: desk.slack.teamId,
      event: { type: 'app_home_opened', tab: 'home', user: desk.slack.as('maya').person.id },
    });

  const closings: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'firstline-'));
    closings.push(async () => rmSync(folder, { recursive: true }));
    const database = join(folder, 'firstline.db');
    copyFileSync(inject('sqliteTemplate'), database);
    desk = await openHttpDesk({ database, atEnd: (close) => closings.push(close) });
  });
  afterAll(async () => {
    for (const close of closings.reverse()) await close();
  });

  const rows = () => desk.running.desk.db.$count(desk.running.desk.db.tables.inbox);

  /** What is refused leaves nothing behind. */
  async function expectRefused(status: number, body: string | Uint8Array, how?: How): Promise<void> {
    const before = await rows();
    const calls = desk.slack.ledger.calls().length;
    expect((await desk.send(body, how)).status).toBe(status);
    expect(await rows()).toBe(before);
    expect(desk.slack.ledger.calls().length).toBe(calls);
  }

  it('S1 a wrong signature is 401', async () => {
    const wrong = [
      '',
      'v0=',
      `v0=${'0'.repeat(64)}`,
      `v1=${'0'.repeat(64)}`,
      'v0=zz',
      'garbage',
      'ä'.repeat(3),
    ];
    for (const signature of wrong) {
      const headers = { 'x-slack-signature': encodeURI(signature) };
      await expectRefused(401, event('Ev-wrong'), { headers });
    }
    await expectRefused(401, event('Ev-none'), { headers: { 'x-slack-signature': undefined } });
  });

  it('S1 a signature by another secret, or of another body, is 401', async () => {
    const time = String(Math.floor(desk.clock.now().getTime() / 1000));
    const by = (secret: string, body: string) => ({
      headers: { 'x-slack-signature': sign(secret, time, body) },
    });
    const { signingSecret } = desk.slack.credentials;
    await expectRefused(401, event('Ev-a'), by('another secret', event('Ev-a')));
    await expectRefused(401, event('Ev-a'), by(signingSecret, event('Ev-b')));
    await expectRefused(401, event('Ev-a'), by(signingSecret.toUpperCase(), event('Ev-a')));
  });

  it.each([-301, -3600, -86_400, 301, 3600, 86_400])(
    'S1 a time %i s away is 401, in the past and in the future',
    async (skew) => {
      await expectRefused(401, event('Ev-old'), { skew });
    },
  );

  it.each(['', 'now', 'NaN', '1e9', '0x6a', '-1', '1772550000.0', ' ', '9'.repeat(30)])(
    'S1 a time written %j is 401',
    async (time) => {
      const headers = {
        'x-slack-request-timestamp': time,
        'x-slack-signature': sign(desk.slack.credentials.signingSecret, time, event('Ev-time')),
      };
      await expectRefused(401, event('Ev-time'), { headers });
    },
  );

  it('S1 a time without a signature of it is 401', async () => {
    await expectRefused(401, event('Ev-none'), { headers: { 'x-slack-request-timestamp': undefined } });
  });

  it('S1 an identical replay within the five minutes is answered, and does nothing', async () => {
    expect((await desk.send(event('Ev-replay'))).status).toBe(200);
    await desk.settle();
    const before = await rows();
    const published = desk.slack.ledger.calls('views.publish').length;
    expect((await desk.send(event('Ev-replay'))).status).toBe(200);
    await desk.settle();
    expect(await rows()).toBe(before);
    expect(desk.slack.ledger.calls('views.publish').length).toBe(published);
  });

  it('S1 only the very bytes that were signed are taken', async () => {
    const time = String(Math.floor(desk.clock.now().getTime() / 1000));
    const body = Buffer.from(JSON.stringify({ type: 'url_verification', challenge: 'c\ufffd', pad: 'x' }));
    const headers = { 'x-slack-signature': sign(desk.slack.credentials.signingSecret, time, body) };
    expect((await desk.send(body, { headers })).status).toBe(200);
    const at = body.indexOf(0xef);
    const mutation = fc.oneof(
      fc.tuple(fc.nat(body.length - 1), fc.integer({ min: 1, max: 255 })).map(([index, flip]) => {
        const mutated = Uint8Array.from(body);
        mutated[index] = (mutated[index] ?? 0) ^ flip;
        return mutated;
      }),
      fc.nat(body.length - 1).map((index) => Uint8Array.from(body).filter((_, i) => i !== index)),
      // What decodes to the same text is not the same request.
      fc.constant(Uint8Array.from([...body.subarray(0, at), 0xff, ...body.subarray(at + 3)])),
    );
    await fc.assert(
      fc.asyncProperty(mutation, async (mutated) => {
        expect((await desk.send(mutated, { headers })).status).toBe(401);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['nothing', '', JSON_TYPE],
    ['null', 'null', JSON_TYPE],
    ['an array', '[]', JSON_TYPE],
    ['an array of events', '[{"type":"event_callback"}]', JSON_TYPE],
    ['a string', '"event_callback"', JSON_TYPE],
    ['a number', '7', JSON_TYPE],
    ['an empty object', '{}', JSON_TYPE],
    ['half an object', '{"type":"event_', JSON_TYPE],
    ['an event that is a string', '{"type":"event_callback","event_id":"Ev1","event":"x"}', JSON_TYPE],
    ['an event that is null', '{"type":"event_callback","event_id":"Ev1","event":null}', JSON_TYPE],
    ['a type that is a number', '{"type":7}', JSON_TYPE],
    ['bytes that are no text', '\u0000\ufffd\u0001', JSON_TYPE],
    ['an empty form', '', FORM_TYPE],
    ['a form of nothing we know', 'a=1&b=2', FORM_TYPE],
    ['a payload that is null', 'payload=null', FORM_TYPE],
    ['a payload that is an array', 'payload=%5B%5D', FORM_TYPE],
    ['a payload that is no JSON', 'payload=%7B', FORM_TYPE],
    ['a payload that is empty', 'payload=', FORM_TYPE],
  ])('S1 %s, signed, is 400', async (_what, body, type) => {
    await expectRefused(400, body, { type });
  });

  it.each(['text/plain', 'application/xml', 'multipart/form-data; boundary=x', 'application/jsonx', ''])(
    'S1 the content type %j is 415',
    async (type) => {
      await expectRefused(415, event('Ev-type'), { type });
    },
  );

  it('S1 a content type may say its charset, in any case', async () => {
    const body = JSON.stringify({ type: 'url_verification', challenge: 'abc' });
    expect((await desk.send(body, { type: 'Application/JSON; charset=utf-8' })).status).toBe(200);
  });

  it('S1 two megabytes are 413, signed or not, and the connection hears it', async () => {
    const large = JSON.stringify({ type: 'event_callback', pad: 'x'.repeat(2_000_000) });
    await expectRefused(413, large);
    await expectRefused(413, large, { headers: { 'x-slack-signature': undefined } });
  });

  it('S2 an event nobody asked for, or without an id or a type, is answered and forgotten', async () => {
    const bodies = [
      { type: 'event_callback', event_id: 'Ev-x1', event: { type: 'unknown_event' } },
      { type: 'event_callback', event_id: 'Ev-x2', event: { type: 'constructor' } },
      { type: 'event_callback', event_id: 'Ev-x3', event: {} },
      { type: 'event_callback', event: { type: 'message', user: 'U1' } },
      { type: 'event_callback', event_id: 7, event: { type: 'message', user: 'U1' } },
      { type: 'event_callback' },
      { type: 'app_rate_limited', minute_rate_limited: 1, team_id: 'T1', api_app_id: 'A1' },
    ];
    for (const body of bodies) await expectRefused(200, JSON.stringify(body));
  });

  it('S2 a payload of a kind nobody knows is 404', async () => {
    await expectRefused(404, JSON.stringify({ type: 'something_new', user: { id: 'U1' } }));
  });

  it('S2 known events of any shape are answered, and end nothing', async () => {
    const json = fc.jsonValue({ maxDepth: 3 });
    const type = fc.constantFrom(
      'message',
      'app_mention',
      'reaction_added',
      'member_joined_channel',
      'user_change',
      'channel_rename',
      'app_home_opened',
    );
    let count = 0;
    const fields = fc.dictionary(
      fc.constantFrom(
        'user',
        'channel',
        'ts',
        'text',
        'item',
        'subtype',
        'message',
        'files',
        'thread_ts',
        'tab',
      ),
      json,
    );
    await fc.assert(
      fc.asyncProperty(type, fields, async (name, more) => {
        const body = {
          type: 'event_callback',
          event_id: `Ev-shape-${count++}`,
          event: { ...more, type: name },
        };
        expect((await desk.send(JSON.stringify(body))).status).toBe(200);
      }),
      { numRuns: 60 },
    );
    await desk.settle();
    expect((await desk.send(command, { type: FORM_TYPE })).status).toBe(200);
  });

  it('answers url_verification with its challenge, and only where it is signed', async () => {
    const body = JSON.stringify({ type: 'url_verification', token: 't', challenge: 'abc' });
    const { status, text } = await desk.send(body);
    expect([status, JSON.parse(text)]).toEqual([200, { challenge: 'abc' }]);
    await expectRefused(401, body, { headers: { 'x-slack-signature': undefined } });
  });

  it('answers Slack’s look at its certificate', async () => {
    expect((await desk.send('ssl_check=1&token=t', { type: FORM_TYPE })).status).toBe(200);
  });

  it('S1 takes nothing by another method or at another path', async () => {
    const { url } = desk.running;
    for (const [method, path] of [
      ['GET', '/slack/events'],
      ['PUT', '/slack/events'],
      ['POST', '/slack'],
      ['POST', '/slack/events/'],
      ['POST', '//slack/events'],
      ['GET', '/'],
      ['GET', '/%2e%2e/'],
    ] as const) {
      expect((await fetch(`${url}${path}`, { method })).status, `${method} ${path}`).toBe(404);
    }
  });

  it('S20 logs nothing of what strangers send', async () => {
    await desk.send('{"type":"CANARY-WORDS"', {});
    await desk.send(JSON.stringify({ type: 'CANARY-WORDS' }));
    await desk.send(JSON.stringify({ type: 'event_callback', event: 'CANARY-WORDS' }));
    expect(desk.lines.join('\n')).not.toContain('CANARY');
  });

  it('is still there after all of it', async () => {
    expect((await fetch(`${desk.running.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${desk.running.url}/readyz`)).status).toBe(200);
  });
});
