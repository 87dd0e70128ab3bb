import { listEscalationsOf, updateEscalation } from '../../db/escalations.ts';
import type { Tx } from '../../db/handles.ts';
import { findIssue, type Issue, insertIssue, markIssueDeleted, updateIssue } from '../../db/issues.ts';
import { getTicket } from '../../db/tickets.ts';
import type { IssueFacts } from '../../domain/escalation/issue.ts';
import { issueMovedWords } from '../../domain/escalation/words.ts';
import { moveTracked } from '../incident/know-tracked.ts';
import { sendCard } from '../send/row.ts';
import { tellStaff } from '../send/staff.ts';

/**
 * An issue is elsewhere than the desk thought: its repository has got another name, or it went to another repository,
 * where it has another number and another id. Its tickets go along, and staff read where it is.
 */
export async function moveIssue(tx: Tx, issue: Issue, to: IssueFacts, now: Date): Promise<Issue> {
  const there = await findIssue(tx, issue.workspaceId, to.repo, to.number);
  if (there?.id === issue.id) return there;
  const isSame = issue.issueId === to.issueId;
  const moved =
    isSame && !there ? await updateIssue(tx, issue.id, { ...to, updatedAt: issue.updatedAt }) : undefined;
  const target = moved ?? there ?? (await insertIssue(tx, issue.workspaceId, to));
  await moveTracked(tx, issue, target, now);
  for (const escalation of await listEscalationsOf(tx, issue.id)) {
    await updateEscalation(tx, escalation.id, { issueRowId: target.id, repo: target.repo });
    const ticket = await getTicket(tx, escalation.ticketId);
    const effect = `issue-moved:${escalation.id}:${target.repo}:${target.number}`;
    await tellStaff(tx, ticket, effect, issueMovedWords(issue, target), now);
    await sendCard(tx, ticket, now);
  }
  if (target.id !== issue.id) await markIssueDeleted(tx, issue.id, now);
  return target;
}
