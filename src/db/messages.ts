import { and, asc, eq } from 'drizzle-orm';
import type { Db, Tx } from './handles.ts';
import { onlyRow, updateRow } from './rows.ts';
import type { Tables } from './schema/tables.ts';

export type Message = Tables['messages']['$inferSelect'];
export type NewMessage = Tables['messages']['$inferInsert'];

/** Written in a form, or by the desk: it has no place in Slack until it is sent. */
export async function insertMessage(tx: Tx, row: NewMessage): Promise<Message> {
  return onlyRow(await tx.insert(tx.tables.messages).values(row).returning());
}

/** Written in Slack, where its place is its key: undefined if this ticket has it already. */
export async function insertHeardMessage(
  tx: Tx,
  row: NewMessage & { channelId: string; ts: string },
): Promise<Message | undefined> {
  const [message] = await tx.insert(tx.tables.messages).values(row).onConflictDoNothing().returning();
  return message;
}

export async function updateMessage(tx: Tx, id: number, change: Partial<NewMessage>): Promise<Message> {
  return updateRow(tx, tx.tables.messages, id, change);
}

export async function getMessage(db: Db, id: number): Promise<Message> {
  const { messages } = db.tables;
  return onlyRow(await db.select().from(messages).where(eq(messages.id, id)));
}

/** The rows of one Slack message: several where its thread holds several tickets. */
export async function listMessagesAt(db: Db, channelId: string, ts: string): Promise<Message[]> {
  const { messages } = db.tables;
  return db
    .select()
    .from(messages)
    .where(and(eq(messages.channelId, channelId), eq(messages.ts, ts)))
    .orderBy(messages.id);
}

export async function listMessages(db: Db, ticketId: number): Promise<Message[]> {
  const { messages } = db.tables;
  return db.select().from(messages).where(eq(messages.ticketId, ticketId)).orderBy(asc(messages.id));
}
