import { and, asc, eq } from 'drizzle-orm';
import type { Db, Tx } from './handles.ts';
import { insertNewReturning, insertReturning, onlyRow, updateRow } from './rows.ts';
import type { Tables } from './schema/tables.ts';
import { type Args, statement } from './statement.ts';

export type Message = Tables['messages']['$inferSelect'];
export type NewMessage = Tables['messages']['$inferInsert'];

/** Written in a form, or by the desk: it has no place in Slack until it is sent. */
export function insertMessage(tx: Tx, row: NewMessage): Promise<Message> {
  return insertReturning(tx, tx.tables.messages, row);
}

/** Written in Slack, where its place is its key: undefined if this ticket has it already. */
export function insertHeardMessage(
  tx: Tx,
  row: NewMessage & { channelId: string; ts: string },
): Promise<Message | undefined> {
  return insertNewReturning(tx, tx.tables.messages, row);
}

export async function updateMessage(tx: Tx, id: number, change: Partial<NewMessage>): Promise<Message> {
  return updateRow(tx, tx.tables.messages, id, change);
}

const messageById = statement((q: Db, p: Args<{ id: number }>) =>
  q.select().from(q.tables.messages).where(eq(q.tables.messages.id, p.id)),
);

export async function getMessage(db: Db, id: number): Promise<Message> {
  return onlyRow(await messageById(db, { id }));
}

const messagesAt = statement((q: Db, p: Args<{ channelId: string; ts: string }>) => {
  const { messages } = q.tables;
  return q
    .select()
    .from(messages)
    .where(and(eq(messages.channelId, p.channelId), eq(messages.ts, p.ts)))
    .orderBy(messages.id);
});

/** The rows of one Slack message: several where its thread holds several tickets. */
export function listMessagesAt(db: Db, channelId: string, ts: string): Promise<Message[]> {
  return messagesAt(db, { channelId, ts });
}

const messagesOfTicket = statement((q: Db, p: Args<{ ticketId: number }>) => {
  const { messages } = q.tables;
  return q.select().from(messages).where(eq(messages.ticketId, p.ticketId)).orderBy(asc(messages.id));
});

export function listMessages(db: Db, ticketId: number): Promise<Message[]> {
  return messagesOfTicket(db, { ticketId });
}
