import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import { deskOf } from '../app.ts';
import { type Config, ConfigRefused } from '../config.ts';
import { findKeptPolicy } from '../db/kept-policies.ts';
import { openDatabase } from '../db/open.ts';
import { listWorkspaces } from '../db/workspaces.ts';
import type { Caller } from '../domain/people/actor.ts';
import { Refusal } from '../domain/refusal.ts';
import { PolicyRefused } from '../policy/policy.ts';
import { policyInForce } from '../policy/policy-in-force.ts';
import type { Desk } from '../services/desk.ts';
import { callerAtMachine } from '../services/incident/caller-at-machine.ts';
import { type AtJournalFile, atJournal } from './journal.ts';
import { configFrom } from './start.ts';

type Env = Readonly<Record<string, string | undefined>>;

export interface AtMachine {
  readonly env: Env;
  readonly print: (line: string) => void;
  /** Somebody the desk knows, by name or id; whoever is at the machine where nobody is named. */
  readonly as?: string | undefined;
  readonly now?: () => Date;
  readonly user?: string;
}

/**
 * The desk's own services on its database, without Slack, also beside a running desk: the database takes turns, and
 * what is written is sent by whoever runs the desk (INC-15). `instead`: what is done with the journal where the database
 * fails. Exit code 1 where it is refused.
 */
export async function atMachine(
  { env, print, as, now = () => new Date(), user = userInfo().username }: AtMachine,
  work: (desk: Desk, caller: Caller) => Promise<void>,
  instead?: (journal: AtJournalFile) => void,
): Promise<number> {
  const config = configFrom(env);
  const who = { user, as: as ?? null };
  const key = `command-line:${randomUUID()}`;
  try {
    try {
      await onDatabase(config, now, who, key, work);
    } catch (error) {
      if (!instead || isAnswer(error)) throw error;
      atJournal(config.journal, { now, who, key, print }, error, instead);
    }
    return 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    print(error.message);
    return 1;
  }
}

/** Said to whoever asked: not the database's trouble. */
const isAnswer = (error: unknown): boolean =>
  error instanceof Refusal || error instanceof PolicyRefused || error instanceof ConfigRefused;

async function onDatabase(
  config: Config,
  now: () => Date,
  who: { readonly user: string; readonly as: string | null },
  key: string,
  work: (desk: Desk, caller: Caller) => Promise<void>,
): Promise<void> {
  const db = await openDatabase(config.database);
  try {
    const [workspace, ...others] = await listWorkspaces(db);
    if (!workspace || others.length > 0) throw noWorkspace(others.length);
    const desk = deskOf(config, db, now, policyInForce(config.policy, (await findKeptPolicy(db))?.text));
    await work(desk, await callerAtMachine(desk, workspace.id, who, key));
  } finally {
    await db.close();
  }
}

function noWorkspace(others: number): Refusal {
  const why =
    others > 0
      ? 'this database is of several workspaces'
      : 'the desk has not been started with this database yet: start it once';
  return new Refusal('machine.workspace', `Nothing was done: ${why}.`);
}
