import { createHmac } from 'node:crypto';
import { createServer } from 'node:net';
import { onTestFinished } from 'vitest';
import { heronWith } from '../../sandbox/server/heron.ts';
import { type EmbeddedSlack, startSlack } from '../../sandbox/server/index.ts';
import { setUpAsAdmin } from '../../sandbox/set-up.ts';
import { type Running, start } from '../../src/app.ts';
import type { Database } from '../../src/db/handles.ts';
import { makeLog } from '../../src/log.ts';
import { nextDelivery } from '../../src/services/outbox/deliver-outbox.ts';
import { type TestClock, testClock } from '../support/clock.ts';
import { configFor, manifest } from '../support/desk-config.ts';
import { testFile } from '../support/engines.ts';

export interface HttpDesk {
  readonly slack: EmbeddedSlack;
  readonly running: Running;
  readonly clock: TestClock;
  /** What the desk has logged. */
  readonly lines: readonly string[];
  settle(): Promise<void>;
  /** A POST to the desk's door for Slack, signed as Slack signs unless said otherwise. */
  send(body: string | Uint8Array, how?: How): Promise<Sent>;
}

export interface How {
  readonly type?: string;
  /** In seconds, added to the time of signing. */
  readonly skew?: number;
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

export interface Sent {
  readonly status: number;
  readonly text: string;
}

export const JSON_TYPE = 'application/json';
export const FORM_TYPE = 'application/x-www-form-urlencoded';

export interface HttpOptions {
  /** For a desk that several tests share. */
  readonly database?: string;
  readonly atEnd?: (close: () => Promise<void>) => void;
}

/** A desk whose Slack comes by signed requests; its port is chosen before either of them runs. */
export async function openHttpDesk(options: HttpOptions = {}): Promise<HttpDesk> {
  const atEnd = options.atEnd ?? onTestFinished;
  const clock = testClock();
  const port = await freePort();
  const slack = await startSlack({
    now: clock.now,
    manifest,
    seed: heronWith({ triageChannel: true, talk: false }),
    http: { url: `http://127.0.0.1:${port}/slack/events`, signedAt: clock.now },
  });
  atEnd(() => slack.close());
  const config = configFor(slack, options.database ?? testFile());
  const { signingSecret } = slack.credentials;
  const lines: string[] = [];
  const running = await start(
    { ...config, port, slack: { ...config.slack, door: { mode: 'http', signingSecret } } },
    clock.now,
    makeLog('info', (line) => lines.push(line)),
  );
  atEnd(() => running.drain());
  const settle = () => settled(slack, running, clock);
  await settle();
  await setUpAsAdmin(slack, running);
  await settle();
  const send = (body: string | Uint8Array, how: How = {}) =>
    post(running.url, signingSecret, clock, body, how);
  return { slack, running, clock, lines, settle, send };
}

async function settled(slack: EmbeddedSlack, running: Running, clock: TestClock): Promise<void> {
  for (;;) {
    await slack.settled();
    await running.settled();
    await slack.settled();
    const next = await nextDelivery(running.desk);
    const ms = next ? next.getTime() - clock.now().getTime() : Number.POSITIVE_INFINITY;
    if (ms > 30_000) return;
    clock.advance(Math.max(ms, 0));
    await running.tick();
  }
}

async function post(
  url: string,
  signingSecret: string,
  clock: TestClock,
  body: string | Uint8Array,
  { type = JSON_TYPE, skew = 0, headers = {} }: How,
): Promise<Sent> {
  const time = String(Math.floor(clock.now().getTime() / 1000) + skew);
  const given = {
    'content-type': type,
    'x-slack-request-timestamp': time,
    'x-slack-signature': sign(signingSecret, time, body),
    ...headers,
  };
  const kept = Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const response = await fetch(`${url}/slack/events`, {
    method: 'POST',
    headers: Object.fromEntries(kept),
    body: typeof body === 'string' ? body : Buffer.from(body),
  });
  return { status: response.status, text: await response.text() };
}

export function sign(signingSecret: string, time: string, body: string | Uint8Array): string {
  return `v0=${createHmac('sha256', signingSecret).update(`v0:${time}:`).update(body).digest('hex')}`;
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Nothing is written until `open`. */
export function holdWrites(db: Database): { open(): void } {
  const begin = db.begin.bind(db);
  let open = () => {};
  const isOpen = new Promise<void>((resolve) => {
    open = resolve;
  });
  db.begin = async (body) => {
    await isOpen;
    return begin(body);
  };
  return {
    open() {
      db.begin = begin;
      open();
    },
  };
}
