import { randomUUID } from 'node:crypto';
import {
  type Escalation,
  findEscalationOf,
  insertEscalation,
  listEscalationsOf,
  updateEscalation,
} from '../../db/escalations.ts';
import type { Tx } from '../../db/handles.ts';
import { getIssue, type Issue } from '../../db/issues.ts';
import { insertTicketEvent } from '../../db/ticket-events.ts';
import { getTicketByNumber, type Ticket } from '../../db/tickets.ts';
import { NEEDS_REFINING } from '../../domain/escalation/issue.ts';
import { alsoReportedOnIssue } from '../../domain/escalation/public-facts.ts';
import { linkedWords } from '../../domain/escalation/words.ts';
import type { Caller } from '../../domain/people/actor.ts';
import { refuseUnlessMay } from '../../domain/people/permissions.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Policy } from '../../policy/policy.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { sendCard } from '../send/row.ts';
import { tellStaff } from '../send/staff.ts';
import { cardLink } from '../ticket/card-link.ts';
import { refuseUnlessOpen } from '../ticket/take-ticket.ts';
import { ringChase } from './chase-engineer.ts';
import { cleanDraft } from './compose-issue.ts';
import { firstDraft } from './draft-issue.ts';
import { passOn, refuseIfEscalated } from './escalate-ticket.ts';
import { askNext } from './hand-off.ts';
import { refuseIfKeptPrivate } from './kept-private.ts';
import { commentOnIssue } from './send-issue.ts';
import { showDeciders } from './show-deciders.ts';

/**
 * *Link instead*: the issue is there already, so none is opened (ESC-8). The ticket waits for it like those before it,
 * with their engineer and what the product owner said of them, and its requester hears what becomes of it.
 */
export function linkIssue(desk: Desk, caller: Caller, number: number, issueRowId: number): Promise<Ticket> {
  return act(desk, caller, async (tx, actor, now) => {
    const ticket = await getTicketByNumber(tx, actor.workspaceId, number);
    refuseUnlessMay(actor, 'ticket.escalate', ticket);
    refuseUnlessOpen(ticket);
    await refuseIfKeptPrivate(tx, ticket);
    refuseIfEscalated(number, await findEscalationOf(tx, ticket.id));
    const issue = await getIssue(tx, issueRowId);
    refuseUnlessThere(issue, actor.workspaceId);
    const [before] = await listEscalationsOf(tx, issueRowId);
    const escalation = await insertEscalation(tx, {
      workspaceId: ticket.workspaceId,
      ticketId: ticket.id,
      key: randomUUID(),
      repo: issue.repo,
      draft: await cleanDraft(tx, ticket, await firstDraft(tx, ticket)),
      issueRowId,
      ...decisionOn(issue, before),
      escalatedById: actor.personId,
      escalatedAt: now,
    });
    const { repo, number: issueNumber } = issue;
    const engineerId = before?.engineerId ?? null;
    await insertTicketEvent(tx, ticket, actor, { kind: 'escalated', repo, engineerId }, now);
    await insertTicketEvent(tx, ticket, actor, { kind: 'issue linked', repo, number: issueNumber }, now);
    await tellStaff(tx, ticket, `linked:${escalation.id}`, linkedWords(actor.name, issue), now);
    const moved = await passOn(tx, actor, ticket, escalation, now);
    const said = alsoReportedOnIssue(number, await cardLink(tx, ticket));
    await commentOnIssue(tx, escalation, `also-reported:${escalation.id}`, said, now);
    await showDeciders(tx, ticket.workspaceId, now);
    await shareEngineer(tx, desk.policy, moved, escalation, before, now);
    return moved;
  });
}

function refuseUnlessThere({ workspaceId, state, deletedAt }: Issue, own: string): void {
  if (workspaceId === own && state === 'open' && !deletedAt) return;
  throw new Refusal(
    'issue.not-open',
    'Nothing was linked: this issue is not open any more. Look at what is offered now, or escalate it.',
  );
}

/** As those before it; what engineers opened among themselves needs no decision, unless its label says so (ESC-3). */
function decisionOn(issue: Issue, before: Escalation | undefined) {
  if (before) {
    const { decision, decidedById, decidedAt, priority, horizon, startedAt } = before;
    return { decision, decidedById, decidedAt, priority, horizon, startedAt };
  }
  const isUndecided = issue.labels.list.some(
    (name) => name.toLowerCase() === NEEDS_REFINING.name.toLowerCase(),
  );
  return { decision: isUndecided ? ('refining' as const) : ('accepted' as const) };
}

/** Whoever has the issue has this ticket as well; nobody agrees to the same thing twice. */
async function shareEngineer(
  tx: Tx,
  policy: Policy,
  ticket: Ticket,
  escalation: Escalation,
  before: Escalation | undefined,
  now: Date,
): Promise<void> {
  if (!before?.engineerId || !before.agreedAt) return askNext(tx, policy, ticket, escalation, now);
  const { engineerId, agreedAt } = before;
  const shared = await updateEscalation(tx, escalation.id, { engineerId, agreedAt, newsAt: now });
  await ringChase(tx, policy, ticket, shared, now);
  await sendCard(tx, ticket, now);
}
