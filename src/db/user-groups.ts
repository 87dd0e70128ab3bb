import { and, asc, eq, inArray, notInArray } from 'drizzle-orm';
import type { NamedUserGroup, UserGroupFacts } from '../domain/people/user-group.ts';
import type { Db, Tx } from './handles.ts';
import { upsertBy } from './rows.ts';
import type { Tables } from './schema/tables.ts';
import { type Args, statement } from './statement.ts';

export type UserGroup = Tables['userGroups']['$inferSelect'];

const upsertGroup = upsertBy('workspaceId', 'groupId');

/** Writes it, or what is news of it. */
export async function insertUserGroup(tx: Tx, workspaceId: string, facts: UserGroupFacts): Promise<void> {
  await upsertGroup(tx, tx.tables.userGroups, { workspaceId, ...facts });
}

const groupsOfWorkspace = statement((q: Db, p: Args<{ workspaceId: string }>) => {
  const { userGroups: g } = q.tables;
  return q.select().from(g).where(eq(g.workspaceId, p.workspaceId)).orderBy(asc(g.handle), asc(g.id));
});

/** By their handles. */
export function listUserGroups(db: Db, workspaceId: string): Promise<UserGroup[]> {
  return groupsOfWorkspace(db, { workspaceId });
}

const groupById = statement((q: Db, p: Args<{ workspaceId: string; groupId: string }>) => {
  const { userGroups: g } = q.tables;
  return q
    .select()
    .from(g)
    .where(and(eq(g.workspaceId, p.workspaceId), eq(g.groupId, p.groupId)));
});

export async function findUserGroup(
  db: Db,
  workspaceId: string,
  groupId: string,
): Promise<UserGroup | undefined> {
  const [group] = await groupById(db, { workspaceId, groupId });
  return group;
}

const usedGroupsOf = statement((q: Db, p: Args<{ workspaceId: string; personId: string }>) => {
  const { userGroups: g, userGroupMembers: m } = q.tables;
  return q
    .select({ groupId: g.groupId, handle: g.handle })
    .from(m)
    .innerJoin(g, and(eq(g.workspaceId, m.workspaceId), eq(g.groupId, m.groupId)))
    .where(and(eq(m.workspaceId, p.workspaceId), eq(m.personId, p.personId), eq(g.state, 'used')))
    .orderBy(asc(m.id));
});

/** Those in use that somebody is in, of those whose members the desk keeps. */
export const listUserGroupsOf = (db: Db, workspaceId: string, personId: string): Promise<NamedUserGroup[]> =>
  usedGroupsOf(db, { workspaceId, personId });

const membersById = statement((q: Db, p: Args<{ workspaceId: string; groupId: string }>) => {
  const { userGroupMembers: m } = q.tables;
  return q
    .select({ personId: m.personId })
    .from(m)
    .where(and(eq(m.workspaceId, p.workspaceId), eq(m.groupId, p.groupId)))
    .orderBy(asc(m.id));
});

/** Everybody Slack has in it. */
export async function listUserGroupMembers(db: Db, workspaceId: string, groupId: string): Promise<string[]> {
  return (await membersById(db, { workspaceId, groupId })).map(({ personId }) => personId);
}

/** Exactly these, from now on; writes what is news. */
export async function replaceUserGroupMembers(
  tx: Tx,
  workspaceId: string,
  groupId: string,
  personIds: readonly string[],
): Promise<void> {
  const { userGroupMembers: m } = tx.tables;
  const before = await listUserGroupMembers(tx, workspaceId, groupId);
  const gone = before.filter((personId) => !personIds.includes(personId));
  const isOfGroup = and(eq(m.workspaceId, workspaceId), eq(m.groupId, groupId));
  if (gone.length > 0) await tx.delete(m).where(and(isOfGroup, inArray(m.personId, gone)));
  const come = personIds.filter((personId) => !before.includes(personId));
  if (come.length > 0) {
    const rows = come.map((personId) => ({ workspaceId, groupId, personId }));
    await tx.insert(m).values(rows).onConflictDoNothing();
  }
}

/** Of a user group that gives no role and no organisation any more, nobody is kept. */
export async function deleteMembersOfOthers(
  tx: Tx,
  workspaceId: string,
  groupIds: readonly string[],
): Promise<void> {
  const { userGroupMembers: m } = tx.tables;
  const isOther = groupIds.length > 0 ? notInArray(m.groupId, [...groupIds]) : undefined;
  await tx.delete(m).where(and(eq(m.workspaceId, workspaceId), isOther));
}
