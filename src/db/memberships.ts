import { and, eq } from 'drizzle-orm';
import type { Db, Tx } from './handles.ts';
import { insertNew } from './rows.ts';
import { type Args, type Listed, listStatement, statement } from './statement.ts';

type Place = { readonly workspaceId: string; readonly channelId: string };

export async function insertMembership(
  tx: Tx,
  workspaceId: string,
  channelId: string,
  personId: string,
): Promise<void> {
  await insertNew(tx, tx.tables.memberships, { workspaceId, channelId, personId });
}

const removeMember = statement((q: Tx, p: Args<Place & { personId: string }>) => {
  const { memberships: m } = q.tables;
  return q
    .delete(m)
    .where(and(eq(m.workspaceId, p.workspaceId), eq(m.channelId, p.channelId), eq(m.personId, p.personId)));
});

export async function deleteMembership(
  tx: Tx,
  workspaceId: string,
  channelId: string,
  personId: string,
): Promise<void> {
  await removeMember(tx, { workspaceId, channelId, personId });
}

const removeMembers = statement((q: Tx, p: Args<Place>) => {
  const { memberships: m } = q.tables;
  return q.delete(m).where(and(eq(m.workspaceId, p.workspaceId), eq(m.channelId, p.channelId)));
});

const insertMembers = listStatement((q: Tx, p: Args<Place>, personIds: Listed<string>) => {
  const { workspaceId, channelId } = p;
  const rows = personIds.map((personId) => ({ workspaceId, channelId, personId }));
  return q.insert(q.tables.memberships).values(rows).onConflictDoNothing();
});

/** Exactly these, from now on. */
export async function replaceMemberships(
  tx: Tx,
  workspaceId: string,
  channelId: string,
  personIds: readonly string[],
): Promise<void> {
  await removeMembers(tx, { workspaceId, channelId });
  await insertMembers(tx, { workspaceId, channelId }, personIds);
}

const membersOfChannel = statement((q: Db, p: Args<Place>) => {
  const { memberships: m } = q.tables;
  return q
    .select({ personId: m.personId })
    .from(m)
    .where(and(eq(m.workspaceId, p.workspaceId), eq(m.channelId, p.channelId)))
    .orderBy(m.id);
});

export async function listMemberIds(db: Db, workspaceId: string, channelId: string): Promise<string[]> {
  const rows = await membersOfChannel(db, { workspaceId, channelId });
  return rows.map((row) => row.personId);
}

const membersOfWorkspace = statement((q: Db, p: Args<{ workspaceId: string }>) => {
  const { memberships: m } = q.tables;
  return q
    .selectDistinct({ personId: m.personId })
    .from(m)
    .where(eq(m.workspaceId, p.workspaceId))
    .orderBy(m.personId);
});

/** Of all triage channels. */
export async function listAgentIds(db: Db, workspaceId: string): Promise<string[]> {
  const rows = await membersOfWorkspace(db, { workspaceId });
  return rows.map(({ personId }) => personId);
}
