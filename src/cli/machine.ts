import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import { deskOf } from '../app.ts';
import { findKeptPolicy } from '../db/kept-policies.ts';
import { openDatabase } from '../db/open.ts';
import { insertPerson, listPeopleNamed } from '../db/people.ts';
import { transact } from '../db/transact.ts';
import { listWorkspaces } from '../db/workspaces.ts';
import type { Caller } from '../domain/people/actor.ts';
import { machinePerson } from '../domain/people/machine.ts';
import { Refusal } from '../domain/refusal.ts';
import { policyInForce } from '../policy/policy-in-force.ts';
import type { Desk } from '../services/desk.ts';
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
 * what is written is sent by whoever runs the desk (INC-15). Exit code 1 where it is refused.
 */
export async function atMachine(
  { env, print, as, now = () => new Date(), user = userInfo().username }: AtMachine,
  work: (desk: Desk, caller: Caller) => Promise<void>,
): Promise<number> {
  const config = configFrom(env);
  const db = await openDatabase(config.database);
  try {
    const [workspace, ...others] = await listWorkspaces(db);
    if (!workspace || others.length > 0) throw noWorkspace(others.length);
    const desk = deskOf(config, db, now, policyInForce(config.policy, (await findKeptPolicy(db))?.text));
    const personId = as ? await idOf(desk, workspace.id, as) : await knowUser(desk, workspace.id, user);
    const inputKey = `command-line:${randomUUID()}`;
    await work(desk, {
      workspaceId: workspace.id,
      personId,
      door: 'command line',
      inputKey,
      isStored: false,
    });
    return 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    print(error.message);
    return 1;
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

async function idOf({ db }: Desk, workspaceId: string, as: string): Promise<string> {
  const found = await listPeopleNamed(db, workspaceId, as);
  const [person, ...others] = found;
  if (person && others.length === 0) return person.personId;
  const who =
    found.length === 0
      ? `nobody whom the desk knows is called “${as}”`
      : `“${as}” may be ${found.map(({ name, personId }) => `${name} (${personId})`).join(', ')}`;
  throw new Refusal('machine.person', `Nothing was done: ${who}. Write the whole name, or the id.`);
}

async function knowUser({ db }: Desk, workspaceId: string, user: string): Promise<string> {
  const facts = machinePerson(user);
  await transact(db, (tx) => insertPerson(tx, workspaceId, facts));
  return facts.personId;
}
