import type { Escalation } from '../../db/escalations.ts';
import type { Tx } from '../../db/handles.ts';
import { findPerson } from '../../db/people.ts';
import { listTerms } from '../../db/terms.ts';
import { insertTicketEvent } from '../../db/ticket-events.ts';
import { listLabelIds } from '../../db/ticket-labels.ts';
import type { Ticket } from '../../db/tickets.ts';
import { changedIssueWords, engineerHasItWords } from '../../domain/escalation/change-words.ts';
import type { IssueFacts } from '../../domain/escalation/issue.ts';
import {
  type ChangedIssue,
  foreignChange,
  isDecisionLabel,
  isNothing,
} from '../../domain/escalation/issue-change.ts';
import { follows, labelsOf } from '../../domain/taxonomy/labels.ts';
import { findTerm, isUsed, type Term } from '../../domain/taxonomy/terms.ts';
import type { Policy } from '../../policy/policy.ts';
import { tellRequester } from '../send/requester.ts';
import { tellStaff } from '../send/staff.ts';
import { changeLabels } from '../ticket/change-labels.ts';
import { GITHUB } from './github-actor.ts';

/**
 * Labels, assignee or milestone of an issue were changed on GitHub (ESC-4): staff read it under the card, labels the
 * desk has too come and go with it (TRI-6), and the requester hears once that somebody has it.
 */
export async function hearChange(
  tx: Tx,
  policy: Policy,
  escalation: Escalation,
  ticket: Ticket,
  facts: IssueFacts,
  told: ChangedIssue,
  now: Date,
): Promise<void> {
  const terms = await listTerms(tx, ticket.workspaceId);
  const change = foreignChange(told, {
    decision: escalation.decision,
    priority: escalation.priority,
    milestone: escalation.horizon && policy.escalation.milestones[escalation.horizon],
    labels: labelsOf(terms, await listLabelIds(tx, ticket.id)).map(({ name }) => name),
    known: terms.filter((term) => term.kind === 'label' && isUsed(term)).map(({ name }) => name),
  });
  if (isNothing(change)) return;
  const { repo, number } = facts;
  const eventId = await insertTicketEvent(
    tx,
    ticket,
    GITHUB,
    { kind: 'issue changed', repo, number, ...change },
    now,
  );
  const isTooSoon = escalation.decision === 'refining';
  await tellStaff(tx, ticket, `issue-changed:${eventId}`, changedIssueWords(facts, change, isTooSoon), now);
  await takeOver(tx, ticket, terms, change, now);
  const isTaken = Boolean(change.assignee) && escalation.decision === 'accepted' && !escalation.startedAt;
  if (isTaken && ticket.isOpen) await tellTaken(tx, escalation, ticket, now);
}

/** Labels that follow from the answers stay as those say, and those of a decision are the product owner's. */
async function takeOver(
  tx: Tx,
  ticket: Ticket,
  terms: readonly Term[],
  { added, removed }: ChangedIssue,
  now: Date,
): Promise<void> {
  const named = (names: readonly string[]) =>
    names.flatMap((name) => {
      const label = isDecisionLabel(name) ? undefined : findTerm(terms, 'label', name);
      return label && isUsed(label) && !follows(terms, label) ? [label] : [];
    });
  await changeLabels(
    tx,
    ticket,
    GITHUB,
    { added: named(added), removed: named(removed), isByRule: false },
    now,
  );
}

async function tellTaken(tx: Tx, { id }: Escalation, ticket: Ticket, now: Date): Promise<void> {
  const owner = ticket.ownerId ? await findPerson(tx, ticket.workspaceId, ticket.ownerId) : undefined;
  await tellRequester(tx, ticket, `engineer-has:${id}`, engineerHasItWords(ticket.number, owner?.name), now);
}
