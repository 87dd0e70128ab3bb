import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Running, start } from '../src/app.ts';
import { makeLog } from '../src/log.ts';
import { boxClock, passTime } from './clock.ts';
import { buildPage, type PageFile } from './page/build.ts';
import { sandboxRoutes } from './routes.ts';
import { type EmbeddedSlack, heronWith, startSlack } from './server/index.ts';
import { setUpAsAdmin } from './set-up.ts';

export interface SandboxOptions {
  /** Default 0: any free one. Always on 127.0.0.1. */
  readonly port?: number;
  /** Where the clock of the box begins; now, by default. */
  readonly startAt?: Date;
  /** What the desk logs; warnings and errors by default. */
  readonly logLevel?: 'silent' | 'warn';
}

export interface Sandbox {
  readonly url: string;
  readonly slack: EmbeddedSlack;
  readonly running: Running;
  readonly now: () => Date;
  /** Lets so much time pass for bot and Slack alike. */
  pass(ms: number): Promise<void>;
  close(): Promise<void>;
}

let page: Promise<ReadonlyMap<string, PageFile>> | undefined;

/** Bot, embedded Slack and page in one process; nothing listens beyond loopback and nothing is kept. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  page ??= buildPage();
  const files = await page;
  const clock = boxClock(options.startAt);
  const folder = mkdtempSync(join(tmpdir(), 'firstline-sandbox-'));
  const drop = () => rmSync(folder, { recursive: true, force: true });
  const routes = sandboxRoutes(files);
  const slack = await startSlack({
    now: clock.now,
    manifest: readFileSync(new URL('../manifest.yml', import.meta.url), 'utf8'),
    port: options.port ?? 0,
    seed: heronWith({ triageChannel: true }),
    pages: routes.serve,
  }).catch((error: unknown) => {
    drop();
    throw error;
  });

  const running = await startBot(
    slack,
    join(folder, 'firstline.db'),
    clock.now,
    options.logLevel ?? 'warn',
  ).catch(async (error: unknown) => {
    await slack.close();
    drop();
    throw error;
  });
  await setUpAsAdmin(slack, running);
  let moving = Promise.resolve();
  const sandbox: Sandbox = {
    url: slack.url,
    slack,
    running,
    now: clock.now,
    pass: (ms) => {
      moving = moving.then(() => passTime(slack, running, clock, ms));
      return moving;
    },
    close: async () => {
      await running.drain();
      await slack.close();
      drop();
    },
  };
  routes.open(sandbox);
  return sandbox;
}

function startBot(
  slack: EmbeddedSlack,
  database: string,
  now: () => Date,
  logLevel: 'silent' | 'warn',
): Promise<Running> {
  const { botToken, appToken } = slack.credentials;
  const config = {
    slack: { botToken, apiUrl: slack.apiUrl, door: { mode: 'socket' as const, appToken } },
    host: '127.0.0.1',
    port: 0,
    database,
    policy: 'default',
    logLevel,
  };
  return start(config, now, makeLog(logLevel));
}
