import { App, type AppOptions } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Config } from '../../config.ts';
import { boltLogger } from '../../log.ts';

export function makeApp({ slack }: Config, receiver: AppOptions['receiver'], log: Logger): App {
  const app = new App({
    token: slack.botToken,
    ...(receiver ? { receiver } : {}),
    deferInitialization: true,
    extendedErrorHandler: true,
    // What Bolt would remember of each conversation, nobody asks for.
    convoStore: false,
    logger: boltLogger(log),
    // For what must be quick and may be repeated: opening a view, looking somebody up. Posting is the outbox's.
    clientOptions: { slackApiUrl: slack.apiUrl, timeout: 2_500, retryConfig: { retries: 0 } },
  });
  app.error(async ({ error }: { error: Error }) => log.error({ err: error }, 'a listener failed'));
  return app;
}
