import { and, countDistinct, eq, inArray, isNull } from 'drizzle-orm';
import type { Db, Tx } from './handles.ts';
import type { Tables } from './schema/tables.ts';

export type Attachment = Tables['incidentTickets']['$inferSelect'];

/** One that was detached is attached again from now on. */
export async function insertAttachment(
  tx: Tx,
  row: { workspaceId: string; incidentId: number; ticketId: number; attachedAt: Date },
): Promise<void> {
  const { incidentTickets: t } = tx.tables;
  const { attachedAt } = row;
  await tx
    .insert(t)
    .values(row)
    .onConflictDoUpdate({ target: [t.incidentId, t.ticketId], set: { attachedAt, detachedAt: null } });
}

export async function updateDetached(tx: Tx, id: number, detachedAt: Date): Promise<void> {
  const { incidentTickets: t } = tx.tables;
  await tx.update(t).set({ detachedAt }).where(eq(t.id, id));
}

/** What a ticket is attached to now; to one incident at the most. */
export async function findAttachment(db: Db, ticketId: number): Promise<Attachment | undefined> {
  const { incidentTickets: t } = db.tables;
  const [attachment] = await db
    .select()
    .from(t)
    .where(and(eq(t.ticketId, ticketId), isNull(t.detachedAt)));
  return attachment;
}

/** Which of these are part of an incident now, by their rows. */
export async function listAttached(db: Db, ticketIds: readonly number[]): Promise<ReadonlySet<number>> {
  if (ticketIds.length === 0) return new Set();
  const { incidentTickets: t } = db.tables;
  const rows = await db
    .select({ ticketId: t.ticketId })
    .from(t)
    .where(and(inArray(t.ticketId, [...ticketIds]), isNull(t.detachedAt)));
  return new Set(rows.map(({ ticketId }) => ticketId));
}

/** All there were, the detached ones too, in the order in which they came. */
export async function listAttachments(db: Db, incidentId: number): Promise<Attachment[]> {
  const { incidentTickets: t } = db.tables;
  return db.select().from(t).where(eq(t.incidentId, incidentId)).orderBy(t.id);
}

/** How many tickets are attached, and how many people they are of. */
export async function countAffected(
  db: Db,
  incidentId: number,
): Promise<{ tickets: number; requesters: number }> {
  const { incidentTickets: a, tickets: t } = db.tables;
  const [count] = await db
    .select({ tickets: countDistinct(t.id), requesters: countDistinct(t.requesterId) })
    .from(a)
    .innerJoin(t, eq(t.id, a.ticketId))
    .where(and(eq(a.incidentId, incidentId), isNull(a.detachedAt)));
  return count ?? { tickets: 0, requesters: 0 };
}

/** What a ticket is or was attached to of private incidents (INC-10). */
export async function listPrivateAttachments(
  db: Db,
  ticketId: number,
): Promise<Pick<Attachment, 'attachedAt' | 'detachedAt'>[]> {
  const { incidentTickets: t, incidents } = db.tables;
  return db
    .select({ attachedAt: t.attachedAt, detachedAt: t.detachedAt })
    .from(t)
    .innerJoin(incidents, eq(incidents.id, t.incidentId))
    .where(and(eq(t.ticketId, ticketId), eq(incidents.isPrivate, true)));
}
