import { and, countDistinct, eq, isNull } from 'drizzle-orm';
import type { Db } from './handles.ts';

/** How many tickets are attached, and how many people they are of. */
export async function countAffected(
  db: Db,
  incidentId: number,
): Promise<{ tickets: number; requesters: number }> {
  const { incidentTickets: a, tickets: t } = db.tables;
  const [count] = await db
    .select({ tickets: countDistinct(t.id), requesters: countDistinct(t.requesterId) })
    .from(a)
    .innerJoin(t, eq(t.id, a.ticketId))
    .where(and(eq(a.incidentId, incidentId), isNull(a.detachedAt)));
  return count ?? { tickets: 0, requesters: 0 };
}
