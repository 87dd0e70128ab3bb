import { listEscalationsOf } from '../../db/escalations.ts';
import type { Tx } from '../../db/handles.ts';
import { insertDoneInput } from '../../db/inbox.ts';
import { findIssue, getIssue, type Issue, markIssueDeleted } from '../../db/issues.ts';
import { getTicket } from '../../db/tickets.ts';
import { transact } from '../../db/transact.ts';
import type { GithubNews, IssueFacts } from '../../domain/escalation/issue.ts';
import { issueGoneWords } from '../../domain/escalation/words.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Desk } from '../desk.ts';
import { loseTracked } from '../incident/know-tracked.ts';
import { sendCard } from '../send/row.ts';
import { tellStaff } from '../send/staff.ts';
import { hearComment } from './hear-comment.ts';
import { knowIssue } from './know-issue.ts';
import { moveIssue } from './move-issue.ts';

/** One delivery of GitHub's, once (its id is the key): GitHub sends nothing again by itself. */
export function hearGithub(desk: Desk, workspaceId: string, news: GithubNews): Promise<void> {
  return transact(desk.db, (tx) => hearNews(tx, desk.policy, workspaceId, news, desk.now()));
}

/** The same where it was read afterwards, since nobody took it when it was sent. */
export async function hearNews(
  tx: Tx,
  policy: Policy,
  workspaceId: string,
  news: GithubNews,
  now: Date,
): Promise<void> {
  const key = { workspaceId, dedupeKey: `github:${news.deliveryId}` };
  if (!(await insertDoneInput(tx, key, now))) return;
  const { issue, comment, action, label, sender, movedTo } = news;
  const known = await findIssue(tx, workspaceId, issue.repo, issue.number);
  if (action === 'deleted' && !comment) return known && forgetIssue(tx, known, now);
  if (known && movedTo) {
    await moveIssue(tx, known, movedTo, now);
    return;
  }
  // An issue the desk opened has its marker, and the desk for its author.
  const isOwn = issue.key !== null && sender === issue.author;
  await knowIssue(tx, policy, workspaceId, issue, isOwn, now, {
    about: { action: comment ? 'commented' : action, label },
  });
  if (comment && action === 'created') await hearComment(tx, policy, workspaceId, comment, now);
}

/** It is no more: its tickets stay, and staff decide. */
export async function forgetIssue(tx: Tx, issue: Issue, now: Date): Promise<void> {
  if (issue.deletedAt) return;
  await markIssueDeleted(tx, issue.id, now);
  await loseTracked(tx, issue, now);
  for (const { ticketId } of await listEscalationsOf(tx, issue.id)) {
    const ticket = await getTicket(tx, ticketId);
    await tellStaff(tx, ticket, `issue-gone:${issue.id}:${ticketId}`, issueGoneWords(issue), now);
    await sendCard(tx, ticket, now);
  }
}

/** What GitHub said of an issue the desk asked for by its row: the same, or what has become of it. */
export async function knowAsked(
  tx: Tx,
  policy: Policy,
  issueRowId: number,
  facts: IssueFacts | null,
  isOwn: boolean,
  now: Date,
): Promise<void> {
  const issue = await getIssue(tx, issueRowId);
  if (!facts) return forgetIssue(tx, issue, now);
  const isElsewhere = issue.repo !== facts.repo || issue.number !== facts.number;
  if (isElsewhere) await moveIssue(tx, issue, facts, now);
  await knowIssue(tx, policy, issue.workspaceId, facts, isOwn, now);
}
