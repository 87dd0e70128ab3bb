import { and, eq, type SQL } from 'drizzle-orm';
import type { LinkKind } from '../domain/ticket/links.ts';
import type { Db, Tx } from './handles.ts';
import { insertNew } from './rows.ts';
import type { Tables } from './schema/tables.ts';
import { either } from './sql.ts';
import { type Args, statement } from './statement.ts';

export type TicketLink = Tables['ticketLinks']['$inferSelect'];

/** False if this very link is there already. */
export function insertTicketLink(
  tx: Tx,
  row: { workspaceId: string; fromId: number; toId: number; kind: LinkKind },
): Promise<boolean> {
  return insertNew(tx, tx.tables.ticketLinks, row);
}

export async function deleteTicketLink(tx: Tx, id: number): Promise<void> {
  const { ticketLinks } = tx.tables;
  await tx.delete(ticketLinks).where(eq(ticketLinks.id, id));
}

/** Whichever of the two comes first in it. */
export async function findTicketLink(
  db: Db,
  oneId: number,
  otherId: number,
): Promise<TicketLink | undefined> {
  const { ticketLinks: l } = db.tables;
  const there = and(eq(l.fromId, oneId), eq(l.toId, otherId)) as SQL;
  const back = and(eq(l.fromId, otherId), eq(l.toId, oneId)) as SQL;
  const [link] = await db.select().from(l).where(either(there, back));
  return link;
}

const linksOfTicket = statement((q: Db, p: Args<{ ticketId: number; again: number }>) => {
  const { ticketLinks: l } = q.tables;
  const isEnd = either(eq(l.fromId, p.ticketId), eq(l.toId, p.again));
  return q.select().from(l).where(isEnd).orderBy(l.id);
});

export function listTicketLinks(db: Db, ticketId: number): Promise<TicketLink[]> {
  return linksOfTicket(db, { ticketId, again: ticketId });
}
