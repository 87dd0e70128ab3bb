import { findEscalationOf } from '../../db/escalations.ts';
import type { Db, Tx } from '../../db/handles.ts';
import type { Ticket } from '../../db/tickets.ts';
import { onlyOwnerDecides } from '../../domain/escalation/decision.ts';
import { settledOnIssue } from '../../domain/escalation/public-facts.ts';
import type { Resolution } from '../../domain/ticket/status.ts';
import { commentOnIssue } from './send-issue.ts';
import { findOwnerName } from './undecided.ts';

/** What waits for the product owner is theirs to decline (PPL-4, ESC-3). */
export async function refuseToDeclineFor(db: Db, ticket: Ticket): Promise<void> {
  const escalation = await findEscalationOf(db, ticket.id);
  if (escalation?.decision !== 'refining') return;
  throw onlyOwnerDecides(await findOwnerName(db, ticket.workspaceId), 'resolution');
}

/** The engineers hear that nobody waits for it any more; of what was declined they know (ESC-4). */
export async function settleOnIssue(
  tx: Tx,
  ticket: Ticket,
  resolution: Resolution,
  eventId: number,
  now: Date,
): Promise<void> {
  const escalation = await findEscalationOf(tx, ticket.id);
  if (!escalation || escalation.decision === 'declined') return;
  await commentOnIssue(tx, escalation, `settled:${eventId}`, settledOnIssue(resolution), now);
}
