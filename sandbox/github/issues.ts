import { type Answer, type At, type Call, created, ok, paged, Refused } from './answer.ts';
import type { Issue, IssueChange, Repository } from './world.ts';

/** What the API does with issues, their comments and labels. */

/** An issue that is not where it was asked for: it went to another repository. */
export class Moved extends Error {
  readonly issue: Issue;

  constructor(issue: Issue) {
    super('Moved Permanently');
    this.issue = issue;
  }
}

export function issueOf(repository: Repository, number: string | undefined): Issue {
  const issue = repository.issues.find((one) => one.number === Number(number));
  if (!issue) throw new Refused(404, 'Not Found');
  if (issue.movedTo) throw new Moved(issue.movedTo);
  if (issue.isDeleted) throw new Refused(410, 'This issue was deleted');
  return issue;
}

const MOST_TITLE = 256;
const MOST_BODY = 65_536;

function text(body: Call['body'], field: string, most: number): string | undefined {
  const value = body[field];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw invalid(field, 'invalid');
  if (value.length > most) throw invalid(field, 'too_long');
  return value;
}

const invalid = (field: string, code: string): Refused =>
  new Refused(422, 'Validation Failed', [{ resource: 'Issue', field, code }]);

const strings = (value: unknown): string[] | undefined =>
  Array.isArray(value)
    ? value.map((one) => (typeof one === 'string' ? one : String((one as { name?: unknown }).name)))
    : undefined;

export function createIssue({ api, call, repository }: At): Answer {
  const title = text(call.body, 'title', MOST_TITLE)?.trim();
  if (!title) throw invalid('title', 'missing_field');
  const milestone = milestoneOf(repository, call.body.milestone);
  const wanted = {
    title,
    body: text(call.body, 'body', MOST_BODY) ?? '',
    labels: strings(call.body.labels) ?? [],
    assignees: strings(call.body.assignees) ?? [],
    ...(milestone === undefined ? {} : { milestone }),
  };
  const issue = api.world.openIssue(repository, wanted, call.login);
  return created(api.wire.issue(repository, issue));
}

function milestoneOf(repository: Repository, value: unknown): number | null | undefined {
  if (value === undefined || value === null) return value;
  if (!repository.milestones.some(({ number }) => number === value)) throw invalid('milestone', 'invalid');
  return value as number;
}

export function updateIssue({ api, call, repository, params }: At): Answer {
  const issue = issueOf(repository, params[0]);
  const { body } = call;
  const title = text(body, 'title', MOST_TITLE);
  const words = text(body, 'body', MOST_BODY);
  const labels = strings(body.labels);
  const assignees = strings(body.assignees);
  const milestone = milestoneOf(repository, body.milestone);
  if (body.state !== undefined && body.state !== 'open' && body.state !== 'closed')
    throw invalid('state', 'invalid');
  const change: IssueChange = {
    ...(title === undefined ? {} : { title }),
    ...(words === undefined ? {} : { body: words }),
    ...(labels ? { labels } : {}),
    ...(assignees ? { assignees } : {}),
    ...(milestone === undefined ? {} : { milestone }),
    ...(body.state ? { state: body.state as 'open' | 'closed' } : {}),
    ...(body.state_reason ? { stateReason: body.state_reason as 'completed' | 'not_planned' } : {}),
  };
  api.world.changeIssue(repository, issue, change, call.login);
  return ok(api.wire.issue(repository, issue));
}

/** Newest first, as GitHub gives them; what was made a moment ago may be missing while lists lag. */
export function listIssues({ api, call, repository }: At): Answer {
  const { query } = call;
  const lag = api.faults.strike(['list lags'], 'GET issues');
  const seenUntil = api.now().getTime() - (lag ? (lag.lagMs ?? 60_000) : 0);
  const since = query.get('since');
  const state = query.get('state') ?? 'open';
  const creator = query.get('creator');
  const labels = query.get('labels')?.split(',') ?? [];
  const byUpdate = query.get('sort') === 'updated';
  const found = repository.issues
    .filter((one) => !one.isDeleted && !one.movedTo && one.createdAt.getTime() <= seenUntil)
    .filter((one) => state === 'all' || one.state === state)
    .filter((one) => !creator || one.login === creator)
    .filter((one) => !since || one.updatedAt >= new Date(since))
    .filter((one) =>
      labels.every((name) => one.labels.some((its) => its.toLowerCase() === name.toLowerCase())),
    )
    .sort((a, b) => (byUpdate ? b.updatedAt.getTime() - a.updatedAt.getTime() : 0) || b.number - a.number);
  if (query.get('direction') === 'asc') found.reverse();
  return paged(
    api,
    call,
    found.map((one) => api.wire.issue(repository, one)),
  );
}

export function listAllComments({ api, call, repository }: At): Answer {
  const since = new Date(call.query.get('since') ?? 0);
  const found = repository.issues
    .filter(({ isDeleted, movedTo }) => !isDeleted && !movedTo)
    .flatMap((issue) => issue.comments.map((comment) => ({ issue, comment })))
    .filter(({ comment }) => comment.updatedAt >= since)
    .sort(
      (a, b) => a.comment.updatedAt.getTime() - b.comment.updatedAt.getTime() || a.comment.id - b.comment.id,
    );
  return paged(
    api,
    call,
    found.map(({ issue, comment }) => api.wire.comment(repository, issue, comment)),
  );
}

export function createComment({ api, call, repository, params }: At): Answer {
  const issue = issueOf(repository, params[0]);
  const body = text(call.body, 'body', MOST_BODY);
  if (!body?.trim()) throw invalid('body', 'missing_field');
  return created(api.wire.comment(repository, issue, api.world.comment(repository, issue, body, call.login)));
}

export function createLabel({ api, call, repository }: At): Answer {
  const name = text(call.body, 'name', 50);
  const color = text(call.body, 'color', 6) ?? 'ededed';
  if (!name || !/^[0-9a-f]{6}$/i.test(color)) throw invalid(name ? 'color' : 'name', 'invalid');
  const isThere = repository.labels.some((label) => label.name.toLowerCase() === name.toLowerCase());
  if (isThere) throw invalid('name', 'already_exists');
  const description = text(call.body, 'description', 100) ?? null;
  return created(api.wire.label(api.world.addLabel(repository, { name, color, description }, call.login)));
}

export function addLabels({ api, call, repository, params }: At): Answer {
  const issue = issueOf(repository, params[0]);
  const labels = [...issue.labels, ...(strings(call.body.labels) ?? [])];
  api.world.changeIssue(repository, issue, { labels }, call.login);
  return ok(api.wire.issue(repository, issue).labels);
}

export function removeLabel({ api, call, repository, params }: At): Answer {
  const issue = issueOf(repository, params[0]);
  const name = decodeURIComponent(params[1] ?? '');
  if (!issue.labels.includes(name)) throw new Refused(404, 'Label does not exist');
  api.world.changeIssue(
    repository,
    issue,
    { labels: issue.labels.filter((one) => one !== name) },
    call.login,
  );
  return ok(api.wire.issue(repository, issue).labels);
}
