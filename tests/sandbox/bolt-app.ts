import { readFileSync } from 'node:fs';
import { App, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { afterEach } from 'vitest';
import { type EmbeddedSlack, type SlackOptions, startSlack } from '../../sandbox/server/index.ts';

export const MANIFEST = readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8');

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
  const slack = await startSlack({ manifest: MANIFEST, ...options });
  cleanups.push(() => slack.close());
  return slack;
}

/** The real Bolt App in Socket Mode, with the options that held in the measurements. */
export async function socketApp(slack: EmbeddedSlack, listen: (app: App) => void): Promise<App> {
  const { apiUrl: slackApiUrl, credentials } = slack;
  const receiver = new SocketModeReceiver({
    appToken: credentials.appToken,
    logLevel: LogLevel.ERROR,
    clientPingTimeout: 1000,
    installerOptions: {
      clientOptions: {
        slackApiUrl,
        timeout: 5_000,
        retryConfig: { forever: true, minTimeout: 20, maxTimeout: 50 },
      },
    },
  });
  const app = new App({
    token: credentials.botToken,
    receiver,
    logLevel: LogLevel.ERROR,
    deferInitialization: true,
    clientOptions: {
      slackApiUrl,
      timeout: 10_000,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
    },
  });
  listen(app);
  await app.init();
  await app.start();
  cleanups.push(() => app.stop());
  return app;
}
