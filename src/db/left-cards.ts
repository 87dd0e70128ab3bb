import { and, eq } from 'drizzle-orm';
import type { Db, Tx } from './handles.ts';
import type { Ticket } from './tickets.ts';

/** Where a ticket's card stood before the ticket went to a group with a channel of its own. */
export async function insertLeftCard(
  tx: Tx,
  row: { workspaceId: string; ticketId: number; channelId: string; ts: string },
): Promise<void> {
  await tx.insert(tx.tables.leftCards).values(row).onConflictDoNothing();
}

/** The ticket whose card stood here once. */
export async function findTicketByLeftCard(
  db: Db,
  channelId: string,
  ts: string,
): Promise<Ticket | undefined> {
  const { leftCards, tickets } = db.tables;
  const [row] = await db
    .select({ ticket: tickets })
    .from(leftCards)
    .innerJoin(tickets, eq(tickets.id, leftCards.ticketId))
    .where(and(eq(leftCards.channelId, channelId), eq(leftCards.ts, ts)));
  return row?.ticket;
}
