import { findAgent } from '../../db/agents.ts';
import type { Db } from '../../db/handles.ts';
import { listPeople, type Person } from '../../db/people.ts';
import type { Policy } from '../../policy/policy.ts';
import { awayOf } from '../assignment/load-agents.ts';
import { readRungs } from '../oncall/read-oncall.ts';

/** The engineers in the order in which they are asked: triage duty, its backup, then everybody else (PPL-3). */
export async function listTier2(db: Db, policy: Policy, workspaceId: string, now: Date): Promise<string[]> {
  const { onDuty, backup, team } = await readRungs(db, policy, workspaceId, now);
  return [...new Set([...onDuty, ...backup, ...team])];
}

/** Those of them who can be asked now: nobody who has left or is away. */
export async function listEngineers(
  db: Db,
  policy: Policy,
  workspaceId: string,
  now: Date,
): Promise<Person[]> {
  const ids = await listTier2(db, policy, workspaceId, now);
  const people = await listPeople(db, workspaceId, ids);
  const here: Person[] = [];
  for (const id of ids) {
    const person = people.find(({ personId }) => personId === id);
    if (!person || person.isDeactivated || person.isBot) continue;
    if (!awayOf(policy, person, await findAgent(db, workspaceId, id), now)) here.push(person);
  }
  return here;
}
