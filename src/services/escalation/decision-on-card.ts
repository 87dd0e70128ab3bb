import { findEscalationOf } from '../../db/escalations.ts';
import type { Db } from '../../db/handles.ts';
import type { Ticket } from '../../db/tickets.ts';
import type { CardDecision } from '../../domain/ticket/card-facts.ts';
import { deciderOf, findOwnerName } from './undecided.ts';

/** Where it stands with the product owner (ESC-3); null for a ticket that is not with the engineers. */
export async function decisionOnCard(db: Db, ticket: Ticket): Promise<CardDecision | null> {
  const escalation = await findEscalationOf(db, ticket.id);
  if (!escalation) return null;
  const { decision, decidedAt, priority, horizon, questionId, startedAt, workspaceId } = escalation;
  return {
    is: decision,
    by: decision === 'refining' ? null : await deciderOf(db, escalation),
    at: decidedAt,
    priority,
    horizon,
    isAsked: questionId !== null,
    owner: (await findOwnerName(db, workspaceId)) ?? null,
    isStarted: startedAt !== null,
  };
}
