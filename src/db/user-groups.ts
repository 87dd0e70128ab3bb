import { and, asc, eq, inArray } from 'drizzle-orm';
import type { NamedUserGroup, UserGroupFacts } from '../domain/people/user-group.ts';
import type { Db, Tx } from './handles.ts';
import { upsertBy } from './rows.ts';
import type { Tables } from './schema/tables.ts';
import { type Args, type Listed, listStatement, statement } from './statement.ts';

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

type OfGroup = { readonly workspaceId: string; readonly groupId: string };

const removePeople = listStatement((q: Tx, p: Args<OfGroup>, personIds: Listed<string>) => {
  const { userGroupMembers: m } = q.tables;
  const isOfGroup = and(eq(m.workspaceId, p.workspaceId), eq(m.groupId, p.groupId));
  return q.delete(m).where(and(isOfGroup, inArray(m.personId, personIds)));
});

const insertPeople = listStatement((q: Tx, p: Args<OfGroup>, personIds: Listed<string>) => {
  const { workspaceId, groupId } = p;
  const rows = personIds.map((personId) => ({ workspaceId, groupId, personId }));
  return q.insert(q.tables.userGroupMembers).values(rows).onConflictDoNothing();
});

/** Exactly these, from now on; writes what is news. */
export async function replaceUserGroupMembers(
  tx: Tx,
  workspaceId: string,
  groupId: string,
  personIds: readonly string[],
): Promise<void> {
  const before = await listUserGroupMembers(tx, workspaceId, groupId);
  const gone = before.filter((personId) => !personIds.includes(personId));
  await removePeople(tx, { workspaceId, groupId }, gone);
  const come = personIds.filter((personId) => !before.includes(personId));
  await insertPeople(tx, { workspaceId, groupId }, come);
}

const groupsWithMembers = statement((q: Db, p: Args<{ workspaceId: string }>) => {
  const { userGroupMembers: m } = q.tables;
  return q.selectDistinct({ groupId: m.groupId }).from(m).where(eq(m.workspaceId, p.workspaceId));
});

const removeMembersOf = listStatement((q: Tx, p: Args<{ workspaceId: string }>, groupIds: Listed<string>) => {
  const { userGroupMembers: m } = q.tables;
  return q.delete(m).where(and(eq(m.workspaceId, p.workspaceId), inArray(m.groupId, groupIds)));
});

/** Of a user group that gives no role and no organisation any more, nobody is kept. */
export async function deleteMembersOfOthers(
  tx: Tx,
  workspaceId: string,
  groupIds: readonly string[],
): Promise<void> {
  const known = (await groupsWithMembers(tx, { workspaceId })).map(({ groupId }) => groupId);
  const others = known.filter((groupId) => !groupIds.includes(groupId));
  await removeMembersOf(tx, { workspaceId }, others);
}
