import { and, desc, eq, inArray, isNotNull } from 'drizzle-orm';
import { unknownTicket } from '../domain/people/permissions.ts';
import { messageKey } from '../domain/ticket/origin.ts';
import { isOpen } from '../domain/ticket/status.ts';
import type { Db, Tx } from './handles.ts';
import { insertReturning, onlyRow, updateRow } from './rows.ts';
import type { Tables } from './schema/tables.ts';
import { exactly } from './sql.ts';
import { type Args, type Listed, listStatement, statement } from './statement.ts';

export type Ticket = Tables['tickets']['$inferSelect'];
export type NewTicket = Omit<Tables['tickets']['$inferInsert'], 'number' | 'isOpen'>;

const lastNumber = statement((q: Db, p: Args<{ workspaceId: string }>) => {
  const { tickets } = q.tables;
  return q
    .select({ number: tickets.number })
    .from(tickets)
    .where(eq(tickets.workspaceId, p.workspaceId))
    .orderBy(desc(tickets.number))
    .limit(exactly(1));
});

/** Gives the ticket the next number of its workspace; the one writer makes that safe. */
export async function insertTicket(tx: Tx, row: NewTicket): Promise<Ticket> {
  const [last] = await lastNumber(tx, { workspaceId: row.workspaceId });
  return insertReturning(tx, tx.tables.tickets, { ...row, number: (last?.number ?? 0) + 1 });
}

export async function updateTicket(
  tx: Tx,
  id: number,
  change: Partial<Omit<NewTicket, 'workspaceId'>>,
): Promise<Ticket> {
  const open = change.status ? { isOpen: isOpen(change.status) } : {};
  return updateRow(tx, tx.tables.tickets, id, { ...change, ...open });
}

const ticketById = statement((q: Db, p: Args<{ id: number }>) =>
  q.select().from(q.tables.tickets).where(eq(q.tables.tickets.id, p.id)),
);

/** By row id, which never leaves the database and the buttons; an unknown one is a bug. */
export async function getTicket(db: Db, id: number): Promise<Ticket> {
  return onlyRow(await ticketById(db, { id }));
}

const ticketByNumber = statement((q: Db, p: Args<{ workspaceId: string; number: number }>) => {
  const { tickets } = q.tables;
  return q
    .select()
    .from(tickets)
    .where(and(eq(tickets.workspaceId, p.workspaceId), eq(tickets.number, p.number)));
});

/** By the number people say; refuses where there is none, at the form's field where it was said in one. */
export async function getTicketByNumber(
  db: Db,
  workspaceId: string,
  number: number,
  field?: string,
): Promise<Ticket> {
  const isNumber = Number.isSafeInteger(number);
  const [ticket] = isNumber ? await ticketByNumber(db, { workspaceId, number }) : [];
  if (!ticket) throw unknownTicket(number, field);
  return ticket;
}

const ticketBySource = statement((q: Db, p: Args<{ workspaceId: string; sourceKey: string }>) => {
  const { tickets } = q.tables;
  return q
    .select()
    .from(tickets)
    .where(and(eq(tickets.workspaceId, p.workspaceId), eq(tickets.sourceKey, p.sourceKey)));
});

export async function findTicketBySource(
  db: Db,
  workspaceId: string,
  sourceKey: string,
): Promise<Ticket | undefined> {
  const [ticket] = await ticketBySource(db, { workspaceId, sourceKey });
  return ticket;
}

const filedFrom = listStatement((q: Db, p: Args<{ workspaceId: string }>, keys: Listed<string>) => {
  const { tickets: t } = q.tables;
  return q
    .select()
    .from(t)
    .where(and(eq(t.workspaceId, p.workspaceId), inArray(t.sourceKey, keys)));
});

const begunAt = listStatement((q: Db, p: Args<{ channelId: string }>, ts: Listed<string>) => {
  const { tickets: t } = q.tables;
  return q
    .select()
    .from(t)
    .where(and(eq(t.conversationChannelId, p.channelId), inArray(t.conversationTs, ts)));
});

/** The tickets that these messages of a channel are, or whose requester's threads they begin. */
export async function listTicketsOfMessages(
  db: Db,
  place: { readonly workspaceId: string; readonly channelId: string },
  ts: readonly string[],
): Promise<Ticket[]> {
  const { workspaceId, channelId } = place;
  const keys = ts.map((one) => messageKey(channelId, one));
  const filed = await filedFrom(db, { workspaceId }, keys);
  const begun = await begunAt(db, { channelId }, ts);
  return [...filed, ...begun];
}

const ticketsInConversation = statement((q: Db, p: Args<{ channelId: string; ts: string }>) => {
  const { tickets: t } = q.tables;
  return q
    .select()
    .from(t)
    .where(and(eq(t.conversationChannelId, p.channelId), eq(t.conversationTs, p.ts)))
    .orderBy(desc(t.id));
});

/** The tickets whose requester's thread this is, newest first; one thread may hold several. */
export function listTicketsInConversation(db: Db, channelId: string, ts: string): Promise<Ticket[]> {
  return ticketsInConversation(db, { channelId, ts });
}

const ticketByCard = statement((q: Db, p: Args<{ channelId: string; ts: string }>) => {
  const { tickets: t } = q.tables;
  return q
    .select()
    .from(t)
    .where(and(eq(t.cardChannelId, p.channelId), eq(t.cardTs, p.ts)));
});

export async function findTicketByCard(db: Db, channelId: string, ts: string): Promise<Ticket | undefined> {
  const [ticket] = await ticketByCard(db, { channelId, ts });
  return ticket;
}

const mergedInto = statement((q: Db, p: Args<{ id: number }>) => {
  const { tickets } = q.tables;
  return q.select().from(tickets).where(eq(tickets.mergedIntoId, p.id)).orderBy(tickets.id);
});

/** The tickets that were merged into this very one (TRI-8), oldest first. */
export function listMergedInto(db: Db, id: number): Promise<Ticket[]> {
  return mergedInto(db, { id });
}

type Merged = { readonly workspaceId: string; readonly requesterId: string; readonly limit: number };

const mergedOf = statement((q: Db, p: Args<Merged>) => {
  const { tickets: t } = q.tables;
  const isTheirs = and(eq(t.workspaceId, p.workspaceId), eq(t.requesterId, p.requesterId));
  return q
    .select()
    .from(t)
    .where(and(isTheirs, eq(t.isOpen, false), isNotNull(t.mergedIntoId)))
    .orderBy(desc(t.number))
    .limit(p.limit);
});

/** A requester's tickets that were merged into another, the newest first. */
export function listMergedOf(
  db: Db,
  workspaceId: string,
  requesterId: string,
  limit: number,
): Promise<Ticket[]> {
  return mergedOf(db, { workspaceId, requesterId, limit });
}

const ticketsListed = listStatement((q: Db, _: Args<object>, ids: Listed<number>) =>
  q.select().from(q.tables.tickets).where(inArray(q.tables.tickets.id, ids)),
);

/** By their row ids. */
export async function listTicketsById(db: Db, ids: readonly number[]): Promise<Ticket[]> {
  return (await ticketsListed(db, {}, ids)).sort((a, b) => a.id - b.id);
}
