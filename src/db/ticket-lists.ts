import { and, asc, count, desc, eq, gt, gte, inArray, isNull, lt, lte, max, ne, type SQL } from 'drizzle-orm';
import { bestOf, searchWords } from '../domain/ticket/search-words.ts';
import type { Db } from './handles.ts';
import { either } from './sql.ts';
import { type Args, type Listed, listStatement, statement } from './statement.ts';
import { listTicketsById, type Ticket } from './tickets.ts';

export interface QueueFilter {
  readonly requesterId?: string;
  /** null: nobody's. */
  readonly ownerId?: string | null;
  readonly isOpen?: boolean;
  readonly conversationChannelId?: string;
  readonly status?: Ticket['status'];
  readonly priority?: Ticket['priority'] & string;
  readonly type?: Ticket['type'] & string;
  /** For the next page: only numbers below this one. */
  readonly below?: number;
}

/** A page of a queue, newest first. Every condition is an equality, so that an index serves it at any size (B6). */
export async function listTickets(
  db: Db,
  workspaceId: string,
  filter: QueueFilter,
  limit: number,
): Promise<Ticket[]> {
  const { tickets } = db.tables;
  return db
    .select()
    .from(tickets)
    .where(matching(db, workspaceId, filter))
    .orderBy(desc(tickets.number))
    .limit(limit);
}

function matching(db: Db, workspaceId: string, filter: QueueFilter): SQL | undefined {
  const { tickets } = db.tables;
  const { requesterId, ownerId, isOpen, conversationChannelId, below } = filter;
  const { status, priority, type } = filter;
  return and(
    eq(tickets.workspaceId, workspaceId),
    isOpen === undefined ? undefined : eq(tickets.isOpen, isOpen),
    requesterId === undefined ? undefined : eq(tickets.requesterId, requesterId),
    ownerId === null ? isNull(tickets.ownerId) : undefined,
    typeof ownerId === 'string' ? eq(tickets.ownerId, ownerId) : undefined,
    conversationChannelId === undefined
      ? undefined
      : eq(tickets.conversationChannelId, conversationChannelId),
    status === undefined ? undefined : eq(tickets.status, status),
    priority === undefined ? undefined : eq(tickets.priority, priority),
    type === undefined ? undefined : eq(tickets.type, type),
    below === undefined ? undefined : lt(tickets.number, below),
  );
}

export async function countTickets(db: Db, workspaceId: string, filter: QueueFilter): Promise<number> {
  return db.$count(db.tables.tickets, matching(db, workspaceId, filter));
}

/** Of what has the words at all, so many of the newest are ranked, which takes a few milliseconds (B7). */
const RANKED = 300;

/**
 * By the beginnings of whole words, the best matches first, of the newest that match. `seenBy` narrows it to one
 * person's own tickets; staff see all but the text of sensitive ones, which no search may betray (CNV-4).
 */
export async function searchTickets(
  db: Db,
  workspaceId: string,
  phrase: string,
  seenBy: string | undefined,
  limit: number,
): Promise<Ticket[]> {
  const words = searchWords(phrase);
  if (words.length === 0) return [];
  const { tickets } = db.tables;
  const found = await db
    .select({ id: tickets.id, summary: tickets.summary })
    .from(tickets)
    .where(
      and(
        seenBy === undefined
          ? db.engine.ticketMatches(words, { most: RANKED, enough: limit })
          : db.engine.ticketMatchesAmongFew(words),
        eq(tickets.workspaceId, workspaceId),
        seenBy === undefined ? eq(tickets.isSensitive, false) : eq(tickets.requesterId, seenBy),
      ),
    )
    .orderBy(desc(tickets.id))
    .limit(RANKED);
  const best = bestOf(found, words, limit);
  const rows = await listTicketsById(db, best);
  return rows.sort((a, b) => best.indexOf(a.id) - best.indexOf(b.id));
}

/** Open ones, newest first, with a word that begins like this; among the newest that have it at all. */
export async function listOpenWithWord(
  db: Db,
  workspaceId: string,
  word: string,
  limit: number,
): Promise<Ticket[]> {
  const words = searchWords(word);
  if (words.length === 0) return [];
  const { tickets } = db.tables;
  return db
    .select()
    .from(tickets)
    .where(
      and(db.engine.ticketMatches(words), eq(tickets.workspaceId, workspaceId), eq(tickets.isOpen, true)),
    )
    .orderBy(desc(tickets.id))
    .limit(limit);
}

const conversations = statement((q: Db, p: Args<{ workspaceId: string; limit: number }>) => {
  const { tickets, messages } = q.tables;
  return q
    .select({ ticketId: tickets.id, conversationTs: tickets.conversationTs, heardUpTo: max(messages.ts) })
    .from(tickets)
    .leftJoin(messages, and(eq(messages.ticketId, tickets.id), eq(messages.side, 'conversation')))
    .where(and(eq(tickets.workspaceId, p.workspaceId), ne(tickets.status, 'closed')))
    .groupBy(tickets.id)
    .orderBy(desc(tickets.id))
    .limit(p.limit);
});

/** Tickets that may have missed replies while the desk was down, with the newest reply it has of each. */
export function listConversations(
  db: Db,
  workspaceId: string,
  limit: number,
): Promise<{ ticketId: number; conversationTs: string | null; heardUpTo: string | null }[]> {
  return conversations(db, { workspaceId, limit });
}

/** What waits for an owner in a group, oldest first. Nobody is given what sleeps, or what was filed from the past. */
export async function listUnowned(
  db: Db,
  workspaceId: string,
  groupKey: string | null,
  now: Date,
  limit: number,
): Promise<Ticket[]> {
  const { tickets } = db.tables;
  return db
    .select()
    .from(tickets)
    .where(
      and(
        eq(tickets.workspaceId, workspaceId),
        eq(tickets.isOpen, true),
        isNull(tickets.ownerId),
        groupKey === null ? isNull(tickets.groupKey) : eq(tickets.groupKey, groupKey),
        eq(tickets.isImported, false),
        either(isNull(tickets.snoozedUntil), lte(tickets.snoozedUntil, now)),
      ),
    )
    .orderBy(asc(tickets.number))
    .limit(limit);
}

const openOf = listStatement((q: Db, p: Args<{ workspaceId: string }>, ownerIds: Listed<string>) => {
  const { tickets: t } = q.tables;
  return q
    .select({ ownerId: t.ownerId, open: count() })
    .from(t)
    .where(and(eq(t.workspaceId, p.workspaceId), eq(t.isOpen, true), inArray(t.ownerId, ownerIds)))
    .groupBy(t.ownerId);
});

/** How many open tickets each of these people has. */
export async function countOpenByOwner(
  db: Db,
  workspaceId: string,
  ownerIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await openOf(db, { workspaceId }, ownerIds);
  return new Map(rows.map(({ ownerId, open }) => [ownerId ?? '', open]));
}

/** All of a workspace, a page at a time in the order of their ids: the next one begins after the last of these. */
export async function listTicketsAfter(
  db: Db,
  workspaceId: string,
  afterId: number,
  filter: { readonly isOpen?: boolean; readonly filedSince?: Date },
  limit: number,
): Promise<Ticket[]> {
  const { tickets } = db.tables;
  const { isOpen: open, filedSince } = filter;
  return db
    .select()
    .from(tickets)
    .where(
      and(
        eq(tickets.workspaceId, workspaceId),
        gt(tickets.id, afterId),
        open === undefined ? undefined : eq(tickets.isOpen, open),
        filedSince === undefined ? undefined : gte(tickets.filedAt, filedSince),
      ),
    )
    .orderBy(asc(tickets.id))
    .limit(limit);
}
