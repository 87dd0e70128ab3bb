import { deleteDue, insertDue } from '../../db/due.ts';
import type { Tx } from '../../db/handles.ts';
import type { By } from '../../db/ticket-events.ts';
import { listMergedInto, type Ticket } from '../../db/tickets.ts';
import { DESK_ACTOR_ID } from '../../domain/people/actor.ts';
import type { Resolution } from '../../domain/ticket/status.ts';
import { DAY_MS } from '../../domain/time/local-days.ts';
import type { Policy } from '../../policy/policy.ts';
import { flagResolved } from './flag-resolved.ts';
import { changeStatus, moveTicket } from './move.ts';
import { coverByHeard } from './tell-changes.ts';

/** The kind of the due row that closes a resolved ticket when its reopen window ends (RES-5). */
export const CLOSE_TICKET = 'close-ticket';

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
  const { workspaceId } = ticket;
  const dueAt = new Date(now.getTime() + policy.resolving.reopenDays * DAY_MS);
  await insertDue(tx, { workspaceId, kind: CLOSE_TICKET, subject: String(ticket.id), dueAt });
  await flagResolved(tx, ticket, true, now);
  return ended;
}

/** The reopen window is over (RES-5); run by the tick, and harmless where somebody reopened it. */
export async function closeTicket(tx: Tx, ticket: Ticket, now: Date): Promise<void> {
  if (ticket.status !== 'resolved') return;
  await moveTicket(tx, ticket, { personId: DESK_ACTOR_ID, door: 'desk' }, 'closed', now);
  await deleteDue(tx, ticket.workspaceId, CLOSE_TICKET, String(ticket.id));
  // What was merged into it ends with it (TRI-8); its requester is told with the others.
  for (const merged of await listMergedInto(tx, ticket.id)) {
    await closeTicket(tx, merged, now);
    await coverByHeard(tx, merged, now);
  }
}
