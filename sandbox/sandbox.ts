import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Running, start } from '../src/app.ts';
import { journalBeside } from '../src/config.ts';
import { makeLog } from '../src/log.ts';
import { boxClock, passTime } from './clock.ts';
import { type StandInGithub, startGithub } from './github/index.ts';
import { GITHUB_PATH, githubPages } from './github/page.ts';
import { memoryFolder } from './memory-folder.ts';
import { buildPage, type PageFile } from './page/build.ts';
import { addBranch, boxPolicy } from './policy.ts';
import { sandboxRoutes } from './routes.ts';
import { type EmbeddedSlack, heronWith, startSlack } from './server/index.ts';
import { setUpAsAdmin } from './set-up.ts';
import { makeRota } from './set-up-oncall.ts';

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
  /** Where tickets are escalated to. */
  readonly github: StandInGithub;
  readonly now: () => Date;
  /** Lets so much time pass for bot and Slack alike. */
  pass(ms: number): Promise<void>;
  close(): Promise<void>;
}

/** The one repository of the box, and what its webhooks are signed with. */
const REPO = 'heron/library';
const WEBHOOK_SECRET = 'known to the box alone';

let page: Promise<ReadonlyMap<string, PageFile>> | undefined;

/** Bot, embedded Slack and page in one process; nothing listens beyond loopback and nothing is kept. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  page ??= buildPage();
  const files = await page;
  const clock = boxClock(options.startAt);
  const folder = memoryFolder('firstline-sandbox');
  const drop = () => rmSync(folder, { recursive: true, force: true });
  const routes = sandboxRoutes(files);
  let github: StandInGithub | undefined;
  const issuePages = githubPages(() => github);
  const slack = await startSlack({
    now: clock.now,
    manifest: readFileSync(new URL('../manifest.yml', import.meta.url), 'utf8'),
    port: options.port ?? 0,
    seed: heronWith({ triageChannel: true }),
    pages: (request, response) => routes.serve(request, response) || issuePages(request, response),
  }).catch((error: unknown) => {
    drop();
    throw error;
  });

  addBranch(slack);
  github = await startGithub({
    now: clock.now,
    repositories: [REPO],
    htmlUrl: `${slack.url}${GITHUB_PATH}`,
  });
  const engineers = github;
  addMilestones(engineers);
  const running = await startBot(slack, engineers, folder, clock.now, options.logLevel ?? 'warn').catch(
    async (error: unknown) => {
      await engineers.close();
      await slack.close();
      drop();
      throw error;
    },
  );
  github.tell({ url: `${running.url}/webhooks/github`, secret: WEBHOOK_SECRET });
  await setUpAsAdmin(slack, running);
  await makeRota(slack, running);
  let moving = Promise.resolve();
  const sandbox: Sandbox = {
    url: slack.url,
    slack,
    running,
    github,
    now: clock.now,
    pass: (ms) => {
      moving = moving.then(() => passTime(slack, running, clock, ms));
      return moving;
    },
    close: async () => {
      await running.drain();
      await engineers.close();
      await slack.close();
      drop();
    },
  };
  routes.open(sandbox);
  return sandbox;
}

/** Where accepted issues go. */
function addMilestones({ world }: StandInGithub): void {
  for (const repository of world.repositories) {
    for (const title of ['Next', 'Later']) world.addMilestone(repository, title);
  }
}

function startBot(
  slack: EmbeddedSlack,
  { apiUrl, token }: StandInGithub,
  folder: string,
  now: () => Date,
  logLevel: 'silent' | 'warn',
): Promise<Running> {
  const { botToken, appToken } = slack.credentials;
  const database = join(folder, 'firstline.db');
  const config = {
    slack: { botToken, apiUrl: slack.apiUrl, door: { mode: 'socket' as const, appToken } },
    github: {
      apiUrl,
      repo: REPO,
      auth: { by: 'token' as const, token },
      webhookSecret: WEBHOOK_SECRET,
    },
    host: '127.0.0.1',
    port: 0,
    database,
    journal: journalBeside(database),
    policy: boxPolicy(folder),
    logLevel,
  };
  return start(config, now, makeLog(logLevel));
}
