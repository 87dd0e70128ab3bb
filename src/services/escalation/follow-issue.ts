import { type Escalation, updateEscalation } from '../../db/escalations.ts';
import type { Tx } from '../../db/handles.ts';
import { insertTicketEvent } from '../../db/ticket-events.ts';
import { getTicket, type Ticket } from '../../db/tickets.ts';
import { DECLINED, type IssueFacts, NEEDS_REFINING } from '../../domain/escalation/issue.ts';
import {
  closedAsDuplicateWords,
  closedCompletedWords,
  closedNotPlannedWords,
  reopenedIssueWords,
} from '../../domain/escalation/words.ts';
import type { Words } from '../../domain/message/words.ts';
import { resolvedWords } from '../../domain/ticket/ending-words.ts';
import type { Policy } from '../../policy/policy.ts';
import { tellUnlessQuiet } from '../send/requester.ts';
import { tellStaff } from '../send/staff.ts';
import { endTicket } from '../ticket/end-ticket.ts';
import { moveTicket } from '../ticket/move.ts';
import { reopenIn } from '../ticket/reopen-ticket.ts';
import { coverChanges } from '../ticket/tell-changes.ts';
import { discussAgain } from './discuss-again.ts';
import { GITHUB } from './github-actor.ts';
import { changeIssue } from './send-issue.ts';
import { showDeciders } from './show-deciders.ts';

/** Whose word it is to a requester. */
const ENGINEERS = 'The engineers';

/** An issue was closed or opened again by somebody on GitHub: what it means for its ticket (ESC-4). */
export async function followIssue(
  tx: Tx,
  policy: Policy,
  escalation: Escalation,
  facts: IssueFacts,
  comment: string | undefined,
  now: Date,
): Promise<void> {
  const ticket = await getTicket(tx, escalation.ticketId);
  if (isOwnDoing(escalation, ticket, facts)) return;
  const { repo, number, state, stateReason } = facts;
  const fact = { kind: 'issue moved', repo, number, state, reason: stateReason } as const;
  const eventId = await insertTicketEvent(tx, ticket, GITHUB, fact, now);
  const tell = (words: Words) => tellStaff(tx, ticket, `issue:${eventId}`, words, now);
  if (state === 'open') {
    await tell(reopenedIssueWords(facts));
    return openAgain(tx, escalation, ticket, eventId, now);
  }
  if (stateReason === 'duplicate') return tell(closedAsDuplicateWords(facts));
  if (stateReason === 'not planned') {
    await tell(closedNotPlannedWords(facts, comment, ticket.number));
    return declinedThere(tx, escalation, ticket, comment ?? null, now);
  }
  await tell(closedCompletedWords(facts, policy.escalation.completed));
  if (!ticket.isOpen) return;
  if (policy.escalation.completed === 'done') await end(tx, policy, ticket, now);
  else await moveTicket(tx, ticket, GITHUB, 'ready for testing', now);
}

/** What the desk itself decided, told back by a reading before GitHub's answer was: nothing is left to do. */
function isOwnDoing(
  { decision }: Escalation,
  { isOpen, status }: Ticket,
  { state, stateReason }: IssueFacts,
): boolean {
  if (state === 'closed') return decision === 'declined' && stateReason === 'not planned';
  return decision === 'refining' && isOpen && status !== 'ready for testing';
}

async function openAgain(
  tx: Tx,
  escalation: Escalation,
  ticket: Ticket,
  eventId: number,
  now: Date,
): Promise<void> {
  if (ticket.status === 'closed') return;
  if (ticket.isOpen && escalation.decision === 'declined') {
    await discussAgain(tx, ticket, GITHUB, eventId, now);
  }
  const open = ticket.isOpen ? ticket : await reopenIn(tx, ticket, GITHUB, now);
  await moveTicket(tx, open, GITHUB, 'waiting on tier 2', now);
}

/** ESC-5: whoever closed it there, it keeps a label. Its requester is told by an agent, and only then it ends. */
async function declinedThere(
  tx: Tx,
  escalation: Escalation,
  ticket: Ticket,
  reason: string | null,
  now: Date,
): Promise<void> {
  if (escalation.decision === 'declined') return;
  const decided = {
    decision: 'declined',
    decidedById: null,
    decidedAt: now,
    reason,
    questionId: null,
  } as const;
  await updateEscalation(tx, escalation.id, decided);
  const eventId = await insertTicketEvent(tx, ticket, GITHUB, { kind: 'declined', reason }, now);
  const change = { addLabels: [DECLINED], removeLabels: [NEEDS_REFINING.name] };
  await changeIssue(tx, escalation, `declined-there:${eventId}`, change, now);
  await showDeciders(tx, ticket.workspaceId, now);
}

/** By the policy, what the engineers have completed is done. */
async function end(tx: Tx, policy: Policy, ticket: Ticket, now: Date): Promise<void> {
  const ending = { resolution: 'done', reason: null } as const;
  const { eventId } = await endTicket(tx, policy, ticket, GITHUB, ending, now);
  const { reopenDays } = policy.resolving;
  const isRated = !ticket.isImported;
  const { number } = ticket;
  const ended = { number, resolution: 'done', resolvedId: eventId, reopenDays, isRated } as const;
  const words = resolvedWords(ended, ENGINEERS, '');
  await tellUnlessQuiet(tx, ticket, `resolved:${eventId}`, words, now, await coverChanges(tx, ticket));
}
