import { getEscalation } from '../../db/escalations.ts';
import type { Tx } from '../../db/handles.ts';
import { getIncidentIssue } from '../../db/incident-issues.ts';
import type { OutboxRow } from '../../db/outbox.ts';
import type { Delivery } from '../../domain/delivery.ts';
import type { IssueFacts } from '../../domain/escalation/issue.ts';
import type { Answer } from '../../domain/outcome.ts';
import type { Policy } from '../../policy/policy.ts';
import { drawTracked } from '../incident/know-tracked.ts';
import { isTracking } from '../incident/load-tracked.ts';
import { watchForTwin } from './close-twin.ts';
import { hearNews, knowAsked } from './hear-github.ts';
import { knowIssue } from './know-issue.ts';
import { knowEpic } from './place-issue.ts';
import { takeInIssues, takeInOpenIssues } from './take-in-issues.ts';

type GithubAnswer = Extract<Answer, { of: 'issue' | 'no issue' | 'issues' | 'open issues' | 'missed' }>;

/** What GitHub answered, as what was asked makes it. */
export async function takeGithubAnswer(
  tx: Tx,
  policy: Policy,
  row: OutboxRow,
  answer: GithubAnswer,
  now: Date,
): Promise<void> {
  const { workspaceId } = row;
  switch (answer.of) {
    case 'issue':
      return takeIssue(tx, policy, row, answer.issue, now);
    case 'no issue':
      return takeIssue(tx, policy, row, null, now);
    case 'issues':
      return takeInIssues(tx, policy, workspaceId, answer, now);
    case 'open issues':
      return takeInOpenIssues(tx, policy, workspaceId, answer, now);
    case 'missed':
      for (const news of answer.news) await hearNews(tx, policy, workspaceId, news, now);
  }
}

/** null: it is no more. */
async function takeIssue(
  tx: Tx,
  policy: Policy,
  row: OutboxRow,
  facts: IssueFacts | null,
  now: Date,
): Promise<void> {
  const { delivery, workspaceId } = row;
  if (isTracking(delivery) && row.problem) await drawTracked(tx, delivery, now);
  const asked = await rowAskedAbout(tx, row);
  if (asked !== null) return knowAsked(tx, policy, asked, facts, changesState(delivery), now);
  if (!facts) return;
  const issue = await knowIssue(tx, policy, workspaceId, facts, true, now);
  if (delivery.kind === 'issue.find-epic') await knowEpic(tx, delivery.epicId, issue);
  await watchForTwin(tx, row, now);
}

/** The desk brought about how it stands now; all else that is new of it others did. */
const changesState = (delivery: Delivery): boolean =>
  delivery.kind === 'issue.close-twin' ||
  delivery.kind === 'issue.keep' ||
  delivery.kind === 'issue.cut' ||
  (delivery.kind === 'issue.change' && delivery.change.state !== undefined);

/** The issue's row, where it was there before. */
async function rowAskedAbout(tx: Tx, { delivery }: OutboxRow): Promise<number | null> {
  switch (delivery.kind) {
    case 'issue.look':
      return delivery.issueRowId;
    case 'issue.close-twin':
      return delivery.twinId;
    case 'issue.change':
    case 'issue.comment':
      return (await getEscalation(tx, delivery.escalationId)).issueRowId;
    case 'issue.keep':
    case 'issue.cut':
    case 'issue.sitrep':
    case 'issue.report':
      return (await getIncidentIssue(tx, delivery.trackedId)).issueRowId;
    default:
      return null;
  }
}
