import { copyFileSync, mkdtempSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inject } from 'vitest';
import { heronWith, type Seed } from '../../sandbox/server/heron.ts';
import { startSlack } from '../../sandbox/server/index.ts';
import { setUpAsAdmin } from '../../sandbox/set-up.ts';
import { start } from '../../src/app.ts';
import { makeLog } from '../../src/log.ts';
import { policyText } from '../../src/policy/load-policy.ts';
import { testClock } from './clock.ts';
import { configFor, manifest } from './desk-config.ts';
import { settle } from './settle.ts';
import { accessTo, githubOn } from './stage-github.ts';

/** A desk that an admin has set up, and its Slack, as they were left for the night. */
interface SetUpDesk {
  readonly seed: Seed;
  /** A SQLite file; copy it. */
  readonly database: string;
}

/** What makes one such desk another. */
interface SetUp {
  readonly policy?: string;
  readonly hasGithub?: boolean;
  readonly repositories?: readonly string[];
  readonly isApp?: boolean;
}

const made = new Map<string, Promise<SetUpDesk>>();

/** Set up once for each process of tests, since that takes longer than most of them; every test has a copy. */
export function setUpDesk(setUp: SetUp): Promise<SetUpDesk> {
  const { policy = 'default', hasGithub, repositories, isApp } = setUp;
  const key = JSON.stringify([policyText(policy), hasGithub, repositories, isApp]);
  const known = made.get(key) ?? makeSetUpDesk(setUp);
  made.set(key, known);
  return known;
}

async function makeSetUpDesk({ policy, hasGithub, repositories, isApp }: SetUp): Promise<SetUpDesk> {
  const template = inject('sqliteTemplate');
  const database = join(mkdtempSync(join(dirname(template), 'set-up-')), 'firstline.db');
  copyFileSync(template, database);
  const clock = testClock();
  const slack = await startSlack({ now: clock.now, manifest, seed: heronWith({ triageChannel: true }) });
  const github = hasGithub ? await githubOn(clock, repositories) : undefined;
  const config = configFor(slack, database, policy);
  const access = github && { github: accessTo(github, isApp) };
  const running = await start({ ...config, ...access }, clock.now, makeLog('silent'));
  await settle(slack, running, clock, github);
  await setUpAsAdmin(slack, running);
  await settle(slack, running, clock, github);
  await running.drain();
  await github?.close();
  const seed = slack.seed();
  await slack.close();
  return { seed, database };
}
