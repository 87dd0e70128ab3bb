import { type App, type Logger as BoltLogger, LogLevel, SocketModeReceiver } from '@slack/bolt';
import type { Logger } from 'pino';

/** One socket is renewed every few hours; with two, one is always open. */
const SOCKETS = 2;
/** Longer than any renewal: then the socket is given up and made anew. */
const GIVE_UP_MS = 60_000;

export interface Sockets {
  readonly first: SocketModeReceiver;
  /** After `new App({ receiver: first })`. Resolves when all are open. */
  start(app: App): Promise<void>;
  stop(): Promise<void>;
  openCount(): number;
  /** Called by the tick: a socket that stays away is made anew. */
  supervise(): void;
}

interface SocketOptions {
  readonly appToken: string;
  readonly apiUrl: string;
  readonly logger: BoltLogger;
  readonly log: Logger;
  readonly giveUpMs?: number;
}

/**
 * Socket Mode with the options that held in trials. An explicit receiver takes nothing from the App, so the
 * address and the patience stand here again; without `maxTimeout` attempts drift apart after an outage.
 */
export function openSockets(
  options: SocketOptions & {
    /** After a time without any socket: something may have been missed. */
    onReturn: () => void;
  },
): Sockets {
  const sockets = Array.from({ length: SOCKETS }, () => new Socket(options));
  const openCount = () => sockets.filter((socket) => socket.isOpen).length;
  for (const socket of sockets) {
    socket.onOpen = () => {
      if (openCount() === 1) options.onReturn();
    };
  }
  const [first] = sockets as [Socket];
  return {
    first: first.receiver,
    async start(app) {
      for (const socket of sockets) if (socket !== first) socket.receiver.init(app);
      await Promise.all(sockets.map((socket) => socket.start()));
    },
    async stop() {
      await Promise.all(sockets.map((socket) => socket.stop()));
    },
    openCount,
    supervise() {
      for (const socket of sockets) socket.supervise();
    },
  };
}

class Socket {
  readonly receiver: SocketModeReceiver;
  isOpen = false;
  onOpen: () => void = () => {};
  private readonly log: Logger;
  private closedAt = performance.now();
  private isStopped = false;
  /** Not begun yet, or under way: it asks Slack until it answers, and a second attempt would be one socket too many. */
  private isBeingMade = true;
  private readonly giveUpMs: number;

  constructor(options: SocketOptions) {
    this.log = options.log;
    this.giveUpMs = options.giveUpMs ?? GIVE_UP_MS;
    this.receiver = new SocketModeReceiver({
      appToken: options.appToken,
      logger: options.logger,
      logLevel: LogLevel.WARN,
      installerOptions: {
        clientOptions: {
          slackApiUrl: options.apiUrl,
          timeout: 5_000,
          retryConfig: { forever: true, factor: 1.5, minTimeout: 500, maxTimeout: 3_000 },
        },
      },
    });
    this.receiver.client.on('connected', () => {
      // An attempt that was under way when the desk closed comes through all the same.
      if (this.isStopped) return void this.receiver.client.disconnect();
      this.isOpen = true;
      this.onOpen();
    });
    for (const event of ['disconnected', 'reconnecting', 'close']) {
      this.receiver.client.on(event, () => {
        if (this.isOpen) this.closedAt = performance.now();
        this.isOpen = false;
      });
    }
  }

  async start(): Promise<void> {
    try {
      await this.receiver.start();
    } finally {
      this.isBeingMade = false;
    }
  }

  supervise(): void {
    const isAway = !this.isOpen && performance.now() - this.closedAt >= this.giveUpMs;
    if (!isAway || this.isStopped || this.isBeingMade) return;
    this.closedAt = performance.now();
    this.isBeingMade = true;
    this.log.error('a connection to Slack stayed away; it is made anew');
    this.receiver.client
      .disconnect()
      .catch(() => {})
      .then(() => this.start())
      .catch((error: unknown) => this.log.error({ err: error }, 'the connection could not be made anew'));
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    await this.receiver.stop();
  }
}
