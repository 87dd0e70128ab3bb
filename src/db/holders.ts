import { and, asc, eq } from 'drizzle-orm';
import { groupIdsIn, holdersOf } from '../domain/people/holders.ts';
import type { Holders } from '../domain/people/roles.ts';
import type { Setup } from '../domain/setup.ts';
import type { Db } from './handles.ts';
import { type Args, statement } from './statement.ts';
import { listUserGroupsOf } from './user-groups.ts';
import { getWorkspace } from './workspaces.ts';

/** A guest is never staff, and neither is whoever is from outside, a bot or gone: a user group makes nobody more. */
const insideMembers = statement((q: Db, p: Args<{ workspaceId: string; groupId: string }>) => {
  const { userGroups, userGroupMembers: m, people } = q.tables;
  return q
    .select({ personId: m.personId })
    .from(m)
    .innerJoin(userGroups, and(eq(userGroups.workspaceId, m.workspaceId), eq(userGroups.groupId, m.groupId)))
    .innerJoin(people, and(eq(people.workspaceId, m.workspaceId), eq(people.personId, m.personId)))
    .where(
      and(
        eq(m.workspaceId, p.workspaceId),
        eq(m.groupId, p.groupId),
        eq(userGroups.state, 'used'),
        eq(people.isGuest, false),
        eq(people.isStranger, false),
        eq(people.isBot, false),
        eq(people.isDeactivated, false),
      ),
    )
    .orderBy(asc(m.id));
});

/** Those in a user group who can hold a role by it. */
export async function listInUserGroup(db: Db, workspaceId: string, groupId: string): Promise<string[]> {
  const rows = await insideMembers(db, { workspaceId, groupId });
  return rows.map(({ personId }) => personId);
}

/** Who has which role now (PPL-1), from the desk's own tables. */
export async function listHolders(db: Db, workspaceId: string): Promise<Holders> {
  const { setup } = await getWorkspace(db, workspaceId);
  const members = new Map<string, readonly string[]>();
  for (const groupId of groupIdsIn(setup)) {
    members.set(groupId, await listInUserGroup(db, workspaceId, groupId));
  }
  return holdersOf(setup, (groupId) => members.get(groupId) ?? []);
}

/** Of the user groups whose members the desk keeps, those somebody is in; where none has a role, nobody asks. */
export async function listUserGroupIdsOf(
  db: Db,
  setup: Setup,
  { workspaceId, personId }: { readonly workspaceId: string; readonly personId: string },
): Promise<string[]> {
  if (groupIdsIn(setup).length === 0) return [];
  return (await listUserGroupsOf(db, workspaceId, personId)).map(({ groupId }) => groupId);
}
