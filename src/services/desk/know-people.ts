import type { Tx } from '../../db/handles.ts';
import {
  deleteMembership,
  insertMembership,
  listMemberIds,
  replaceMemberships,
} from '../../db/memberships.ts';
import { insertPerson, listPeople, type Person } from '../../db/people.ts';
import { transact } from '../../db/transact.ts';
import { getWorkspace } from '../../db/workspaces.ts';
import type { PersonFacts } from '../../domain/outcome.ts';
import { agentChannels } from '../../domain/setup.ts';
import type { Policy } from '../../policy/policy.ts';
import { releaseWork } from '../assignment/release-work.ts';
import { wakeHandOut } from '../assignment/wake.ts';
import type { Desk } from '../desk.ts';
import { losePerson } from '../incident/lose-person.ts';
import { missAway } from '../incident/miss-commander.ts';
import { wakeOncall } from '../oncall/wake.ts';
import { followOrganisations, listTold } from '../organisation/follow-organisations.ts';

/** What Slack says of people, kept as it says it: roles follow within the transaction that asks next (PPL-4). */
export function knowPeople(desk: Desk, workspaceId: string, people: readonly PersonFacts[]): Promise<void> {
  return transact(desk.db, (tx) => knowPeopleIn(tx, desk.policy, workspaceId, people, desk.now()));
}

/** Writes only what is news: the hourly reading of a large workspace must hold nobody up. */
export async function knowPeopleIn(
  tx: Tx,
  policy: Policy,
  workspaceId: string,
  people: readonly PersonFacts[],
  now: Date,
): Promise<void> {
  const ids = people.map((person) => person.personId);
  const known = new Map((await listPeople(tx, workspaceId, ids)).map((person) => [person.personId, person]));
  const news = people.filter((person) => isNews(known.get(person.personId), person));
  const isMoved = ({ personId, mailDomain }: PersonFacts) =>
    known.has(personId) && known.get(personId)?.mailDomain !== mailDomain;
  const told = news.some(isMoved) ? await listTold(tx, policy, workspaceId) : undefined;
  for (const person of news) {
    await insertPerson(tx, workspaceId, person);
    const isGone = person.isDeactivated && known.get(person.personId)?.isDeactivated === false;
    if (isGone) await wakeOncall(tx, workspaceId, now);
    // A guest may do nothing with the desk (PPL-4).
    const isOutside = person.isGuest && known.get(person.personId)?.isGuest === false;
    if (isOutside && !person.isDeactivated) {
      await wakeOncall(tx, workspaceId, now);
      await losePerson(tx, policy, workspaceId, person.personId, 'guest', now);
    }
    if (isGone) await loseAgent(tx, policy, workspaceId, person.personId, now);
  }
  if (told) await followOrganisations(tx, policy, workspaceId, told, now);
  const { awayEmoji } = policy.availability;
  const isAway = (person: Pick<Person, 'statusEmoji'> | undefined) =>
    awayEmoji.includes(person?.statusEmoji ?? '');
  if (news.some((person) => isAway(person) || isAway(known.get(person.personId)))) {
    await wakeHandOut(tx, policy, workspaceId, now);
    await wakeOncall(tx, workspaceId, now);
  }
  for (const person of news)
    if (isAway(person) && !isAway(known.get(person.personId)))
      await missAway(tx, policy, workspaceId, person.personId, now);
}

async function loseAgent(
  tx: Tx,
  policy: Policy,
  workspaceId: string,
  personId: string,
  now: Date,
): Promise<void> {
  await losePerson(tx, policy, workspaceId, personId, 'deactivated', now);
  const { setup } = await getWorkspace(tx, workspaceId);
  for (const channelId of agentChannels(setup)) await deleteMembership(tx, workspaceId, channelId, personId);
  await releaseWork(tx, policy, workspaceId, personId, 'is deactivated', now);
}

function isNews(known: Person | undefined, facts: PersonFacts): boolean {
  const names = Object.keys(facts) as (keyof PersonFacts)[];
  return !known || names.some((name) => timeless(known[name]) !== timeless(facts[name]));
}

/** Moments are the same when their times are. */
const timeless = (fact: PersonFacts[keyof PersonFacts]) => (fact instanceof Date ? fact.getTime() : fact);

const LEFT = 'is no agent of this group any more';

/** Somebody came into a channel or left it; only triage channels matter, whose members are the agents. */
export async function knowMember(
  tx: Tx,
  policy: Policy,
  workspaceId: string,
  channelId: string,
  personId: string,
  isMember: boolean,
  now: Date,
): Promise<void> {
  const { setup } = await getWorkspace(tx, workspaceId);
  if (!agentChannels(setup).includes(channelId)) return;
  if (isMember) {
    await insertMembership(tx, workspaceId, channelId, personId);
    return wakeHandOut(tx, policy, workspaceId, now);
  }
  await deleteMembership(tx, workspaceId, channelId, personId);
  await releaseWork(tx, policy, workspaceId, personId, LEFT, now, channelId);
}

/** Exactly these are in a triage channel. An answer about one that is triage no more is passed over. */
export async function knowMembers(
  tx: Tx,
  policy: Policy,
  workspaceId: string,
  channelId: string,
  personIds: readonly string[],
  now: Date,
): Promise<void> {
  const { setup } = await getWorkspace(tx, workspaceId);
  if (!agentChannels(setup).includes(channelId)) return;
  const before = await listMemberIds(tx, workspaceId, channelId);
  await replaceMemberships(tx, workspaceId, channelId, personIds);
  const gone = before.filter((personId) => !personIds.includes(personId));
  for (const personId of gone) await releaseWork(tx, policy, workspaceId, personId, LEFT, now, channelId);
  if (personIds.some((personId) => !before.includes(personId))) {
    await wakeHandOut(tx, policy, workspaceId, now);
  }
}
