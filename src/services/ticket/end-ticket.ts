import { deleteDue, insertDue } from '../../db/due.ts';
import type { Tx } from '../../db/handles.ts';
import type { By } from '../../db/ticket-events.ts';
import type { Ticket } from '../../db/tickets.ts';
import { DESK_ACTOR_ID } from '../../domain/people/actor.ts';
import type { Resolution } from '../../domain/ticket/status.ts';
import { DAY_MS } from '../../domain/time/local-days.ts';
import type { Policy } from '../../policy/policy.ts';
import { setReaction } from '../send.ts';
import { changeStatus, moveTicket } from './move.ts';

/** The kind of the due row that closes a resolved ticket when its reopen window ends (RES-5). */
export const CLOSE_TICKET = 'close-ticket';

/** The ticket of this message is resolved. */
export const RESOLVED_EMOJI = 'checkered_flag';

/**
 * Resolved, whoever or whatever resolves it: its reopen window begins, and the message it came from is marked
 * (RES-1, RES-5). The caller tells the requester in words that cover it. `reason`: what they are told.
 */
export async function endTicket(
  tx: Tx,
  policy: Policy,
  ticket: Ticket,
  by: By,
  end: { resolution: Resolution; reason: string | null },
  now: Date,
): Promise<{ ticket: Ticket; eventId: number }> {
  const fact = { kind: 'resolved', from: ticket.status, ...end } as const;
  const ended = await changeStatus(tx, ticket, by, fact, now, {
    resolution: end.resolution,
    resolvedAt: now,
  });
  const { workspaceId, sourceChannelId, sourceTs } = ticket;
  const dueAt = new Date(now.getTime() + policy.resolving.reopenDays * DAY_MS);
  await insertDue(tx, { workspaceId, kind: CLOSE_TICKET, subject: String(ticket.id), dueAt });
  if (sourceChannelId && sourceTs) {
    const source = { channelId: sourceChannelId, ts: sourceTs };
    await setReaction(tx, ticket, source, RESOLVED_EMOJI, true, now);
  }
  return ended;
}

/** The reopen window is over (RES-5); run by the tick, and harmless where somebody reopened it. */
export async function closeTicket(tx: Tx, ticket: Ticket, now: Date): Promise<void> {
  if (ticket.status !== 'resolved') return;
  await moveTicket(tx, ticket, { personId: DESK_ACTOR_ID, door: 'desk' }, 'closed', now);
  await deleteDue(tx, ticket.workspaceId, CLOSE_TICKET, String(ticket.id));
}
