import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { inject } from 'vitest';
import type { EmbeddedSlack } from '../../sandbox/server/index.ts';

/** The desk as a real process, which can be killed. */
export interface DeskProcess {
  start(): Promise<void>;
  /** `kill -9`: nothing in it gets another turn. */
  kill(): Promise<void>;
  /** SIGTERM; answers the exit code and how long it took. */
  stop(): Promise<{ code: number | null; ms: number }>;
  /** Lines of its log at level error, and whatever else it said of its own death. */
  readonly trouble: readonly string[];
}

const COMING_UP_MS = 30_000;

export function deskProcess(slack: EmbeddedSlack, database: string): DeskProcess {
  const trouble: string[] = [];
  let child: ChildProcess | undefined;

  function launch(): ChildProcess {
    const { botToken, appToken } = slack.credentials;
    const launched = spawn(process.execPath, ['dist/cli/main.js', 'start'], {
      cwd: inject('desk'),
      env: {
        SLACK_BOT_TOKEN: botToken,
        SLACK_APP_TOKEN: appToken,
        SLACK_API_URL: slack.apiUrl,
        DATABASE: database,
        PORT: '0',
        LOG_LEVEL: 'error',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [launched.stdout, launched.stderr]) {
      createInterface({ input: stream }).on('line', (line) => trouble.push(line));
    }
    return launched;
  }

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    if (!child || child.exitCode !== null) return child?.exitCode ?? null;
    const ended = once(child, 'exit');
    child.kill(signal);
    const [code] = await ended;
    child = undefined;
    return code as number | null;
  }

  return {
    trouble,
    async start() {
      child = launch();
      const until = performance.now() + COMING_UP_MS;
      while (slack.sockets === 0) {
        if (child.exitCode !== null) throw new Error(`The desk ended by itself:\n${trouble.join('\n')}`);
        if (performance.now() > until) throw new Error(`The desk did not come up:\n${trouble.join('\n')}`);
        await pause(5);
      }
    },
    async kill() {
      await end('SIGKILL');
    },
    async stop() {
      const from = performance.now();
      return { code: await end('SIGTERM'), ms: performance.now() - from };
    },
  };
}
