import { and, eq, inArray } from 'drizzle-orm';
import type { Db, Tx } from './handles.ts';
import { insertNew } from './rows.ts';
import type { Tables } from './schema/tables.ts';
import { type Args, type Listed, listStatement, statement } from './statement.ts';

export type MessageCopy = Tables['messageCopies']['$inferSelect'];

/** Where the copy for a merged ticket stands; told again it changes nothing. */
export async function insertMessageCopy(
  tx: Tx,
  row: { workspaceId: string; messageId: number; ticketId: number; channelId: string; ts: string },
): Promise<void> {
  await insertNew(tx, tx.tables.messageCopies, row);
}

const copiesOfMessage = statement((q: Db, p: Args<{ messageId: number }>) => {
  const { messageCopies: c } = q.tables;
  return q.select().from(c).where(eq(c.messageId, p.messageId)).orderBy(c.id);
});

export function listMessageCopies(db: Db, messageId: number): Promise<MessageCopy[]> {
  return copiesOfMessage(db, { messageId });
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

const copiedAmong = listStatement((q: Db, p: Args<{ ticketId: number }>, messageIds: Listed<number>) => {
  const { messageCopies: c } = q.tables;
  return q
    .select({ id: c.messageId })
    .from(c)
    .where(and(inArray(c.messageId, messageIds), eq(c.ticketId, p.ticketId)));
});

/** Which of these messages stand in the thread of a merged ticket as well. */
export async function listCopiedIds(
  db: Db,
  ticketId: number,
  messageIds: readonly number[],
): Promise<Set<number>> {
  const rows = await copiedAmong(db, { ticketId }, messageIds);
  return new Set(rows.map(({ id }) => id));
}
