import { insertDue } from '../../db/due.ts';
import type { Db, Tx } from '../../db/handles.ts';
import { listTicketEvents } from '../../db/ticket-events.ts';
import type { Ticket } from '../../db/tickets.ts';
import { getWorkspace } from '../../db/workspaces.ts';
import { proofOf } from '../../domain/follow-up/proof.ts';
import { closedForSilenceWords } from '../../domain/follow-up/words.ts';
import type { Proof } from '../../domain/parcel.ts';
import { permalink } from '../../domain/ticket/origin.ts';
import { REOPEN_DAYS } from '../../domain/ticket/status.ts';
import { DAY_MS } from '../../domain/time/local-days.ts';
import { setReaction, tellStaff } from '../send.ts';
import { changeStatus } from '../ticket/move.ts';
import { CLOSE_TICKET, RESOLVED_EMOJI } from '../ticket/resolve-ticket.ts';
import { coverByHeard } from '../ticket/tell-changes.ts';
import { BY_DESK } from './discount.ts';

/**
 * RES-1, FUP-2: resolved as no response. The notice has told the requester already, with the way back; nobody is
 * asked for a rating. Whoever calls has seen that every condition holds.
 */
export async function resolveSilent(tx: Tx, ticket: Ticket, now: Date): Promise<void> {
  const resolution = 'no response';
  const fact = { kind: 'resolved', from: ticket.status, resolution, reason: null } as const;
  const ended = { resolution, resolvedAt: now } as const;
  const { ticket: resolved, eventId } = await changeStatus(tx, ticket, BY_DESK, fact, now, ended);
  await coverByHeard(tx, ticket, now);
  const { workspaceId } = ticket;
  const dueAt = new Date(now.getTime() + REOPEN_DAYS * DAY_MS);
  await insertDue(tx, { workspaceId, kind: CLOSE_TICKET, subject: String(ticket.id), dueAt });

  const words = closedForSilenceWords(ticket, await listProof(tx, resolved));
  await tellStaff(tx, ticket, `silent:${eventId}`, words, now);
  if (ticket.sourceChannelId && ticket.sourceTs) {
    const source = { channelId: ticket.sourceChannelId, ts: ticket.sourceTs };
    await setReaction(tx, ticket, source, RESOLVED_EMOJI, true, now);
  }
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
