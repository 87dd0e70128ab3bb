import { describe, expect, it, onTestFinished } from 'vitest';
import { heronWith } from '../../sandbox/server/heron.ts';
import { startSlack } from '../../sandbox/server/index.ts';
import { setUpAsAdmin } from '../../sandbox/set-up.ts';
import { start } from '../../src/app.ts';
import { boltLogger, makeLog } from '../../src/log.ts';
import { testClock } from '../support/clock.ts';
import { configFor, manifest } from '../support/desk-config.ts';
import { testFile } from '../support/engines.ts';

/** What must never be in a line: what people wrote, and what opens doors. */
const WORDS = 'CANARY the map is gone';
const SECRETS = [
  'xoxb-123456789012-abcdefABCDEF',
  'xoxp-123456789012-abcdefABCDEF',
  'xoxe.xoxp-1-abcdefABCDEF',
  'xapp-1-A012345-abcdefABCDEF',
  'ghp_0123456789abcdefABCDEF',
  'ghs_0123456789abcdefABCDEF',
  'gho_0123456789abcdefABCDEF',
  'github_pat_0123456789_abcdefABCDEF',
  'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc-DEF_123',
  'Bearer 0123456789abcdef',
  '-----BEGIN RSA PRIVATE KEY-----\nMIIEsecretMIIE\n-----END RSA PRIVATE KEY-----',
  '-----BEGIN PRIVATE KEY-----\nMIIEsecretMIIE',
  'postgres://desk:hunter2secret@db.example/firstline',
];
const LEAK = /abcdefABCDEF|0123456789abcdef|abc-DEF_123|MIIEsecret|hunter2secret|CANARY/;

function logged(work: (log: ReturnType<typeof makeLog>) => void): string[] {
  const lines: string[] = [];
  work(makeLog('debug', (line) => lines.push(line)));
  return lines;
}

describe('S20 log lines', () => {
  it.each(SECRETS)('S20 hide %j, wherever it stands', (secret) => {
    const lines = logged((log) => {
      log.info(`before ${secret} after`);
      log.info({ token: secret, deep: { list: [secret] } }, 'said');
      log.error({ err: new Error(secret) }, secret);
    });
    expect(lines).toHaveLength(3);
    for (const line of lines) {
      expect(line).not.toMatch(LEAK);
      expect(line).toContain('[secret]');
      JSON.parse(line);
    }
  });

  it('S20 tell of an error its kind, its code and its place, and not its words', () => {
    const error = Object.assign(new TypeError(`bad ${WORDS}`), {
      code: 'E_BAD',
      data: { error: 'not_in_channel' },
    });
    const [line = ''] = logged((log) => log.error({ err: error, ticketId: 7 }, 'something failed'));
    expect(JSON.parse(line)).toMatchObject({
      msg: 'something failed',
      ticketId: 7,
      err: { type: 'TypeError', code: 'E_BAD', slack: 'not_in_channel' },
    });
    expect(line).toContain('log.test.ts');
    expect(line).not.toMatch(LEAK);
  });

  it('S20 S27 are not fooled by words that look like a place in the code, or by new lines', () => {
    const looksLikeFrames = `bad\n    at CANARY (file:///tmp/x.ts:1:1)\n    at CANARY words:2:2`;
    const changed = new Error('short');
    changed.message = 'another message, CANARY';
    const rewritten = new Error(looksLikeFrames);
    rewritten.message = 'CANARY\nand more';
    const lines = logged((log) => {
      for (const err of [new Error(looksLikeFrames), changed, rewritten]) log.error({ err }, 'failed');
      log.error({ err: WORDS }, 'failed');
      log.error({ err: { message: WORDS, stack: WORDS } }, 'failed');
      log.info('a line\nand {"level":60} another');
    });
    expect(lines).toHaveLength(6);
    for (const line of lines) {
      expect(line).not.toMatch(LEAK);
      expect(line.trimEnd()).not.toContain('\n');
      JSON.parse(line);
    }
  });

  it('S20 Bolt’s own lines lose what they quote', () => {
    const lines = logged((log) => {
      const bolt = boltLogger(log);
      bolt.debug(`payload ${WORDS}`);
      bolt.info(`payload ${WORDS}`);
      bolt.warn(`An event was not handled: ${WORDS}`);
      bolt.error(`Failed (error: ${WORDS})`, WORDS);
      bolt.error(new Error(WORDS));
      bolt.error(`{"text":"${WORDS}"}`);
    });
    expect(lines).toHaveLength(4);
    for (const line of lines) expect(line).not.toMatch(LEAK);
  });
});

describe('S20 a whole desk in trouble', () => {
  it('S20 says nothing of anybody’s words or tokens, at any level, whatever fails', async () => {
    const printed: string[] = [];
    for (const stream of [process.stdout, process.stderr]) {
      const { write } = stream;
      onTestFinished(() => void Object.assign(stream, { write }));
      Object.assign(stream, { write: (chunk: unknown) => printed.push(String(chunk)) > 0 });
    }
    const { log, warn, error, info, debug } = console;
    onTestFinished(() => void Object.assign(console, { log, warn, error, info, debug }));
    const keep = (...said: unknown[]) => void printed.push(said.map(String).join(' '));
    Object.assign(console, { log: keep, warn: keep, error: keep, info: keep, debug: keep });

    const clock = testClock();
    const slack = await startSlack({
      now: clock.now,
      manifest,
      seed: heronWith({ triageChannel: true }),
      ackMs: 100,
    });
    onTestFinished(() => slack.close());
    const lines: string[] = [];
    const config = configFor(slack, testFile());
    const running = await start(
      config,
      clock.now,
      makeLog('debug', (line) => lines.push(line)),
    );
    onTestFinished(() => running.drain());
    const settle = async () => {
      await slack.settled();
      await running.settled();
      await slack.settled();
    };
    await setUpAsAdmin(slack, running);
    await settle();
    const ben = slack.as('ben');
    const everything = [...SECRETS, WORDS].join(' ');

    for (const kind of ['server_error', 'reset', 'lost_reply', 'ratelimited', 'error'] as const) {
      slack.faults.inject({ kind, times: 2 });
      await ben.post('#heron-help', `${kind} ${everything}`);
      await settle();
    }
    slack.faults.clear();
    slack.faults.inject({ kind: 'error', method: 'views.open', code: 'fatal_error' });
    await ben.command('#heron-help', `/ticket ${WORDS}`);

    const { db } = running.desk;
    const begin = db.begin.bind(db);
    db.begin = () =>
      Promise.reject(new Error(`Failed query: insert\nparams: ${everything}\n    at ${WORDS}:1:1`));
    await ben.post('#heron-help', everything);
    await ben.command('#heron-help', `/ticket ${WORDS}`);
    await slack.as('tomas').command('#general', '/ticket take 1');
    await slack.deliver({ type: 'message', user: ben.person.id, channel: 7, text: everything });
    await running.tick();
    await settle();
    db.begin = begin;

    await slack.deliver({
      type: 'reaction_added',
      user: ben.person.id,
      item: everything,
      reaction: 'ticket',
    });
    await slack.deliver({ type: 'channel_rename', channel: everything, user: ben.person.id });
    await slack.deliver({ type: 'user_change', user: { id: { words: everything } } });
    await slack.deliverBody('interactive', { type: 'something_new', words: everything });
    await slack.deliverBody('interactive', { type: 'view_submission', view: { words: everything } });
    await settle();

    expect(lines.length).toBeGreaterThan(5);
    const all = [...lines, ...printed].join('\n');
    expect(all).not.toMatch(LEAK);
    for (const secret of Object.values(slack.credentials)) expect(all).not.toContain(secret);
    expect(printed).toEqual([]);
    for (const line of lines) JSON.parse(line);
  });
});
