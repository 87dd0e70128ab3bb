import { and, count, eq, exists, gte, isNotNull } from 'drizzle-orm';
import type { Resolution } from '../domain/ticket/status.ts';
import type { Db } from './handles.ts';

/** How many tickets ended so. */
export interface Ended {
  readonly resolution: Resolution;
  readonly count: number;
}

/**
 * Of the tickets that ended since and have not been opened again, by how; imported ones are in no figure (IN-5).
 * `isEscalated`: those alone in whose history the engineers are.
 */
export async function countEnded(
  db: Db,
  workspaceId: string,
  since: Date,
  isEscalated = false,
): Promise<Ended[]> {
  const { tickets, ticketEvents } = db.tables;
  const wasPassedOn = and(eq(ticketEvents.ticketId, tickets.id), eq(ticketEvents.kind, 'escalated'));
  const rows = await db
    .select({ resolution: tickets.resolution, count: count() })
    .from(tickets)
    .where(
      and(
        eq(tickets.workspaceId, workspaceId),
        eq(tickets.isOpen, false),
        gte(tickets.resolvedAt, since),
        isNotNull(tickets.resolution),
        eq(tickets.isImported, false),
        isEscalated
          ? exists(db.select({ id: ticketEvents.id }).from(ticketEvents).where(wasPassedOn))
          : undefined,
      ),
    )
    .groupBy(tickets.resolution);
  return rows.flatMap(({ resolution, count }) => (resolution ? [{ resolution, count }] : []));
}
