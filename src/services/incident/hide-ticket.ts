import type { Tx } from '../../db/handles.ts';
import type { By } from '../../db/ticket-events.ts';
import type { Ticket } from '../../db/tickets.ts';
import { hideWords } from '../ticket/mark-sensitive.ts';
import { listMerged } from '../ticket/merged.ts';

/** Its words may say what a private incident is about, and so may those of what was merged into it (INC-10). */
export async function hideTicket(tx: Tx, ticket: Ticket, by: By, now: Date): Promise<void> {
  for (const one of [ticket, ...(await listMerged(tx, ticket.id))]) {
    if (!one.isSensitive) await hideWords(tx, one, by, now);
  }
}
