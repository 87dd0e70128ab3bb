import { and, asc, eq, gt, isNull, notExists } from 'drizzle-orm';
import type { Db } from './handles.ts';
import type { Ticket } from './tickets.ts';

/** TRI-9: low-priority defects of a component filed since, not imported, that no note has named and that stand for themselves. */
export function listUnnotedDefects(db: Db, componentId: number, since: Date): Promise<Ticket[]> {
  const { tickets: t, ticketEvents: e } = db.tables;
  const noted = db
    .select({ id: e.id })
    .from(e)
    .where(and(eq(e.ticketId, t.id), eq(e.kind, 'pattern')));
  return db
    .select()
    .from(t)
    .where(
      and(
        eq(t.componentId, componentId),
        eq(t.type, 'defect'),
        eq(t.priority, 'P3'),
        gt(t.filedAt, since),
        isNull(t.mergedIntoId),
        eq(t.isImported, false),
        notExists(noted),
      ),
    )
    .orderBy(asc(t.number));
}
