import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { METHODS } from '../../sandbox/server/api/methods.ts';
import type { EmbeddedSlack } from '../../sandbox/server/index.ts';
import { call, manifestWith, slackFor } from './bolt-app.ts';

const GRANTED = [...new Set(Object.values(METHODS).flatMap(({ scopes }) => scopes))];

/** Values of the kinds that arguments have, most of them wrong where they land. */
function valueFor(slack: EmbeddedSlack, ts: string) {
  const channels = ['general', 'heron-help', 'heron-editors'].map((name) => slack.channel(name).id);
  return fc.oneof(
    fc.constantFrom(...channels, ...channels, slack.as('maya').person.id, ts, ts, 'C404', '1.2', '', 'eyes'),
    fc.constantFrom(
      [{ type: 'divider' }],
      [{ type: 'section', text: { type: 'mrkdwn', text: 'x' } }],
      { type: 'home', blocks: [] },
      { type: 'modal', title: { type: 'plain_text', text: 'x' }, blocks: [] },
    ),
    fc.jsonValue({ maxDepth: 2 }),
  );
}

const ARGS = [
  ...[
    'channel',
    'channel_id',
    'ts',
    'timestamp',
    'text',
    'blocks',
    'view',
    'user',
    'users',
    'name',
    'thread_ts',
  ],
  ...[
    'limit',
    'cursor',
    'metadata',
    'types',
    'files',
    'file',
    'topic',
    'link',
    'title',
    'type',
    'bookmark_id',
  ],
];

it('no call, however odd, makes the embedded Slack itself fail', async () => {
  const slack = await slackFor({ manifest: manifestWith({ scopes: GRANTED }) });
  const { ts } = await slack.as('maya').post('#heron-help', 'root');
  const warnings: Error[] = [];
  const onWarning = (warning: Error) => warnings.push(warning);
  process.on('warning', onWarning);
  const value = valueFor(slack, ts);
  const args = fc.dictionary(fc.constantFrom(...ARGS), value, { minKeys: 2, maxKeys: 12 });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...Object.keys(METHODS)), args, async (method, given) => {
      const answer = await call(slack, method, { channel: slack.channel('heron-help').id, ts, ...given });
      expect(typeof answer.ok).toBe('boolean');
    }),
    { numRuns: 300 },
  );
  process.off('warning', onWarning);
  expect(warnings.filter(({ name }) => name === 'Warning')).toEqual([]);
});

it('an argument that cannot be made a text is a channel nobody knows', async () => {
  const slack = await slackFor({ manifest: manifestWith({ scopes: GRANTED }) });
  const answer = await call(slack, 'conversations.members', { channel: [{ toString: '' }] });
  expect(answer).toMatchObject({ ok: false, error: 'channel_not_found' });
});

it('two people press, type and send at once, and nothing is mixed up', async () => {
  const slack = await slackFor();
  const people = ['maya', 'lena', 'ben', 'ruth'].map((handle) => slack.as(handle));
  const posted = await Promise.all(
    people.flatMap((person) =>
      Array.from({ length: 25 }, (_, n) => person.post('#heron-help', `${person.person.handle} ${n}`)),
    ),
  );
  expect(new Set(posted.map((message) => message.ts)).size).toBe(100);
  const seen = await slack.as('tomas').history('#heron-help');
  expect(seen.map((message) => message.ts)).toEqual([...seen.map((message) => message.ts)].sort());
  expect(slack.channel('heron-help', 'tomas').unread).toBe(100);
});

it('whatever the app acks, the person gets an answer', async () => {
  let ack: unknown;
  let trigger = '';
  const app = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    trigger = JSON.parse(new URLSearchParams(body).get('payload') ?? '{}').trigger_id ?? trigger;
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(ack));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => app.once('listening', resolve));
  const slack = await slackFor({ http: { url: `http://127.0.0.1:${(app.address() as AddressInfo).port}` } });
  const maya = slack.as('maya');
  const label = { type: 'plain_text', text: 'x' };
  const element = { type: 'plain_text_input', initial_value: 'x' };
  const view = {
    type: 'modal',
    title: label,
    submit: label,
    blocks: [{ type: 'input', block_id: 'b', label, element }],
  };

  const answers = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.record(
      {
        response_action: fc.constantFrom('errors', 'update', 'push', 'clear', 'sing'),
        errors: fc.constantFrom(null, {}, { b: 'x' }, { c: 'x' }, 'x'),
        view: fc.constantFrom(null, view, { type: 'modal' }),
        text: fc.constantFrom('x', '', 7),
        blocks: fc.constantFrom([], 'x', [{ type: 'divider' }]),
      },
      { requiredKeys: [] },
    ),
  );
  await fc.assert(
    fc.asyncProperty(answers, async (answer) => {
      ack = {};
      await maya.globalShortcut('ticket.new');
      const opened = await call(slack, 'views.open', { trigger_id: trigger, view });
      ack = answer;
      expect(typeof (await maya.submit((opened.view as { id: string }).id)).ok).toBe('boolean');
      expect(typeof (await maya.command('#heron-help', '/ticket')).ok).toBe('boolean');
    }),
    { numRuns: 100 },
  );
  app.closeAllConnections();
  app.close();
});
