import type { Logger } from 'pino';
import type { Config } from './config.ts';
import { githubClient } from './integrations/github/client.ts';
import { openJournal } from './integrations/journal/file.ts';
import { startTicking, tick } from './jobs/tick.ts';
import { makeLog } from './log.ts';
import type { Desk } from './services/desk.ts';
import { becomeWhole } from './start/become-whole.ts';
import { openWeb } from './start/doors.ts';
import { type Ends, type Ground, layGround } from './start/ground.ts';
import { openHall, type Work } from './start/hall.ts';
import { whoWeAre } from './start/who-we-are.ts';
import { listUnwell } from './web/readiness.ts';
import type { Web } from './web/server.ts';

export { openJournal } from './integrations/journal/file.ts';
export { deskOf } from './start/desk-of.ts';

export interface Running {
  readonly desk: Desk;
  readonly workspaceId: string;
  /** Where /healthz, /readyz and, in HTTP mode, /slack/events are. */
  readonly url: string;
  /** One beat of the tick, for whoever moves the clock. */
  tick(): Promise<void>;
  /** Resolves when no input is worked on and nothing that is due waits to be sent. */
  settled(): Promise<void>;
  /** Resolves with the reason if what was waited for came back wrong, so that the desk cannot go on. */
  readonly broken: Promise<unknown>;
  /** Stops taking in, lets what is under way end (10 s at the most), and closes everything. */
  drain(): Promise<void>;
}

const DRAIN_MS = 10_000;
/** For connections to say goodbye; in all a drain takes 15 s at the most. */
const CLOSING_MS = 2_000;

/**
 * Config → database → desk → listeners → jobs → running. The only place where the parts meet. What is wrong is thrown at
 * once; while Slack or the database is away it starts all the same, does what it can, and becomes whole by itself
 * (INC-15). Only where nobody knows yet which workspace this is, it waits for Slack to say so.
 */
export async function start(
  config: Config,
  now: () => Date = () => new Date(),
  log: Logger = makeLog(config.logLevel),
): Promise<Running> {
  const ends: Ends = [];
  try {
    return await startOn(await layGround(config, now, log, ends), ends);
  } catch (error) {
    for (const end of ends.reverse()) await end();
    throw error;
  }
}

async function startOn(ground: Ground, ends: Ends): Promise<Running> {
  const { config, desk, log, onTrouble, late, parts, state } = ground;
  const web = await openWeb(ground);
  ends.push(() => web.close());
  const journal = openJournal(config.journal, (error) => onTrouble('journal', error));
  ends.push(async () => journal.close());
  await parts.meeting.begun;
  const us = await whoWeAre(late, journal, parts);
  state.workspaceId = us.id;
  const work = openHall(ground, us, journal);
  const unfinished = await becomeWhole(ground, us);
  const ticking = startTicking(work.beat);
  work.catchUp();
  const unwell = listUnwell(ground);
  const about = { workspaceId: us.id, mode: config.slack.door.mode, url: web.url };
  log.info(unwell.length > 0 ? { ...about, unwell } : about, 'the desk is open');
  const broken = unwell.length > 0 ? awaitTheRest(ground, work, unfinished) : never;
  return {
    desk,
    workspaceId: us.id,
    url: web.url,
    broken,
    tick: () => tick(work.beat),
    settled: work.settled,
    drain: () => drain(ground, work, { ticking, web, journal }),
  };
}

/** Resolves with the reason if it ends wrong. */
function awaitTheRest(
  { parts, log }: Ground,
  { catchUp }: Work,
  unfinished: readonly Promise<void>[],
): Promise<unknown> {
  const rest = unfinished.map((part) => part.then(catchUp));
  return Promise.all(rest).then(
    () => {
      log.info('what was away is back: the desk is whole');
      return never;
    },
    (error: unknown) => (parts.hasLeft() ? never : error),
  );
}

const never = new Promise<never>(() => {});

interface Open {
  readonly ticking: { stop(): Promise<void> };
  readonly web: Web;
  readonly journal: { close(): void };
}

async function drain(
  { desk, log, entrance, parts, state }: Ground,
  work: Work,
  { ticking, web, journal }: Open,
): Promise<void> {
  state.isDraining = true;
  parts.leave();
  work.inFlight.refuse();
  const end = performance.now() + DRAIN_MS;
  const inTime = (done: Promise<unknown>) => Promise.race([done, pause(end - performance.now())]);
  // Those who were heard get their answer over the connection they came by.
  await inTime(Promise.all([ticking.stop(), work.atRest()]));
  work.stopWaking();
  await Promise.race([entrance.close(), pause(CLOSING_MS)]);
  await work.pump.stop(end - performance.now());
  await Promise.race([web.close(), pause(CLOSING_MS)]);
  await desk.db.close();
  journal.close();
  log.info('the desk is closed');
}

/** For whoever looks at GitHub without a desk. */
export const signInToGithub = (github: NonNullable<Config['github']>, now = () => new Date()) =>
  githubClient(github, now).octokit();

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref());
