import type { Db, Tx } from '../../db/handles.ts';
import { listTicketEvents } from '../../db/ticket-events.ts';
import type { Ticket } from '../../db/tickets.ts';
import { getWorkspace } from '../../db/workspaces.ts';
import { proofOf } from '../../domain/follow-up/proof.ts';
import { closedForSilenceWords } from '../../domain/follow-up/words.ts';
import { BY_DESK } from '../../domain/people/actor.ts';
import type { Proof } from '../../domain/ticket/card-facts.ts';
import { permalink } from '../../domain/ticket/origin.ts';
import type { Policy } from '../../policy/policy.ts';
import { tellStaff } from '../send/staff.ts';
import { endTicket } from '../ticket/end-ticket.ts';
import { coverByHeard } from '../ticket/tell-changes.ts';

/**
 * RES-1, FUP-2: resolved as no response. The notice has told the requester already, with the way back; nobody is
 * asked for a rating. Whoever calls has seen that every condition holds.
 */
export async function resolveSilent(tx: Tx, policy: Policy, ticket: Ticket, now: Date): Promise<void> {
  const end = { resolution: 'no response', reason: null } as const;
  const { ticket: resolved, eventId } = await endTicket(tx, policy, ticket, BY_DESK, end, now);
  await coverByHeard(tx, ticket, now);

  const words = closedForSilenceWords(ticket, await listProof(tx, resolved));
  await tellStaff(tx, ticket, `silent:${eventId}`, words, now);
}

/** What reached the requester before their silence closed the ticket, each with its place. */
export async function listProof(db: Db, ticket: Ticket): Promise<Proof[]> {
  const { url } = await getWorkspace(db, ticket.workspaceId);
  return proofOf(await listTicketEvents(db, ticket.id)).map(({ what, at, channelId, ts }) => ({
    what,
    at,
    link: permalink(url, channelId, ts, ticket.conversationTs),
  }));
}
