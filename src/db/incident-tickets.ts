import { and, countDistinct, eq, inArray, isNull } from 'drizzle-orm';
import type { Db, Tx } from './handles.ts';
import type { Tables } from './schema/tables.ts';
import { type Args, type Listed, listStatement, statement } from './statement.ts';

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

const attachmentOf = statement((q: Db, p: Args<{ ticketId: number }>) => {
  const { incidentTickets: t } = q.tables;
  return q
    .select()
    .from(t)
    .where(and(eq(t.ticketId, p.ticketId), isNull(t.detachedAt)));
});

/** What a ticket is attached to now; to one incident at the most. */
export async function findAttachment(db: Db, ticketId: number): Promise<Attachment | undefined> {
  const [attachment] = await attachmentOf(db, { ticketId });
  return attachment;
}

const attachedAmong = listStatement((q: Db, _: Args<object>, ticketIds: Listed<number>) => {
  const { incidentTickets: t } = q.tables;
  return q
    .select({ ticketId: t.ticketId })
    .from(t)
    .where(and(inArray(t.ticketId, ticketIds), isNull(t.detachedAt)));
});

/** Which of these are part of an incident now, by their rows. */
export async function listAttached(db: Db, ticketIds: readonly number[]): Promise<ReadonlySet<number>> {
  const rows = await attachedAmong(db, {}, ticketIds);
  return new Set(rows.map(({ ticketId }) => ticketId));
}

const attachmentsOfIncident = statement((q: Db, p: Args<{ incidentId: number }>) => {
  const { incidentTickets: t } = q.tables;
  return q.select().from(t).where(eq(t.incidentId, p.incidentId)).orderBy(t.id);
});

/** All there were, the detached ones too, in the order in which they came. */
export function listAttachments(db: Db, incidentId: number): Promise<Attachment[]> {
  return attachmentsOfIncident(db, { incidentId });
}

const affected = statement((q: Db, p: Args<{ incidentId: number }>) => {
  const { incidentTickets: a, tickets: t } = q.tables;
  return q
    .select({ tickets: countDistinct(t.id), requesters: countDistinct(t.requesterId) })
    .from(a)
    .innerJoin(t, eq(t.id, a.ticketId))
    .where(and(eq(a.incidentId, p.incidentId), isNull(a.detachedAt)));
});

/** How many tickets are attached, and how many people they are of. */
export async function countAffected(
  db: Db,
  incidentId: number,
): Promise<{ tickets: number; requesters: number }> {
  const [count] = await affected(db, { incidentId });
  return count ?? { tickets: 0, requesters: 0 };
}

const privateAttachmentsOf = statement((q: Db, p: Args<{ ticketId: number }>) => {
  const { incidentTickets: t, incidents } = q.tables;
  return q
    .select({ attachedAt: t.attachedAt, detachedAt: t.detachedAt })
    .from(t)
    .innerJoin(incidents, eq(incidents.id, t.incidentId))
    .where(and(eq(t.ticketId, p.ticketId), eq(incidents.isPrivate, true)));
});

/** What a ticket is or was attached to of private incidents (INC-10). */
export function listPrivateAttachments(
  db: Db,
  ticketId: number,
): Promise<Pick<Attachment, 'attachedAt' | 'detachedAt'>[]> {
  return privateAttachmentsOf(db, { ticketId });
}
