import { and, eq, inArray } from 'drizzle-orm';
import type { Db, Tx } from './handles.ts';
import type { Tables } from './schema/tables.ts';

export type MessageCopy = Tables['messageCopies']['$inferSelect'];

/** Where the copy for a merged ticket stands; told again it changes nothing. */
export async function insertMessageCopy(
  tx: Tx,
  row: { workspaceId: string; messageId: number; ticketId: number; channelId: string; ts: string },
): Promise<void> {
  await tx.insert(tx.tables.messageCopies).values(row).onConflictDoNothing();
}

export async function listMessageCopies(db: Db, messageId: number): Promise<MessageCopy[]> {
  const { messageCopies: c } = db.tables;
  return db.select().from(c).where(eq(c.messageId, messageId)).orderBy(c.id);
}

export async function findMessageCopy(
  db: Db,
  messageId: number,
  ticketId: number,
): Promise<MessageCopy | undefined> {
  const { messageCopies: c } = db.tables;
  const [copy] = await db
    .select()
    .from(c)
    .where(and(eq(c.messageId, messageId), eq(c.ticketId, ticketId)));
  return copy;
}

/** Which of these messages stand in the thread of a merged ticket as well. */
export async function listCopiedIds(
  db: Db,
  ticketId: number,
  messageIds: readonly number[],
): Promise<Set<number>> {
  if (messageIds.length === 0) return new Set();
  const { messageCopies: c } = db.tables;
  const rows = await db
    .select({ id: c.messageId })
    .from(c)
    .where(and(inArray(c.messageId, [...messageIds]), eq(c.ticketId, ticketId)));
  return new Set(rows.map(({ id }) => id));
}
