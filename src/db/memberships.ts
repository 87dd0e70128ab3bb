import { and, eq } from 'drizzle-orm';
import type { Db, Tx } from './handles.ts';

export async function insertMembership(
  tx: Tx,
  workspaceId: string,
  channelId: string,
  personId: string,
): Promise<void> {
  await tx.insert(tx.tables.memberships).values({ workspaceId, channelId, personId }).onConflictDoNothing();
}

export async function deleteMembership(
  tx: Tx,
  workspaceId: string,
  channelId: string,
  personId: string,
): Promise<void> {
  const { memberships: m } = tx.tables;
  await tx
    .delete(m)
    .where(and(eq(m.workspaceId, workspaceId), eq(m.channelId, channelId), eq(m.personId, personId)));
}

/** Exactly these, from now on. */
export async function replaceMemberships(
  tx: Tx,
  workspaceId: string,
  channelId: string,
  personIds: readonly string[],
): Promise<void> {
  const { memberships: m } = tx.tables;
  await tx.delete(m).where(and(eq(m.workspaceId, workspaceId), eq(m.channelId, channelId)));
  for (const personId of personIds) await insertMembership(tx, workspaceId, channelId, personId);
}

export async function listMemberIds(db: Db, workspaceId: string, channelId: string): Promise<string[]> {
  const { memberships: m } = db.tables;
  const rows = await db
    .select({ personId: m.personId })
    .from(m)
    .where(and(eq(m.workspaceId, workspaceId), eq(m.channelId, channelId)))
    .orderBy(m.id);
  return rows.map((row) => row.personId);
}

/** Of all triage channels. */
export async function listAgentIds(db: Db, workspaceId: string): Promise<string[]> {
  const { memberships: m } = db.tables;
  const rows = await db
    .selectDistinct({ personId: m.personId })
    .from(m)
    .where(eq(m.workspaceId, workspaceId))
    .orderBy(m.personId);
  return rows.map(({ personId }) => personId);
}
