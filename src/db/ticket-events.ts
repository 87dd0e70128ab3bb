import { eq, inArray } from 'drizzle-orm';
import type { StatusFact, TicketFact } from '../domain/ticket/history.ts';
import type { Db, Tx } from './handles.ts';
import { insertForId } from './rows.ts';
import type { Tables } from './schema/tables.ts';
import { type Args, type Listed, listStatement, statement } from './statement.ts';
import { touch } from './touched.ts';

export type TicketEvent = Tables['ticketEvents']['$inferSelect'];

/** Who did it, and by which door. */
export interface By {
  readonly personId: string;
  readonly door: Tables['ticketEvents']['$inferSelect']['door'];
}

/** Its id names what follows from it, such as the one message that tells of it. */
export function insertTicketEvent(
  tx: Tx,
  ticket: { id: number; workspaceId: string },
  by: By,
  fact: Exclude<TicketFact, StatusFact>,
  at: Date,
): Promise<number> {
  return insertFact(tx, ticket, by, fact, at);
}

/** For services/ticket/move.ts alone, which sees to it that the requester is told (UPD-1). */
export function insertStatusEvent(
  tx: Tx,
  ticket: { id: number; workspaceId: string },
  by: By,
  fact: StatusFact,
  at: Date,
): Promise<number> {
  return insertFact(tx, ticket, by, fact, at);
}

async function insertFact(
  tx: Tx,
  ticket: { id: number; workspaceId: string },
  by: By,
  fact: TicketFact,
  at: Date,
): Promise<number> {
  const { kind, ...detail } = fact;
  const { id: ticketId, workspaceId } = ticket;
  const { personId: actorId, door } = by;
  const row = { workspaceId, ticketId, actorId, door, kind, detail, at };
  touch(tx, ticketId);
  return insertForId(tx, tx.tables.ticketEvents, row);
}

/** The events as the rules read them. */
export const toFacts = (events: readonly TicketEvent[]): (TicketFact & { readonly id: number })[] =>
  events.map(({ id, kind, detail }) => ({ id, kind, ...detail }) as TicketFact & { id: number });

const eventsOfTicket = statement((q: Db, p: Args<{ ticketId: number }>) => {
  const { ticketEvents } = q.tables;
  return q.select().from(ticketEvents).where(eq(ticketEvents.ticketId, p.ticketId)).orderBy(ticketEvents.id);
});

const eventsOfTickets = listStatement((q: Db, _: Args<object>, ticketIds: Listed<number>) => {
  const { ticketEvents: e } = q.tables;
  return q.select().from(e).where(inArray(e.ticketId, ticketIds)).orderBy(e.id);
});

/** Of several tickets, by ticket, each in order. */
export async function listEventsOfTickets(
  db: Db,
  ticketIds: readonly number[],
): Promise<Map<number, TicketEvent[]>> {
  const found = new Map<number, TicketEvent[]>(ticketIds.map((id) => [id, []]));
  for (const event of await eventsOfTickets(db, {}, ticketIds)) found.get(event.ticketId)?.push(event);
  return found;
}

export function listTicketEvents(db: Db, ticketId: number): Promise<TicketEvent[]> {
  return eventsOfTicket(db, { ticketId });
}
