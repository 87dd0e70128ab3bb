import { and, asc, eq, isNotNull, isNull, lte } from 'drizzle-orm';
import type { Db } from './handles.ts';
import type { Ticket } from './tickets.ts';

/**
 * UPD-4: open tickets whose requester was told nothing after a moment, the longest silence first. Until something
 * reaches them after the acknowledgement it counts from filing; what was imported in silence is nobody's to miss.
 */
export async function listUntold(db: Db, workspaceId: string, after: Date, limit: number): Promise<Ticket[]> {
  const { tickets } = db.tables;
  const open = and(eq(tickets.workspaceId, workspaceId), eq(tickets.isOpen, true));
  const told = await db
    .select()
    .from(tickets)
    .where(and(open, isNotNull(tickets.toldAt), lte(tickets.toldAt, after)))
    .orderBy(asc(tickets.toldAt))
    .limit(limit);
  const never = await db
    .select()
    .from(tickets)
    .where(and(open, isNull(tickets.toldAt), lte(tickets.filedAt, after), eq(tickets.isImported, false)))
    .orderBy(asc(tickets.filedAt))
    .limit(limit);
  const since = (ticket: Ticket) => (ticket.toldAt ?? ticket.filedAt).getTime();
  return [...told, ...never].sort((a, b) => since(a) - since(b)).slice(0, limit);
}
