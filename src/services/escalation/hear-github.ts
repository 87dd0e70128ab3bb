import { listEscalationsOf } from '../../db/escalations.ts';
import type { Tx } from '../../db/handles.ts';
import { insertDoneInput } from '../../db/inbox.ts';
import { findIssue, markIssueDeleted } from '../../db/issues.ts';
import { getTicket } from '../../db/tickets.ts';
import { transact } from '../../db/transact.ts';
import type { GithubNews, IssueComment, IssueFacts } from '../../domain/escalation/issue.ts';
import { issueGoneWords } from '../../domain/escalation/words.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Desk } from '../desk.ts';
import { sendCard, tellStaff } from '../send.ts';
import { hearComment } from './hear-comment.ts';
import { knowIssue } from './know-issue.ts';

/** One delivery of GitHub's, once (its id is the key): GitHub sends nothing again by itself. */
export function hearGithub(desk: Desk, workspaceId: string, news: GithubNews): Promise<void> {
  return transact(desk.db, async (tx) => {
    const now = desk.now();
    const key = { workspaceId, dedupeKey: `github:${news.deliveryId}` };
    if (!(await insertDoneInput(tx, key, now))) return;
    const { issue, comment, action, label, sender } = news;
    if (action === 'deleted' && !comment) return forget(tx, workspaceId, issue, now);
    // An issue the desk opened has its marker, and the desk for its author.
    const isOwn = issue.key !== null && sender === issue.author;
    const isKnown =
      issue.key !== null || (await findIssue(tx, workspaceId, issue.repo, issue.number)) !== undefined;
    if (!isKnown) return;
    await knowIssue(tx, desk.policy, workspaceId, issue, isOwn, now, {
      about: { action: comment ? 'commented' : action, label },
    });
    if (comment && action === 'created') await hearComment(tx, desk.policy, workspaceId, comment, now);
  });
}

/** A reading of what changed in a repository: finds what no webhook told. */
export async function takeInIssues(
  tx: Tx,
  policy: Policy,
  workspaceId: string,
  read: { issues: readonly IssueFacts[]; comments: readonly IssueComment[] },
  now: Date,
): Promise<void> {
  for (const issue of read.issues) {
    const isKnown =
      issue.key !== null || (await findIssue(tx, workspaceId, issue.repo, issue.number)) !== undefined;
    if (!isKnown) continue;
    const last = read.comments
      .filter(({ number, author }) => number === issue.number && author !== issue.author)
      .at(-1);
    await knowIssue(tx, policy, workspaceId, issue, false, now, { comment: last?.body });
  }
  for (const comment of read.comments) await hearComment(tx, policy, workspaceId, comment, now);
}

async function forget(tx: Tx, workspaceId: string, facts: IssueFacts, now: Date): Promise<void> {
  const issue = await findIssue(tx, workspaceId, facts.repo, facts.number);
  if (!issue || issue.deletedAt) return;
  await markIssueDeleted(tx, issue.id, now);
  for (const { ticketId } of await listEscalationsOf(tx, issue.id)) {
    const ticket = await getTicket(tx, ticketId);
    await tellStaff(tx, ticket, `issue-gone:${issue.id}:${ticketId}`, issueGoneWords(facts), now);
    await sendCard(tx, ticket, now);
  }
}
