import type { Db } from '../../db/handles.ts';
import { getPerson } from '../../db/people.ts';
import { getTicket, type Ticket } from '../../db/tickets.ts';
import type { Addressed } from '../../domain/ticket/for-another.ts';
import { listToTell } from './merged.ts';

/** Who reads the answers to a ticket because theirs was merged into it, and whom they are written for (TRI-8). */
export async function readersOfMerged(
  db: Db,
  ticketId: number,
): Promise<{ to: Ticket; from: Addressed; reader: Addressed }[]> {
  const merged = await listToTell(db, ticketId);
  if (merged.length === 0) return [];
  const from = await addressed(db, await getTicket(db, ticketId));
  const readers = [];
  for (const to of merged) readers.push({ to, from, reader: await addressed(db, to) });
  return readers;
}

/** The requester of a ticket, as a text speaks to them. */
export async function addressed(db: Db, ticket: Ticket): Promise<Addressed> {
  const { personId, name } = await getPerson(db, ticket.workspaceId, ticket.requesterId);
  return { personId, name, number: ticket.number };
}
