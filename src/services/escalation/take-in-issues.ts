import { listEscalatedIssues } from '../../db/escalations.ts';
import type { Tx } from '../../db/handles.ts';
import { listTrackedIssues } from '../../db/incident-issues.ts';
import { updateRepoLabels } from '../../db/repo-labels.ts';
import type { IssueComment, IssueFacts, IssueLabel } from '../../domain/escalation/issue.ts';
import type { Policy } from '../../policy/policy.ts';
import { askOutside } from '../send/reading.ts';
import { hearComment } from './hear-comment.ts';
import { knowIssue } from './know-issue.ts';

/** A reading of what changed in a repository: finds what no webhook told. */
export async function takeInIssues(
  tx: Tx,
  policy: Policy,
  workspaceId: string,
  read: {
    readonly repo: string;
    readonly issues: readonly IssueFacts[];
    readonly comments: readonly IssueComment[];
    readonly labels: readonly IssueLabel[];
  },
  now: Date,
): Promise<void> {
  await updateRepoLabels(tx, workspaceId, read.repo, read.labels);
  for (const issue of read.issues) {
    const last = read.comments
      .filter(({ number, author }) => number === issue.number && author !== issue.author)
      .at(-1);
    await knowIssue(tx, policy, workspaceId, issue, false, now, { comment: last?.body });
  }
  for (const comment of read.comments) await hearComment(tx, policy, workspaceId, comment, now);
}

/**
 * All that is open in a repository. An issue of a ticket or an incident that should be among them and is not has been deleted or moved,
 * which no list tells: it is asked for by itself.
 */
export async function takeInOpenIssues(
  tx: Tx,
  policy: Policy,
  workspaceId: string,
  { repo, issues }: { repo: string; issues: readonly IssueFacts[] },
  now: Date,
): Promise<void> {
  for (const issue of issues) await knowIssue(tx, policy, workspaceId, issue, false, now);
  const open = new Set(issues.map(({ issueId }) => issueId));
  const expected = [
    ...(await listEscalatedIssues(tx, workspaceId, repo)),
    ...(await listTrackedIssues(tx, workspaceId, repo)),
  ];
  for (const { id, issueId } of expected) {
    if (open.has(issueId)) continue;
    await askOutside(tx, workspaceId, `issue ${id}`, { kind: 'issue.look', issueRowId: id }, now);
  }
}
