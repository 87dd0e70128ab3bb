import type { App } from '@slack/bolt';
import type { Logger } from 'pino';
import { type Config, ConfigRefused } from '../config.ts';
import { findKeptPolicy } from '../db/kept-policies.ts';
import {
  DatabaseRefused,
  isDatabaseAway,
  type LateDatabase,
  lateDatabase,
  openDatabase,
} from '../db/open.ts';
import { makeApp } from '../integrations/slack/app.ts';
import { isSlackAway } from '../integrations/slack/calls.ts';
import { type Entrance, makeEntrance } from '../integrations/slack/entrance.ts';
import { type AwaitedParts, awaitParts } from '../jobs/await-parts.ts';
import { type PolicyInForce, policyInForce } from '../policy/policy-in-force.ts';
import { catchUpDesks } from '../services/desk/open-desk.ts';
import type { Desk } from '../services/desk.ts';
import { deskOf } from './desk-of.ts';
import { connect, type Met } from './meet.ts';

/** What a start stands on, whether its database and Slack are there or not. */
export interface Ground {
  readonly config: Config;
  readonly log: Logger;
  readonly onTrouble: (what: string, error: unknown) => void;
  readonly late: LateDatabase;
  readonly desk: Desk;
  readonly inForce: PolicyInForce;
  readonly app: App;
  readonly entrance: Entrance;
  readonly parts: AwaitedParts<Met>;
  readonly state: State;
  /** `ok`, or why Slack does not reach the desk. */
  readonly slack: () => string;
  readonly awaitsDatabase: () => boolean;
}

/** How far the start has come. */
interface State {
  workspaceId: string | undefined;
  /** The database has taken all that a start writes. */
  isWhole: boolean;
  isDraining: boolean;
}

/** How to give back what was taken, where the start fails. */
export type Ends = (() => Promise<unknown>)[];

export async function layGround(config: Config, now: () => Date, log: Logger, ends: Ends): Promise<Ground> {
  const onTrouble = (what: string, error: unknown) =>
    log.error({ what, err: error }, 'something failed in the background');
  const onReturn = () => void catchUpDesks(desk).catch((error: unknown) => onTrouble('catch-up', error));
  const late = lateDatabase(() => openDatabase(config.database, { exclusive: true }));
  ends.push(() => late.db.close());
  const entrance = makeEntrance(config.slack, now, log, onReturn);
  const app = makeApp(config, entrance.receiver, log);
  const parts = awaitParts({
    open: late.open,
    connect: () => connect(app),
    isDatabaseAway,
    isSlackAway,
    onWait: tellWaiting(log),
  });
  ends.push(async () => parts.leave());
  await parts.opening.begun;
  const inForce = policyInForce(config.policy, await keptPolicy(late));
  refuseUnsigned(config, inForce);
  const desk = deskOf(config, late.db, now, inForce);
  const state: State = { workspaceId: undefined, isWhole: false, isDraining: false };
  return {
    ...{ config, log, onTrouble, late, desk, inForce, app, entrance, parts, state },
    slack() {
      if (state.isDraining) return 'shutting down';
      return parts.met() ? entrance.trouble() : 'it does not answer, and is asked again and again';
    },
    // One that is open, and waits for Slack to say whose it is, is well.
    awaitsDatabase: () => !late.isOpen() || (state.workspaceId !== undefined && !state.isWhole),
  };
}

function tellWaiting(log: Logger) {
  return (what: 'database' | 'Slack', error: Error, attempt: number) => {
    const why = error instanceof DatabaseRefused ? { reason: error.message } : { err: error };
    const name = what === 'Slack' ? what : `the ${what}`;
    log.warn({ attempt, ...why }, `${name} is away: the desk waits for it, and tries again`);
  };
}

async function keptPolicy(late: LateDatabase): Promise<string | undefined> {
  if (!late.isOpen()) return undefined;
  try {
    return (await findKeptPolicy(late.db))?.text;
  } catch (error) {
    if (isDatabaseAway(error)) return undefined;
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
