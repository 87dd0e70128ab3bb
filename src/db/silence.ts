import { and, asc, eq, isNotNull, isNull, lte } from 'drizzle-orm';
import type { Db } from './handles.ts';
import { type Args, statement } from './statement.ts';
import type { Ticket } from './tickets.ts';

type Untold = { readonly workspaceId: string; readonly after: Date; readonly limit: number };

const toldBefore = statement((q: Db, p: Args<Untold>) => {
  const { tickets: t } = q.tables;
  const isOpen = and(eq(t.workspaceId, p.workspaceId), eq(t.isOpen, true));
  return q
    .select()
    .from(t)
    .where(and(isOpen, isNotNull(t.toldAt), lte(t.toldAt, p.after)))
    .orderBy(asc(t.toldAt))
    .limit(p.limit);
});

const neverTold = statement((q: Db, p: Args<Untold>) => {
  const { tickets: t } = q.tables;
  const isOpen = and(eq(t.workspaceId, p.workspaceId), eq(t.isOpen, true));
  return q
    .select()
    .from(t)
    .where(and(isOpen, isNull(t.toldAt), lte(t.filedAt, p.after), eq(t.isImported, false)))
    .orderBy(asc(t.filedAt))
    .limit(p.limit);
});

/**
 * UPD-4: open tickets whose requester was told nothing after a moment, the longest silence first. Until something
 * reaches them after the acknowledgement it counts from filing; what was imported in silence is nobody's to miss.
 */
export async function listUntold(db: Db, workspaceId: string, after: Date, limit: number): Promise<Ticket[]> {
  const told = await toldBefore(db, { workspaceId, after, limit });
  const never = await neverTold(db, { workspaceId, after, limit });
  const since = (ticket: Ticket) => (ticket.toldAt ?? ticket.filedAt).getTime();
  return [...told, ...never].sort((a, b) => since(a) - since(b)).slice(0, limit);
}
