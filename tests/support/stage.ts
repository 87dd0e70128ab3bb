import { onTestFinished } from 'vitest';
import type { StandInGithub } from '../../sandbox/github/index.ts';
import { heronWith } from '../../sandbox/server/heron.ts';
import { type EmbeddedSlack, type SlackOptions, startSlack } from '../../sandbox/server/index.ts';
import type { Message, OpenView, PersonClient } from '../../sandbox/server/protocol.ts';
import { setUpAsAdmin } from '../../sandbox/set-up.ts';
import { type Running, start } from '../../src/app.ts';
import type { Config } from '../../src/config.ts';
import { makeLog } from '../../src/log.ts';
import { type TestClock, testClock } from './clock.ts';
import { configFor, manifest } from './desk-config.ts';
import { testFile } from './engines.ts';
import { setUpDesk } from './set-up-desk.ts';
import { settle } from './settle.ts';
import { accessTo, githubOn, WEBHOOK_SECRET } from './stage-github.ts';

/** The whole desk with its Slack: the real Bolt app, a real database, one clock for both. */
export interface Stage {
  readonly slack: EmbeddedSlack;
  readonly running: Running;
  readonly clock: TestClock;
  readonly config: Config;
  /** Of a stage that was asked for one. */
  readonly github: StandInGithub;
  as(handle: string): PersonClient;
  /** Resolves when everything that was set off has happened; the pace of posting passes by itself. */
  settle(): Promise<void>;
  /** Moves the clock, beats the tick, and settles. */
  pass(ms: number): Promise<void>;
  /** Ends the desk's process and starts another on the same database. */
  restart(): Promise<void>;
}

export interface StageOptions {
  readonly slack?: Partial<SlackOptions>;
  /** Default: #desk-triage and #heron-help are set up. */
  readonly isSetUp?: boolean;
  /** Default: a SQLite file of its own. */
  readonly database?: string | undefined;
  /** The desk's policy, a file or a preset; `policyWith` writes one. */
  readonly policy?: string;
  /** More of the environment. */
  readonly config?: Partial<Config>;
  /** With a GitHub of one repository, `heron/library`, which tells the desk what happens there. */
  readonly hasGithub?: boolean;
  /** More repositories of it. */
  readonly repositories?: readonly string[];
  /** Signs in there as a GitHub App. */
  readonly isApp?: boolean;
  /** Takes every line the desk logs, down to debug; they go nowhere by default. */
  readonly log?: (line: string) => void;
  /** Changes the workspace before the desk starts. */
  readonly before?: (slack: EmbeddedSlack) => void;
}

export async function openStage(options: StageOptions = {}): Promise<Stage> {
  const clock = testClock();
  const isSetUp = options.isSetUp ?? true;
  const ready = isCopied(options) ? await setUpDesk(options) : undefined;
  const slack = await startSlack({
    now: clock.now,
    manifest,
    seed: ready?.seed ?? heronWith({ triageChannel: isSetUp }),
    ...options.slack,
  });
  onTestFinished(() => slack.close());
  options.before?.(slack);
  const github = options.hasGithub ? await githubOn(clock, options.repositories) : undefined;
  if (github) onTestFinished(() => github.close());
  const config = {
    ...configFor(slack, options.database ?? testFile(ready?.database), options.policy),
    ...(github ? { github: accessTo(github, options.isApp) } : {}),
    ...options.config,
  };
  const log = options.log ? makeLog('debug', options.log) : makeLog('silent');
  let running = await start(config, clock.now, log);
  const hear = () => github?.tell({ url: `${running.url}/webhooks/github`, secret: WEBHOOK_SECRET });
  hear();
  onTestFinished(() => running.drain());

  const stage: Stage = {
    slack,
    clock,
    config,
    get github() {
      if (!github) throw new Error('This stage was opened without GitHub.');
      return github;
    },
    get running() {
      return running;
    },
    as: (handle) => slack.as(handle),
    settle: () => settle(slack, running, clock, github),
    async pass(ms) {
      clock.advance(ms);
      await slack.clockMoved();
      await running.tick();
      await stage.settle();
    },
    async restart() {
      await running.drain();
      running = await start(config, clock.now, log);
      hear();
      await stage.settle();
    },
  };
  await stage.settle();
  if (isSetUp && !ready) {
    await setUpAsAdmin(slack, running);
    await stage.settle();
  }
  return stage;
}

/** Nothing but what a desk that was set up before may have, so that this one may be a copy of it. */
function isCopied({ slack, isSetUp, database, config, before }: StageOptions): boolean {
  return [slack, isSetUp, database, config, before].every((option) => option === undefined);
}

export async function topModal(person: PersonClient): Promise<OpenView> {
  const modals = await person.modals();
  const top = modals.at(-1);
  if (!top) throw new Error(`${person.person.handle} has no form open.`);
  return top;
}

/** Fills plain text fields of the top form and submits it. */
export async function submit(person: PersonClient, fields: Readonly<Record<string, string>>) {
  const form = await topModal(person);
  const values = Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [field, { value: { value } }]),
  );
  await person.fill(form.id, values);
  return person.submit(form.id);
}

/** Everything a message says, blocks and all, as one text. */
export function saidIn(message: Message): string {
  return `${message.text}\n${JSON.stringify(message.blocks ?? [])}`;
}
