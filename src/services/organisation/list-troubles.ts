import type { Db } from '../../db/handles.ts';
import { listUserGroupMembers, listUserGroups } from '../../db/user-groups.ts';
import { getWorkspace } from '../../db/workspaces.ts';
import { haveUserGroups } from '../../domain/people/organisation.ts';
import { organisationTroubles, type PeopledUserGroup } from '../../domain/people/organisation-words.ts';
import { isNamed } from '../../domain/people/user-group.ts';
import type { Policy } from '../../policy/policy.ts';

/**
 * PPL-5: user groups of the policy that do not say whom their members work for, for those who lead the desk. Before
 * Slack's were read for the first time nothing is known of them, and nothing said.
 */
export async function listOrganisationTroubles(
  db: Db,
  { organisations }: Pick<Policy, 'organisations'>,
  workspaceId: string,
): Promise<string[]> {
  if (!haveUserGroups(organisations)) return [];
  const { setup } = await getWorkspace(db, workspaceId);
  if (setup.userGroupsProblem === undefined) return [];
  const names = organisations.flatMap(({ userGroups }) => userGroups);
  const known: PeopledUserGroup[] = [];
  for (const group of await listUserGroups(db, workspaceId)) {
    const isOurs = names.some((name) => isNamed(group, name));
    const members = isOurs ? await listUserGroupMembers(db, workspaceId, group.groupId) : [];
    known.push({ ...group, count: members.length });
  }
  return organisationTroubles(organisations, known, setup.userGroupsProblem);
}
