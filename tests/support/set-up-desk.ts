import { copyFileSync, mkdtempSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inject } from 'vitest';
import { heronWith, type Seed } from '../../sandbox/server/heron.ts';
import { startSlack } from '../../sandbox/server/index.ts';
import { setUpAsAdmin } from '../../sandbox/set-up.ts';
import { start } from '../../src/app.ts';
import { makeLog } from '../../src/log.ts';
import { testClock } from './clock.ts';
import { configFor, manifest } from './desk-config.ts';
import { settle } from './settle.ts';

/** A desk that an admin has set up, and its Slack, as they were left for the night. */
interface SetUpDesk {
  readonly seed: Seed;
  /** A SQLite file; copy it. */
  readonly database: string;
}

let made: Promise<SetUpDesk> | undefined;

/** Set up once for each process of tests, since that takes longer than most of them; every test has a copy. */
export function setUpDesk(): Promise<SetUpDesk> {
  made ??= makeSetUpDesk();
  return made;
}

async function makeSetUpDesk(): Promise<SetUpDesk> {
  const template = inject('sqliteTemplate');
  const database = join(mkdtempSync(join(dirname(template), 'set-up-')), 'firstline.db');
  copyFileSync(template, database);
  const clock = testClock();
  const slack = await startSlack({ now: clock.now, manifest, seed: heronWith({ triageChannel: true }) });
  const running = await start(configFor(slack, database), clock.now, makeLog('silent'));
  await settle(slack, running, clock);
  await setUpAsAdmin(slack, running);
  await settle(slack, running, clock);
  await running.drain();
  const seed = slack.seed();
  await slack.close();
  return { seed, database };
}
