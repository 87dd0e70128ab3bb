import { and, eq } from 'drizzle-orm';
import type { Db, Tx } from './handles.ts';
import { insertNew } from './rows.ts';
import { type Args, statement } from './statement.ts';
import type { Ticket } from './tickets.ts';

/** Where a ticket's card stood before the ticket went to a group with a channel of its own. */
export async function insertLeftCard(
  tx: Tx,
  row: { workspaceId: string; ticketId: number; channelId: string; ts: string },
): Promise<void> {
  await insertNew(tx, tx.tables.leftCards, row);
}

const ticketByLeftCard = statement((q: Db, p: Args<{ channelId: string; ts: string }>) => {
  const { leftCards, tickets } = q.tables;
  return q
    .select({ ticket: tickets })
    .from(leftCards)
    .innerJoin(tickets, eq(tickets.id, leftCards.ticketId))
    .where(and(eq(leftCards.channelId, p.channelId), eq(leftCards.ts, p.ts)));
});

/** The ticket whose card stood here once. */
export async function findTicketByLeftCard(
  db: Db,
  channelId: string,
  ts: string,
): Promise<Ticket | undefined> {
  const [row] = await ticketByLeftCard(db, { channelId, ts });
  return row?.ticket;
}
