import { type Escalation, listEscalationsOf } from '../../db/escalations.ts';
import type { Db } from '../../db/handles.ts';
import { getTicket, type Ticket } from '../../db/tickets.ts';

export interface Sibling {
  readonly escalation: Escalation;
  readonly ticket: Ticket;
}

/** The other open tickets that wait for the same issue: what is decided on it is decided for all of them. */
export async function listSiblings(db: Db, { id, issueRowId }: Escalation): Promise<Sibling[]> {
  if (issueRowId === null) return [];
  const siblings: Sibling[] = [];
  for (const escalation of await listEscalationsOf(db, issueRowId)) {
    if (escalation.id === id) continue;
    const ticket = await getTicket(db, escalation.ticketId);
    if (ticket.isOpen) siblings.push({ escalation, ticket });
  }
  return siblings;
}
