import type { Db, Tx } from '../../db/handles.ts';
import { listPeople } from '../../db/people.ts';
import {
  deleteMembersOfOthers,
  findUserGroup,
  insertUserGroup,
  listUserGroupMembers,
  listUserGroups,
  replaceUserGroupMembers,
} from '../../db/user-groups.ts';
import { getWorkspace, updateSetup } from '../../db/workspaces.ts';
import type { Answer } from '../../domain/outcome.ts';
import { groupIdsIn } from '../../domain/people/holders.ts';
import { findNamed, type UserGroupFacts } from '../../domain/people/user-group.ts';
import type { Policy } from '../../policy/policy.ts';
import { askOutside } from '../send/reading.ts';
import { followUserGroups } from './follow-user-groups.ts';

/**
 * Slack's user groups as Slack has them, kept so that whoever acts, and whoever asks, is asked about on the desk's own
 * tables (PPL-1, PPL-4, PPL-5).
 */

/** Those whose members the desk keeps: they have a role, or the policy knows an organisation by them. */
export async function listKeptGroupIds(db: Db, policy: Policy, workspaceId: string): Promise<string[]> {
  const { setup } = await getWorkspace(db, workspaceId);
  const named = policy.organisations.flatMap(({ userGroups }) => userGroups);
  const known = named.length > 0 ? await listUserGroups(db, workspaceId) : [];
  const ids = named.flatMap((name) => findNamed(known, name)?.groupId ?? []);
  return [...new Set([...groupIdsIn(setup), ...ids])];
}

/** All of them, and then who is in those that matter. */
export const askForUserGroups = (tx: Tx, workspaceId: string, now: Date): Promise<void> =>
  askOutside(tx, workspaceId, 'user groups', { kind: 'usergroups.read' }, now);

/** Where that is of interest. */
export async function askWhoIsIn(
  tx: Tx,
  policy: Policy,
  workspaceId: string,
  groupId: string,
  now: Date,
): Promise<void> {
  if ((await listKeptGroupIds(tx, policy, workspaceId)).includes(groupId)) {
    await readWhoIsIn(tx, workspaceId, groupId, now);
  }
}

async function readWhoIsIn(tx: Tx, workspaceId: string, groupId: string, now: Date): Promise<void> {
  await askOutside(tx, workspaceId, `user group ${groupId}`, { kind: 'usergroup.read', groupId }, now);
}

/** Exactly these are there. Where they cannot be read, what is known of them stays. */
export async function knowUserGroups(
  tx: Tx,
  policy: Policy,
  workspaceId: string,
  { groups, problem }: Extract<Answer, { of: 'user groups' }>,
  now: Date,
): Promise<void> {
  const { setup } = await getWorkspace(tx, workspaceId);
  const news = problem ? [] : newsIn(groups, await listUserGroups(tx, workspaceId));
  if (news.length > 0 || setup.userGroupsProblem !== problem) {
    await followUserGroups(tx, policy, workspaceId, now, async () => {
      await updateSetup(tx, workspaceId, { userGroupsProblem: problem });
      for (const group of news) await insertUserGroup(tx, workspaceId, group);
    });
  }
  if (problem) return;
  const kept = await listKeptGroupIds(tx, policy, workspaceId);
  await deleteMembersOfOthers(tx, workspaceId, kept);
  for (const groupId of kept) await readOrEmpty(tx, workspaceId, groupId, now);
}

/** What is otherwise than it was known: new ones, changed ones, and those Slack does not list any more. */
function newsIn(groups: readonly UserGroupFacts[], known: readonly UserGroupFacts[]): UserGroupFacts[] {
  const ids = groups.map(({ groupId }) => groupId);
  const gone = known.filter(({ groupId }) => !ids.includes(groupId)).map(lost);
  return [...groups, ...gone].filter((group) => {
    const one = known.find(({ groupId }) => groupId === group.groupId);
    return !one || isNews(one, group);
  });
}

const lost = ({ groupId, handle, name }: UserGroupFacts): UserGroupFacts => ({
  groupId,
  handle,
  name,
  state: 'gone',
});

const isNews = (known: UserGroupFacts, { handle, name, state }: UserGroupFacts): boolean =>
  known.handle !== handle || known.name !== name || known.state !== state;

/** As Slack tells of one by itself. Disabled, it gives nobody anything from this moment on. */
export async function knowUserGroup(
  tx: Tx,
  policy: Policy,
  workspaceId: string,
  group: UserGroupFacts,
  now: Date,
): Promise<void> {
  const { groupId, state } = group;
  const isKept = async () => (await listKeptGroupIds(tx, policy, workspaceId)).includes(groupId);
  await followUserGroups(tx, policy, workspaceId, now, async () => {
    // A handle of the policy's may have been its own until now, or is from now on.
    const wasKept = await isKept();
    await insertUserGroup(tx, workspaceId, group);
    if (!wasKept && !(await isKept())) return;
    if (state !== 'used') await replaceUserGroupMembers(tx, workspaceId, groupId, []);
    await askForUserGroups(tx, workspaceId, now);
  });
}

/** Of one that is not in use the people go: enabled again, it counts for those who are in it then. */
async function readOrEmpty(tx: Tx, workspaceId: string, groupId: string, now: Date): Promise<void> {
  if (await isInUse(tx, workspaceId, groupId)) await readWhoIsIn(tx, workspaceId, groupId, now);
  else await replaceUserGroupMembers(tx, workspaceId, groupId, []);
}

const isInUse = async (tx: Tx, workspaceId: string, groupId: string): Promise<boolean> =>
  (await findUserGroup(tx, workspaceId, groupId))?.state === 'used';

/** Exactly these are in it. An answer about one that matters no more is passed over. */
export async function knowUserGroupMembers(
  tx: Tx,
  policy: Policy,
  workspaceId: string,
  groupId: string,
  personIds: readonly string[],
  now: Date,
): Promise<void> {
  const isKept = (await listKeptGroupIds(tx, policy, workspaceId)).includes(groupId);
  if (!isKept || !(await isInUse(tx, workspaceId, groupId))) return;
  const known = new Set(await listUserGroupMembers(tx, workspaceId, groupId));
  // The hourly reading mostly tells nothing new.
  if (known.size !== personIds.length || personIds.some((personId) => !known.has(personId))) {
    await followUserGroups(tx, policy, workspaceId, now, () =>
      replaceUserGroupMembers(tx, workspaceId, groupId, personIds),
    );
  }
  await readStrangers(tx, workspaceId, personIds, now);
}

/** Somebody whom the desk has never heard of has no role until it has. */
export async function readStrangers(
  tx: Tx,
  workspaceId: string,
  personIds: readonly string[],
  now: Date,
): Promise<void> {
  const known = (await listPeople(tx, workspaceId, personIds)).map(({ personId }) => personId);
  for (const personId of personIds.filter((id) => !known.includes(id))) {
    await askOutside(tx, workspaceId, `person ${personId}`, { kind: 'person.read', personId }, now);
  }
}
