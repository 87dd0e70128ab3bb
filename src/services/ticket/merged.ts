import type { Db } from '../../db/handles.ts';
import { getTicket, listMergedInto, type Ticket } from '../../db/tickets.ts';

/** Where the work on a ticket goes on: the ticket itself, unless it was merged into another (TRI-8). */
export async function survivorOf(db: Db, ticket: Ticket): Promise<Ticket> {
  let survivor = ticket;
  while (survivor.mergedIntoId !== null) survivor = await getTicket(db, survivor.mergedIntoId);
  return survivor;
}

/** Every ticket whose work goes on in this one, at whatever remove. Only what stands alone is merged: no circles. */
export async function listMerged(db: Db, ticketId: number): Promise<Ticket[]> {
  const found: Ticket[] = [];
  for (const merged of await listMergedInto(db, ticketId)) {
    found.push(merged, ...(await listMerged(db, merged.id)));
  }
  return found;
}

/** Those of them whose requester must be written to as well: not whoever reads the answers already. */
export async function listToTell(db: Db, ticketId: number): Promise<Ticket[]> {
  const merged = await listMerged(db, ticketId);
  if (merged.length === 0) return [];
  const survivor = await getTicket(db, ticketId);
  const threads = new Set([threadOf(survivor)]);
  return merged.filter((ticket) => {
    const thread = threadOf(ticket);
    if (ticket.requesterId === survivor.requesterId || (thread && threads.has(thread))) return false;
    threads.add(thread);
    return true;
  });
}

/** Somebody else waits for the same answer, in a thread of their own. */
export const servesOthers = async (db: Db, ticketId: number): Promise<boolean> =>
  (await listToTell(db, ticketId)).length > 0;

const threadOf = ({ conversationChannelId: channelId, conversationTs: ts }: Ticket): string | null =>
  channelId && ts ? `${channelId}:${ts}` : null;
