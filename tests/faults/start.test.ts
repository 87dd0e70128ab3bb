import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import Sqlite from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { heronWith } from '../../sandbox/server/heron.ts';
import { type EmbeddedSlack, startSlack } from '../../sandbox/server/index.ts';
import { manifest } from '../support/desk-config.ts';
import { testFile, testFolder } from '../support/engines.ts';

const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const MAIN = join(import.meta.dirname, '../../src/cli/main.ts');

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

interface Child {
  readonly process: ChildProcess;
  readonly ended: Promise<Ended>;
  /** The first line of its log that says this. */
  line(said: string): Promise<Record<string, unknown>>;
}

/** `firstline <args>` as an operator runs it, with nothing in its environment but this. */
function firstline(args: readonly string[], env: Readonly<Record<string, string>>): Child {
  const child = spawn(process.execPath, ['--import', TSX, MAIN, ...args], {
    cwd: testFolder(),
    env: { ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const out: string[] = [];
  const err: string[] = [];
  const waiting = new Set<(line: string) => void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    out.push(line);
    for (const look of waiting) look(line);
  });
  createInterface({ input: child.stderr }).on('line', (line) => err.push(line));
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code) => resolve({ code, out: out.join('\n'), err: err.join('\n') }));
  });
  return {
    process: child,
    ended,
    line: (said) =>
      new Promise((resolve, reject) => {
        const look = (line: string) => {
          if (line.includes(said)) resolve(JSON.parse(line));
        };
        out.forEach(look);
        waiting.add(look);
        void ended.then((how) => reject(new Error(`It ended (${how.code}) before: ${how.err}`)));
      }),
  };
}

async function slackAtWork(): Promise<EmbeddedSlack> {
  const slack = await startSlack({ manifest, seed: heronWith({ triageChannel: true, talk: false }) });
  onTestFinished(() => slack.close());
  return slack;
}

const envOf = ({ credentials, apiUrl }: EmbeddedSlack, database = testFile()) => ({
  SLACK_BOT_TOKEN: credentials.botToken,
  SLACK_APP_TOKEN: credentials.appToken,
  SLACK_API_URL: apiUrl,
  DATABASE: database,
  PORT: '0',
});

const linesOf = ({ err }: Ended) => err.split('\n').filter(Boolean);

describe('firstline start', () => {
  it('OPS-4 runs, answers, drains on SIGTERM and ends with 0; a second start on its file is refused', async () => {
    const slack = await slackAtWork();
    const env = envOf(slack);
    const desk = firstline(['start'], env);
    const opened = await desk.line('the desk is open');
    expect(opened).toMatchObject({
      mode: 'socket',
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    });
    expect((await fetch(`${opened.url}/readyz`)).status).toBe(200);

    const second = await firstline(['start'], env).ended;
    expect(second.code).toBe(1);
    expect(linesOf(second)).toEqual([expect.stringContaining('is in use by another Firstline process')]);
    expect((await fetch(`${opened.url}/healthz`)).status).toBe(200);

    expect(await slack.as('ben').command('#general', '/ticket list')).toEqual({ ok: true });
    desk.process.kill('SIGTERM');
    const { code, out, err } = await desk.ended;
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('the desk is closed');
    for (const secret of Object.values(slack.credentials)) expect(out).not.toContain(secret);
  }, 90_000);

  it('S21 without its environment, or with a wrong one, it ends with 1 and lines that say what to do', async () => {
    const slack = await slackAtWork();
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void taken.close());
    const { port } = taken.address() as AddressInfo;
    const env = envOf(slack);

    const bare = firstline(['start'], {}).ended;
    const badBot = firstline(['start'], {
      ...env,
      SLACK_BOT_TOKEN: 'xoxb-0000000000-not-the-right-one',
    }).ended;
    expect(linesOf(await bare)).toEqual([
      expect.stringMatching(/^SLACK_BOT_TOKEN is missing/),
      expect.stringMatching(/^SLACK_APP_TOKEN \(Socket Mode\) or SLACK_SIGNING_SECRET \(HTTP\) is missing/),
      expect.stringContaining('Create the Slack app from manifest.yml'),
      expect.stringContaining('npm run sandbox'),
    ]);
    expect(linesOf(await badBot)).toEqual([
      expect.stringMatching(/^Slack refuses the desk \(invalid_auth\)/),
    ]);

    const badApp = firstline(['start'], {
      ...env,
      DATABASE: testFile(),
      SLACK_APP_TOKEN: 'xapp-0000000000-not-the-right-one',
    }).ended;
    const noPort = firstline(['start'], { ...env, PORT: String(port) }).ended;
    expect(linesOf(await badApp)).toEqual([
      expect.stringMatching(/^Slack refuses the desk \(invalid_auth\)/),
    ]);
    expect(linesOf(await noPort)).toEqual([
      expect.stringContaining(`Nothing can listen at HOST 127.0.0.1, PORT ${port}`),
    ]);
    for (const how of [await bare, await badBot, await badApp, await noPort]) {
      expect(how).toMatchObject({ code: 1, out: expect.not.stringContaining('the desk is open') });
    }
  }, 90_000);

  it('INC-15 while Slack is away SIGTERM ends it in good order, and what comes back wrong ends it with 1 and a line', async () => {
    const slack = await slackAtWork();
    slack.faults.down(true);
    const waiting = firstline(['start'], envOf(slack));
    const database = testFile();
    const file = new Sqlite(database);
    file.exec(
      "insert into workspaces (id, name, url, bot_user_id, setup) values ('T0OTHER', 'Other', 'https://other.slack.com/', 'U0OTHER', '{}')",
    );
    file.close();
    const other = firstline(['start'], envOf(slack, database));

    await waiting.line('Slack is away: the desk waits for it');
    waiting.process.kill('SIGTERM');
    expect(await waiting.ended).toMatchObject({ code: 0, err: '' });

    const opened = await other.line('the desk is open');
    expect(opened).toMatchObject({ unwell: [expect.stringContaining('Slack')] });
    slack.faults.down(false);
    const ended = await other.ended;
    expect(linesOf(ended)).toEqual([expect.stringContaining('the bot token is of another workspace')]);
    expect(ended.code).toBe(1);
  }, 90_000);
});
