import type { Tx } from '../../db/handles.ts';
import { listHolders } from '../../db/holders.ts';
import { listPeople } from '../../db/people.ts';
import {
  findUserGroup,
  insertUserGroup,
  listUserGroups,
  replaceUserGroupMembers,
} from '../../db/user-groups.ts';
import { getWorkspace, updateSetup } from '../../db/workspaces.ts';
import type { Answer } from '../../domain/delivery.ts';
import { groupIdsIn } from '../../domain/people/holders.ts';
import type { UserGroupFacts } from '../../domain/people/user-group.ts';
import { askOutside } from '../send.ts';
import { followRoles } from './follow-roles.ts';

/** Slack's user groups as Slack has them, kept so that whoever acts is asked about on the desk's own tables (PPL-1, PPL-4). */

/** All of them, and then who is in those that have a role. */
export const askForUserGroups = (tx: Tx, workspaceId: string, now: Date): Promise<void> =>
  askOutside(tx, workspaceId, 'user groups', { kind: 'usergroups.read' }, now);

/** Who is in one is of interest where it has a role. */
export async function askWhoIsIn(tx: Tx, workspaceId: string, groupId: string, now: Date): Promise<void> {
  const { setup } = await getWorkspace(tx, workspaceId);
  if (!groupIdsIn(setup).includes(groupId)) return;
  await askOutside(tx, workspaceId, `user group ${groupId}`, { kind: 'usergroup.read', groupId }, now);
}

/** Exactly these are there. Where they cannot be read, what is known of them stays. */
export async function knowUserGroups(
  tx: Tx,
  workspaceId: string,
  { groups, problem }: Extract<Answer, { of: 'user groups' }>,
  now: Date,
): Promise<void> {
  const { setup } = await getWorkspace(tx, workspaceId);
  const isChanged = (setup.userGroupsProblem ?? null) !== problem;
  if (isChanged) await updateSetup(tx, workspaceId, { userGroupsProblem: problem });
  if (problem) return;
  const before = await listHolders(tx, workspaceId);
  const known = await listUserGroups(tx, workspaceId);
  const ids = groups.map(({ groupId }) => groupId);
  const gone = known.filter(({ groupId }) => !ids.includes(groupId));
  for (const group of [...groups, ...gone.map(lost)]) {
    const one = known.find(({ groupId }) => groupId === group.groupId);
    if (!one || isNews(one, group)) await insertUserGroup(tx, workspaceId, group);
  }
  for (const groupId of groupIdsIn(setup)) await readOrEmpty(tx, workspaceId, groupId, now);
  await followRoles(tx, workspaceId, before, now);
}

const lost = ({ groupId, handle, name }: UserGroupFacts): UserGroupFacts => ({
  groupId,
  handle,
  name,
  state: 'gone',
});

const isNews = (known: UserGroupFacts, { handle, name, state }: UserGroupFacts): boolean =>
  known.handle !== handle || known.name !== name || known.state !== state;

/** As Slack tells of one by itself. Disabled, it gives nobody a role from this moment on. */
export async function knowUserGroup(
  tx: Tx,
  workspaceId: string,
  group: UserGroupFacts,
  now: Date,
): Promise<void> {
  const before = await listHolders(tx, workspaceId);
  await insertUserGroup(tx, workspaceId, group);
  const { setup } = await getWorkspace(tx, workspaceId);
  if (!groupIdsIn(setup).includes(group.groupId)) return;
  if (group.state !== 'used') await replaceUserGroupMembers(tx, workspaceId, group.groupId, []);
  await askForUserGroups(tx, workspaceId, now);
  await followRoles(tx, workspaceId, before, now);
}

/** Of one that is not in use the people go: enabled again, it gives roles to those who are in it then. */
async function readOrEmpty(tx: Tx, workspaceId: string, groupId: string, now: Date): Promise<void> {
  if (await isInUse(tx, workspaceId, groupId)) await askWhoIsIn(tx, workspaceId, groupId, now);
  else await replaceUserGroupMembers(tx, workspaceId, groupId, []);
}

const isInUse = async (tx: Tx, workspaceId: string, groupId: string): Promise<boolean> =>
  (await findUserGroup(tx, workspaceId, groupId))?.state === 'used';

/** Exactly these are in it. An answer about one that has no role any more is passed over. */
export async function knowUserGroupMembers(
  tx: Tx,
  workspaceId: string,
  groupId: string,
  personIds: readonly string[],
  now: Date,
): Promise<void> {
  const { setup } = await getWorkspace(tx, workspaceId);
  if (!groupIdsIn(setup).includes(groupId) || !(await isInUse(tx, workspaceId, groupId))) return;
  const before = await listHolders(tx, workspaceId);
  await replaceUserGroupMembers(tx, workspaceId, groupId, personIds);
  await readStrangers(tx, workspaceId, personIds, now);
  await followRoles(tx, workspaceId, before, now);
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
