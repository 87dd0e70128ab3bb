import { type Answer, type At, created, paged, Refused } from './answer.ts';
import { issueOf } from './issues.ts';
import type { Repository } from './world.ts';

/** Closed ones count as well: a standing issue is full one day. */
const MOST_SUB_ISSUES = 100;

/** Not every GitHub Enterprise Server has them. */
function refuseWithout({ hasSubIssues }: Repository): void {
  if (!hasSubIssues) throw new Refused(404, 'Not Found');
}

export function listSubIssues({ api, call, repository, params }: At): Answer {
  refuseWithout(repository);
  const parent = issueOf(repository, params[0]);
  const subs = repository.issues.filter(({ id }) => parent.subIssueIds.includes(id));
  return paged(
    api,
    call,
    subs.map((one) => api.wire.issue(repository, one)),
  );
}

export function addSubIssue({ api, call, repository, params }: At): Answer {
  refuseWithout(repository);
  const parent = issueOf(repository, params[0]);
  const sub = repository.issues.find(({ id }) => id === call.body.sub_issue_id);
  if (!sub) throw new Refused(404, 'The provided sub-issue does not exist');
  const isTaken = repository.issues.some(({ subIssueIds }) => subIssueIds.includes(sub.id));
  const failed = 'An error occurred while adding the sub-issue to the parent issue.';
  if (parent.subIssueIds.includes(sub.id)) {
    throw new Refused(422, `${failed} Issue may not contain duplicate sub-issues`);
  }
  if (isTaken) throw new Refused(422, `${failed} Sub issue may only have one parent`);
  if (parent.subIssueIds.length >= MOST_SUB_ISSUES) {
    throw new Refused(422, `${failed} Parent cannot have more than 100 sub-issues`);
  }
  parent.subIssueIds.push(sub.id);
  return created(api.wire.issue(repository, parent));
}
