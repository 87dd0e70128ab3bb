import { App, type AppOptions } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Hall } from './commands/asked.ts';
import { listen } from './commands/dispatch.ts';
import { doors } from './commands/index.ts';
import { takeInEvents } from './commands/intake.ts';
import { type Config, ConfigRefused } from './config.ts';
import type { Database } from './db/handles.ts';
import { findKeptPolicy } from './db/kept-policies.ts';
import { openDatabase } from './db/open.ts';
import { endEachWith } from './db/transact.ts';
import type { Workspace } from './db/workspaces.ts';
import { carrierOf } from './integrations/carrier.ts';
import { githubCarrier } from './integrations/github/carry.ts';
import { githubClient } from './integrations/github/client.ts';
import { githubDoor } from './integrations/github/webhook.ts';
import { openJournal } from './integrations/journal/file.ts';
import { slackCalls } from './integrations/slack/calls.ts';
import { slackCarrier } from './integrations/slack/carry.ts';
import { makeEntrance } from './integrations/slack/entrance.ts';
import { countInFlight } from './integrations/slack/in-flight.ts';
import { webhookCarrier } from './integrations/webhook/carry.ts';
import { OutboxPump } from './jobs/outbox-pump.ts';
import { type Beat, replayUnfinished, startTicking, tick } from './jobs/tick.ts';
import { boltLogger, makeLog } from './log.ts';
import { type PolicyInForce, policyInForce } from './policy/policy-in-force.ts';
import { adoptPolicy } from './services/clock/adopt-policy.ts';
import { keepClocks } from './services/clock/keep-clocks.ts';
import { catchUpDesks, openDesk } from './services/desk/open-desk.ts';
import { settlePolicy } from './services/desk/settle-policy.ts';
import type { Desk } from './services/desk.ts';
import { hearGithub } from './services/escalation/hear-github.ts';
import { releaseInputs } from './services/inbox/inputs.ts';
import { type Emergency, makeEmergency } from './services/incident/emergency.ts';
import type { Known } from './services/incident/journal.ts';
import { listOrganisationTroubles } from './services/organisation/list-troubles.ts';
import type { Carrier } from './services/outbox/deliver-outbox.ts';
import { releaseLeases } from './services/outbox/watch-outbox.ts';
import { readReadiness } from './web/readiness.ts';
import { startWeb } from './web/server.ts';

export interface Running {
  readonly desk: Desk;
  readonly workspaceId: string;
  /** Where /healthz, /readyz and, in HTTP mode, /slack/events are. */
  readonly url: string;
  /** One beat of the tick, for whoever moves the clock. */
  tick(): Promise<void>;
  /** Resolves when no input is worked on and nothing that is due waits to be sent. */
  settled(): Promise<void>;
  /** Stops taking in, lets what is under way end (10 s at the most), and closes everything. */
  drain(): Promise<void>;
}

const DRAIN_MS = 10_000;
/** For connections to say goodbye; in all a drain takes 15 s at the most. */
const CLOSING_MS = 2_000;

/** Config → database → desk → listeners → jobs → running. The only place where the parts meet. */
export async function start(
  config: Config,
  now: () => Date = () => new Date(),
  log: Logger = makeLog(config.logLevel),
): Promise<Running> {
  const db = await openDatabase(config.database, { exclusive: true });
  try {
    const inForce = policyInForce(config.policy, (await findKeptPolicy(db))?.text);
    refuseUnsigned(config, inForce);
    return await startWith(config, deskOf(config, db, now, inForce), inForce, log);
  } catch (error) {
    await db.close();
    throw error;
  }
}

/** Names and numbers go to webhooks, so that these must know who tells them. */
function refuseUnsigned({ incidentWebhookSecret }: Config, { policy }: PolicyInForce): void {
  if (incidentWebhookSecret || policy.incidents.outside.webhooks.length === 0) return;
  throw new ConfigRefused([
    'INCIDENT_WEBHOOK_SECRET is missing: the policy names webhooks (incidents: outside), and what they are told is signed with it.',
  ]);
}

/** What services need, without Slack: for the command line as well. */
export function deskOf(
  { github }: Config,
  db: Database,
  now: () => Date,
  { policy, mistakes }: PolicyInForce,
): Desk {
  endEachWith(db, (tx) => keepClocks(tx, policy, now()));
  return {
    db,
    now,
    policy,
    policyMistakes: mistakes,
    ...(github ? { tracker: { repo: github.repo } } : {}),
  };
}

async function startWith(config: Config, desk: Desk, inForce: PolicyInForce, log: Logger): Promise<Running> {
  const onTrouble = (what: string, error: unknown) =>
    log.error({ what, err: error }, 'something failed in the background');
  const onReturn = () => void catchUpDesks(desk).catch((error: unknown) => onTrouble('catch-up', error));
  const entrance = makeEntrance(config.slack, desk.now, log, onReturn);
  const app = makeApp(config, entrance.receiver, log);
  const workspace = await connect(app);
  const carry = makeCarrier(config, desk, workspace.id, log);
  const emergency = openEmergency(config, desk, workspace, carry, onTrouble);
  const hall: Hall = { desk, emergency, workspaceId: workspace.id, botUserId: workspace.botUserId, log };
  const replay = takeInEvents(app, hall, doors);
  listen(app, hall, doors);
  const inFlight = countInFlight(app);

  const pump = new OutboxPump(desk, carry, (error) => onTrouble('outbox', error));
  const stopWaking = desk.db.onCommit(() => pump.wake());
  await goOn(desk, workspace, inForce, log);
  emergency.lookAfter();
  let isDraining = false;
  const slack = () => (isDraining ? 'shutting down' : entrance.trouble());
  const web = await startWeb({
    ...config,
    slack: entrance.handle,
    github: makeGithubDoor(config, desk, workspace.id, log),
    readiness: () => readReadiness({ desk, slack }),
  });
  await entrance.open(app).catch(async (error: unknown) => {
    await web.close();
    throw error;
  });
  const kept = [entrance.supervise, () => pump.wake(), emergency.lookAfter];
  const lookAfter = () => {
    for (const look of kept) look();
  };
  const beat: Beat = { desk, replay, onTrouble, lookAfter };
  const ticking = startTicking(beat);
  const leftOver = replayUnfinished(beat).catch((error: unknown) => onTrouble('inbox', error));
  pump.wake();
  log.info({ workspaceId: workspace.id, mode: config.slack.door.mode, url: web.url }, 'the desk is open');

  return {
    desk,
    workspaceId: workspace.id,
    url: web.url,
    tick: () => tick(beat),
    async settled() {
      await leftOver;
      await inFlight.settled();
      await emergency.settled();
      await pump.idle();
    },
    async drain() {
      isDraining = true;
      inFlight.refuse();
      const end = performance.now() + DRAIN_MS;
      const inTime = (work: Promise<unknown>) => Promise.race([work, pause(end - performance.now())]);
      // Those who were heard get their answer over the connection they came by.
      await inTime(Promise.all([ticking.stop(), leftOver, inFlight.settled(), emergency.settled()]));
      stopWaking();
      await Promise.race([entrance.close(), pause(CLOSING_MS)]);
      await pump.stop(end - performance.now());
      await Promise.race([web.close(), pause(CLOSING_MS)]);
      await desk.db.close();
      emergency.close();
      log.info('the desk is closed');
    },
  };
}

/** From where an earlier process ended, by the policy that holds now. */
async function goOn(
  desk: Desk,
  workspace: Omit<Workspace, 'setup'>,
  inForce: PolicyInForce,
  log: Logger,
): Promise<void> {
  await releaseLeases(desk);
  await releaseInputs(desk);
  await openDesk(desk, workspace);
  await settlePolicy(desk, workspace.id, inForce);
  const { mistakes } = inForce;
  if (mistakes.length > 0)
    log.error({ mistakes }, 'the policy file is wrong: the desk goes on by the one before it');
  const troubles = await listOrganisationTroubles(desk.db, desk.policy, workspace.id);
  if (troubles.length > 0)
    log.warn({ troubles }, 'user groups of the policy do not say whom people work for');
  const counted = await adoptPolicy(desk, workspace.id);
  if (!counted) return;
  const { open, moved } = counted;
  const overdue = moved.filter(({ isOverdue }) => isOverdue).length;
  log.info({ open, moved: moved.length, overdue }, 'open tickets are counted by another policy than before');
}

/** For the command line as well. */
export const openJournalAt = (path: string, onTrouble: (error: unknown) => void) =>
  openJournal<Known>(path, onTrouble);

/** Where even the journal cannot be opened, it is kept in memory alone, and that is said. */
function openEmergency(
  { journal: path }: Config,
  desk: Desk,
  workspace: Pick<Workspace, 'id' | 'botUserId'>,
  carry: Carrier,
  onTrouble: (what: string, error: unknown) => void,
): Emergency & { close(): void } {
  const journal = openJournalAt(path, (error) => onTrouble('journal', error));
  const hear = (error: unknown) => onTrouble('declaring without a database', error);
  return { ...makeEmergency(desk, workspace, journal, carry, hear), close: journal.close };
}

function makeCarrier(config: Config, desk: Desk, workspaceId: string, log: Logger): Carrier {
  const { slack, github, incidentWebhookSecret: secret } = config;
  return carrierOf({
    slack: slackCarrier(slackCalls(slack, desk.now, log), workspaceId),
    github: github && githubCarrier(github, desk.now),
    webhook: secret === undefined ? undefined : webhookCarrier(secret, desk.now),
  });
}

/** For whoever looks at GitHub without a desk. */
export const signInToGithub = (github: NonNullable<Config['github']>, now = () => new Date()) =>
  githubClient(github, now).octokit();

function makeGithubDoor(config: Config, desk: Desk, workspaceId: string, log: Logger) {
  const secret = config.github?.webhookSecret ?? null;
  return githubDoor(secret, log, (news) => hearGithub(desk, workspaceId, news));
}

/** The workspace the bot token belongs to. */
async function connect(app: App): Promise<Omit<Workspace, 'setup'>> {
  await app.init();
  const { team_id: id, team, url, user_id: botUserId } = await app.client.auth.test();
  if (!id || !botUserId || !url) throw new Error('Slack did not say which workspace this is.');
  return { id, name: team ?? '', url, botUserId };
}

function makeApp(config: Config, receiver: AppOptions['receiver'], log: Logger): App {
  const app = new App({
    token: config.slack.botToken,
    ...(receiver ? { receiver } : {}),
    deferInitialization: true,
    extendedErrorHandler: true,
    // What Bolt would remember of each conversation, nobody asks for.
    convoStore: false,
    logger: boltLogger(log),
    // For what must be quick and may be repeated: opening a view, looking somebody up. Posting is the outbox's.
    clientOptions: { slackApiUrl: config.slack.apiUrl, timeout: 2_500, retryConfig: { retries: 0 } },
  });
  app.error(async ({ error }: { error: Error }) => log.error({ err: error }, 'a listener failed'));
  return app;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref());
