import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { afterEach } from 'vitest';
import { type EmbeddedSlack, type SlackOptions, startSlack } from '../../sandbox/server/index.ts';

export const OWN_MANIFEST = readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8');

const SCOPES = [
  ...['app_mentions:read', 'channels:history', 'channels:join', 'channels:read', 'chat:write', 'commands'],
  ...['files:read', 'files:write', 'groups:history', 'groups:read', 'groups:write', 'im:history', 'im:write'],
  ...['reactions:read', 'reactions:write', 'users:read'],
];
const EVENTS = [
  ...['app_home_opened', 'app_mention', 'channel_archive', 'channel_left', 'channel_rename', 'group_archive'],
  ...['group_left', 'group_rename', 'member_joined_channel', 'member_left_channel', 'message.channels'],
  ...['message.groups', 'message.im', 'reaction_added', 'reaction_removed', 'team_join', 'user_change'],
];

/** A manifest that stays as it is while the product's grows. */
export function manifestWith(
  change: { scopes?: string[]; events?: string[]; withoutEvents?: string[] } = {},
): string {
  return JSON.stringify({
    display_information: { name: 'Firstline' },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true },
      bot_user: { display_name: 'Firstline' },
      shortcuts: [
        { name: 'New ticket', type: 'global', callback_id: 'ticket.new' },
        { name: 'File a ticket', type: 'message', callback_id: 'ticket.file' },
      ],
      slash_commands: [{ command: '/ticket', description: 'Ask the desk for help', should_escape: true }],
    },
    oauth_config: { scopes: { bot: [...SCOPES, ...(change.scopes ?? [])] } },
    settings: {
      event_subscriptions: {
        bot_events: [...EVENTS, ...(change.events ?? [])].filter(
          (name) => !change.withoutEvents?.includes(name),
        ),
      },
    },
  });
}

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** Tuesday morning in New York, and it moves only when a test says so. */
export function testClock() {
  const clock = { at: new Date('2026-03-03T15:00:00Z') };
  return { now: () => clock.at, jump: (ms: number) => (clock.at = new Date(clock.at.getTime() + ms)) };
}

export async function slackFor(options: Partial<SlackOptions> = {}): Promise<EmbeddedSlack> {
  const slack = await startSlack({ manifest: manifestWith(), ...options });
  cleanups.push(() => slack.close());
  return slack;
}

/** The real Bolt App in Socket Mode, with the options that held in the measurements. */
export async function socketApp(slack: EmbeddedSlack, listen: (app: App) => void): Promise<App> {
  const receiver = new SocketModeReceiver({
    appToken: slack.credentials.appToken,
    logger: SILENT,
    // Also how late a pong may be on a busy machine before the client gives the connection up.
    clientPingTimeout: 1_000,
    installerOptions: {
      clientOptions: {
        slackApiUrl: slack.apiUrl,
        timeout: 5_000,
        retryConfig: { forever: true, minTimeout: 20, maxTimeout: 50 },
      },
    },
  });
  return startApp(slack, receiver, listen);
}

/** The same over HTTP: the address must be known before Slack starts. */
export async function httpApp(
  options: Partial<SlackOptions>,
  listen: (app: App) => void,
): Promise<EmbeddedSlack> {
  const port = await freePort();
  const slack = await slackFor({ http: { url: `http://127.0.0.1:${port}/slack/events` }, ...options });
  const receiver = new HTTPReceiver({ signingSecret: slack.credentials.signingSecret, logger: SILENT });
  await startApp(slack, receiver, listen, port);
  return slack;
}

async function startApp(
  slack: EmbeddedSlack,
  receiver: SocketModeReceiver | HTTPReceiver,
  listen: (app: App) => void,
  port?: number,
): Promise<App> {
  const app = new App({
    token: slack.credentials.botToken,
    receiver,
    logger: SILENT,
    ignoreSelf: false,
    deferInitialization: true,
    clientOptions: {
      slackApiUrl: slack.apiUrl,
      timeout: 10_000,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
    },
  });
  listen(app);
  await app.init();
  if (port) await app.start({ port, host: '127.0.0.1' });
  else await app.start();
  cleanups.push(() => app.stop());
  return app;
}

/** Remembers every payload the app gets, and acks it. */
export function recorder() {
  const bodies: Body[] = [];
  return {
    bodies,
    events: () => bodies.flatMap((body) => (body.event ? [body.event] : [])),
    listen: (app: App) => {
      app.use(async (args) => {
        bodies.push(args.body as unknown as Body);
        if ('ack' in args && typeof args.ack === 'function') await (args.ack as () => Promise<void>)();
      });
    },
  };
}

export interface Body {
  readonly type?: string;
  readonly event?: Body;
  readonly [key: string]: unknown;
}

/** A call as a bare HTTP client makes it. */
export async function call(
  slack: EmbeddedSlack,
  method: string,
  args: Readonly<Record<string, unknown>> = {},
  token = slack.credentials.botToken,
): Promise<Answer> {
  const response = await fetch(slack.apiUrl + method, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(args),
  });
  return (await response.json()) as Answer;
}

export interface Answer {
  readonly ok: boolean;
  readonly error?: string;
  // Web API answers differ by method; tests look at single fields.
  readonly [key: string]: unknown;
}

const quiet = () => {};
const SILENT = {
  debug: quiet,
  info: quiet,
  warn: quiet,
  error: quiet,
  setLevel: quiet,
  getLevel: () => LogLevel.ERROR,
  setName: quiet,
};

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
