import { findEscalationOf, updateEscalation } from '../../db/escalations.ts';
import type { Tx } from '../../db/handles.ts';
import type { By } from '../../db/ticket-events.ts';
import type { Ticket } from '../../db/tickets.ts';
import { discussAgainWords } from '../../domain/escalation/decision-words.ts';
import { DECLINED, NEEDS_REFINING } from '../../domain/escalation/issue.ts';
import { discussedOnIssue, reopenedOnIssue } from '../../domain/escalation/public-facts.ts';
import { tellPerson } from '../send/person.ts';
import { cardLink } from '../ticket/card-link.ts';
import { changeIssue, commentOnIssue } from './send-issue.ts';
import { showDeciders } from './show-deciders.ts';
import { listOwnerIds } from './undecided.ts';

/**
 * A ticket is open again. What was declined is before the product owner anew, and its issue shows that (ESC-5);
 * of what was done the engineers hear that it is not settled (ESC-4). `eventId`: of the reopening.
 */
export async function discussAgain(
  tx: Tx,
  ticket: Ticket,
  by: By & { readonly name: string },
  eventId: number,
  now: Date,
): Promise<void> {
  const escalation = await findEscalationOf(tx, ticket.id);
  if (!escalation) return;
  const isOnGithub = by.door === 'github';
  if (escalation.decision !== 'declined') {
    if (isOnGithub) return;
    return commentOnIssue(tx, escalation, `reopened-comment:${eventId}`, reopenedOnIssue(), now);
  }
  await updateEscalation(tx, escalation.id, UNDECIDED);
  const change = { state: 'open', addLabels: [NEEDS_REFINING], removeLabels: [DECLINED.name] } as const;
  await changeIssue(tx, escalation, `discussed-issue:${eventId}`, change, now);
  if (!isOnGithub) {
    await commentOnIssue(tx, escalation, `discussed-comment:${eventId}`, discussedOnIssue(), now);
  }
  await showDeciders(tx, ticket.workspaceId, now);
  const what = { number: ticket.number, title: escalation.draft.title };
  const words = discussAgainWords(what, by.name, await cardLink(tx, ticket));
  for (const personId of await listOwnerIds(tx, ticket.workspaceId)) {
    await tellPerson(tx, ticket.workspaceId, personId, `discussed:${eventId}:${personId}`, words, now);
  }
}

const UNDECIDED = {
  decision: 'refining',
  decidedById: null,
  decidedAt: null,
  priority: null,
  horizon: null,
  reason: null,
} as const;
