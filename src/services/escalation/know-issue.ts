import { findEscalationByKey, listEscalationsOf, updateEscalation } from '../../db/escalations.ts';
import type { Tx } from '../../db/handles.ts';
import { findIssue, type Issue, insertIssue, updateIssue } from '../../db/issues.ts';
import { insertTicketEvent } from '../../db/ticket-events.ts';
import { getTicket } from '../../db/tickets.ts';
import type { IssueFacts } from '../../domain/escalation/issue.ts';
import { issueOpenedWords } from '../../domain/escalation/words.ts';
import type { Policy } from '../../policy/policy.ts';
import { sendCard, tellStaff } from '../send.ts';
import { noteNews } from './chase-engineer.ts';
import { followIssue, GITHUB } from './follow-issue.ts';

/**
 * What GitHub said of an issue: kept, joined to the escalation it was opened for, and what it means for the
 * tickets done (ESC-4). The same told twice, or older news, changes nothing. `isOwn`: the desk's own change.
 */
export async function knowIssue(
  tx: Tx,
  policy: Policy,
  workspaceId: string,
  facts: IssueFacts,
  isOwn: boolean,
  now: Date,
  comment?: string,
): Promise<Issue> {
  const before = await findIssue(tx, workspaceId, facts.repo, facts.number);
  if (before && before.updatedAt > facts.updatedAt) return before;
  const issue = before ? await updateIssue(tx, before.id, facts) : await insertIssue(tx, workspaceId, facts);
  if (facts.key) await join(tx, workspaceId, facts.key, issue, facts, now);
  for (const escalation of await listEscalationsOf(tx, issue.id)) {
    const ticket = await getTicket(tx, escalation.ticketId);
    await sendCard(tx, ticket, now);
    if (!before || isOwn || !isNews(before, facts)) continue;
    await noteNews(tx, policy, escalation, now);
    if (before.state === facts.state) continue;
    await followIssue(tx, policy, escalation, facts, comment, now);
  }
  return issue;
}

/** Somebody did something with it, and did not only write. */
const isNews = (before: Issue, facts: IssueFacts): boolean =>
  before.state !== facts.state ||
  before.assignee !== facts.assignee ||
  before.milestone !== facts.milestone ||
  [...before.labels.list].sort().join() !== [...facts.labels].sort().join();

/** The marker in the body leads to the escalation; a webhook may be here before the answer to the call. */
async function join(
  tx: Tx,
  workspaceId: string,
  key: string,
  issue: Issue,
  facts: IssueFacts,
  now: Date,
): Promise<void> {
  const escalation = await findEscalationByKey(tx, workspaceId, key);
  if (!escalation || escalation.issueRowId !== null) return;
  await updateEscalation(tx, escalation.id, { issueRowId: issue.id });
  const ticket = await getTicket(tx, escalation.ticketId);
  const { repo, number } = facts;
  await insertTicketEvent(tx, ticket, GITHUB, { kind: 'issue opened', repo, number }, now);
  await tellStaff(tx, ticket, `issue-opened:${escalation.id}`, issueOpenedWords(facts), now);
}
