import type { Tx } from '../../db/handles.ts';
import { listPeople } from '../../db/people.ts';
import { deleteMembersOfOthers, insertUserGroup, replaceUserGroupMembers } from '../../db/user-groups.ts';
import type { UserGroupFacts } from '../../domain/people/user-group.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Policy } from '../../policy/policy.ts';
import { askForUserGroups, listKeptGroupIds, readStrangers } from './know-user-groups.ts';

/** One that had no role before, as Slack has it at this moment. */
export interface ChosenUserGroup extends UserGroupFacts {
  readonly personIds: readonly string[];
  /** Where it was chosen. */
  readonly field: string;
}

/** Refuses a role for a user group that would give it to nobody. */
export async function refuseUnlessPeopled(
  tx: Tx,
  workspaceId: string,
  { handle, personIds, field }: ChosenUserGroup,
): Promise<void> {
  if (personIds.length === 0) {
    const problem = `@${handle} has nobody in it. Add people to it in Slack, or choose another.`;
    throw new Refusal('setup.group-empty', problem, field);
  }
  const people = await listPeople(tx, workspaceId, personIds);
  const barred = people.filter(
    ({ isGuest, isStranger, isBot, isDeactivated }) => isGuest || isStranger || isBot || isDeactivated,
  );
  if (barred.length < personIds.length) return;
  const problem = `@${handle} has only guests, bots or people who left in it, and they can hold no role. Choose another.`;
  throw new Refusal('setup.group-of-guests', problem, field);
}

/** Its people have the role from now on. All are read once more, since Slack may have changed meanwhile. */
export async function giveToUserGroups(
  tx: Tx,
  policy: Policy,
  workspaceId: string,
  chosen: readonly ChosenUserGroup[],
  now: Date,
): Promise<void> {
  for (const { groupId, handle, name, state, personIds } of chosen) {
    await insertUserGroup(tx, workspaceId, { groupId, handle, name, state });
    await replaceUserGroupMembers(tx, workspaceId, groupId, personIds);
    await readStrangers(tx, workspaceId, personIds, now);
  }
  const kept = await listKeptGroupIds(tx, policy, workspaceId);
  await deleteMembersOfOthers(tx, workspaceId, kept);
  if (kept.length > 0) await askForUserGroups(tx, workspaceId, now);
}
