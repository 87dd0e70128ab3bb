import type { Tx } from '../../db/handles.ts';
import { deleteMembership, insertMembership, replaceMemberships } from '../../db/memberships.ts';
import { insertPerson, listPeople, type Person } from '../../db/people.ts';
import { transact } from '../../db/transact.ts';
import { getWorkspace } from '../../db/workspaces.ts';
import type { PersonFacts } from '../../domain/delivery.ts';
import type { Desk } from '../desk.ts';

/** What Slack says of people, kept as it says it: roles follow within the transaction that asks next (PPL-4). */
export function knowPeople(desk: Desk, workspaceId: string, people: readonly PersonFacts[]): Promise<void> {
  return transact(desk.db, (tx) => knowPeopleIn(tx, workspaceId, people));
}

/** Writes only what is news: the hourly reading of a large workspace must hold nobody up. */
export async function knowPeopleIn(
  tx: Tx,
  workspaceId: string,
  people: readonly PersonFacts[],
): Promise<void> {
  const ids = people.map((person) => person.personId);
  const known = new Map((await listPeople(tx, workspaceId, ids)).map((person) => [person.personId, person]));
  for (const person of people) {
    if (isNews(known.get(person.personId), person)) await insertPerson(tx, workspaceId, person);
  }
}

function isNews(known: Person | undefined, facts: PersonFacts): boolean {
  const names = Object.keys(facts) as (keyof PersonFacts)[];
  return !known || names.some((name) => known[name] !== facts[name]);
}

/** Somebody came into a channel or left it; only the triage channel's members matter, they are the agents. */
export async function knowMember(
  tx: Tx,
  workspaceId: string,
  channelId: string,
  personId: string,
  isMember: boolean,
): Promise<void> {
  const { setup } = await getWorkspace(tx, workspaceId);
  if (setup.triageChannelId !== channelId) return;
  const write = isMember ? insertMembership : deleteMembership;
  await write(tx, workspaceId, channelId, personId);
}

/** Exactly these are in the triage channel. An answer about a channel that is triage no more is passed over. */
export async function knowMembers(
  tx: Tx,
  workspaceId: string,
  channelId: string,
  personIds: readonly string[],
): Promise<void> {
  const { setup } = await getWorkspace(tx, workspaceId);
  if (setup.triageChannelId === channelId) await replaceMemberships(tx, workspaceId, channelId, personIds);
}
