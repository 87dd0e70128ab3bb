import type { App, Receiver } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Config } from '../../config.ts';
import { boltLogger } from '../../log.ts';
import { type SlackDoor, slackReceiver } from './http-receiver.ts';
import { openSockets } from './sockets.ts';

/** How Slack reaches the desk: over sockets of ours, or by requests to our server. */
export interface Entrance {
  readonly receiver: Receiver;
  readonly handle: SlackDoor['handle'] | undefined;
  open(app: App): Promise<void>;
  close(): Promise<void>;
  supervise(): void;
  /** `ok`, or why Slack does not reach us. */
  trouble(): string;
}

/** `onReturn`: the sockets were all away, and something may have been missed. */
export function makeEntrance(
  { door, apiUrl }: Config['slack'],
  now: () => Date,
  log: Logger,
  onReturn: () => void,
): Entrance {
  if (door.mode === 'http') {
    const receiver = slackReceiver({ signingSecret: door.signingSecret, now, log });
    return {
      receiver,
      handle: receiver.handle,
      async open() {},
      async close() {
        await receiver.stop();
      },
      supervise() {},
      trouble: () => 'ok',
    };
  }
  const sockets = openSockets({
    appToken: door.appToken,
    apiUrl,
    logger: boltLogger(log),
    log,
    onReturn,
  });
  return {
    receiver: sockets.first,
    handle: undefined,
    open: (app) => sockets.start(app),
    close: () => sockets.stop(),
    supervise: () => sockets.supervise(),
    trouble: () => (sockets.openCount() > 0 ? 'ok' : 'no connection to Slack is open; it is being made anew'),
  };
}
