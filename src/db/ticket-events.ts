import { eq } from 'drizzle-orm';
import type { TicketFact } from '../domain/ticket/history.ts';
import type { Db, Tx } from './handles.ts';
import { onlyRow } from './rows.ts';
import type { Tables } from './schema/tables.ts';

export type TicketEvent = Tables['ticketEvents']['$inferSelect'];

/** Who did it, and by which door. */
export interface By {
  readonly personId: string;
  readonly door: Tables['ticketEvents']['$inferSelect']['door'];
}

/** Its id names what follows from it, such as the one message that tells of it. */
export async function insertTicketEvent(
  tx: Tx,
  ticket: { id: number; workspaceId: string },
  by: By,
  fact: TicketFact,
  at: Date,
): Promise<number> {
  const { kind, ...detail } = fact;
  const { ticketEvents } = tx.tables;
  const row = {
    workspaceId: ticket.workspaceId,
    ticketId: ticket.id,
    actorId: by.personId,
    door: by.door,
    kind,
    detail,
    at,
  };
  return onlyRow(await tx.insert(ticketEvents).values(row).returning({ id: ticketEvents.id })).id;
}

export async function listTicketEvents(db: Db, ticketId: number): Promise<TicketEvent[]> {
  const { ticketEvents } = db.tables;
  return db.select().from(ticketEvents).where(eq(ticketEvents.ticketId, ticketId)).orderBy(ticketEvents.id);
}
