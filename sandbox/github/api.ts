import type { GithubFaults } from './faults.ts';
import type { Wire } from './wire.ts';
import { fullNameOf, type Issue, type IssueChange, type Repository, type World } from './world.ts';

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
  /** Who the token belongs to. */
  readonly login: string;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Api {
  readonly world: World;
  readonly wire: Wire;
  readonly faults: GithubFaults;
  readonly now: () => Date;
  readonly apiUrl: string;
}

/** GitHub's way of saying no. */
export class Refused extends Error {
  readonly answer: Answer;

  constructor(status: number, message: string, errors?: readonly object[]) {
    super(message);
    this.answer = {
      status,
      body: { message, ...(errors ? { errors } : {}), documentation_url: 'https://docs.github.com/rest' },
    };
  }
}

interface At {
  readonly api: Api;
  readonly call: Call;
  readonly repository: Repository;
  readonly params: readonly string[];
}

type Route = readonly [method: string, path: RegExp, name: string, answer: (at: At) => Answer];

const ISSUE = '/issues/(\\d+)';
const route = (method: string, path: string, name: string, answer: Route[3]): Route => [
  method,
  new RegExp(`^${path}$`),
  `${method} ${name}`,
  answer,
];

/** Everything the stand-in knows of a repository, by path. */
const ROUTES: readonly Route[] = [
  route('GET', '', 'repository', ({ api, repository }) => ok(api.wire.repository(repository))),
  route('GET', '/labels', 'labels', ({ api, call, repository }) =>
    paged(api, call, repository.labels.map(api.wire.label)),
  ),
  route('POST', '/labels', 'labels', createLabel),
  route('GET', '/milestones', 'milestones', ({ api, call, repository }) =>
    paged(
      api,
      call,
      repository.milestones.map(({ number }) => api.wire.milestone(repository, number)),
    ),
  ),
  route('GET', '/issues', 'issues', listIssues),
  route('POST', '/issues', 'issues', createIssue),
  route('GET', '/issues/comments', 'comments', listAllComments),
  route('GET', ISSUE, 'issue', ({ api, repository, params }) =>
    ok(api.wire.issue(repository, issueOf(repository, params[0]))),
  ),
  route('PATCH', ISSUE, 'issue', updateIssue),
  route('GET', `${ISSUE}/comments`, 'issue comments', ({ api, call, repository, params }) => {
    const issue = issueOf(repository, params[0]);
    return paged(
      api,
      call,
      issue.comments.map((one) => api.wire.comment(repository, issue, one)),
    );
  }),
  route('POST', `${ISSUE}/comments`, 'issue comments', createComment),
  route('POST', `${ISSUE}/labels`, 'issue labels', addLabels),
  route('DELETE', `${ISSUE}/labels/([^/]+)`, 'issue label', removeLabel),
  route('GET', `${ISSUE}/sub_issues`, 'sub-issues', ({ api, call, repository, params }) => {
    const parent = issueOf(repository, params[0]);
    const subs = repository.issues.filter(({ id }) => parent.subIssueIds.includes(id));
    return paged(
      api,
      call,
      subs.map((one) => api.wire.issue(repository, one)),
    );
  }),
  route('POST', `${ISSUE}/sub_issues`, 'sub-issues', addSubIssue),
];

/** Answers a call under `/repos/owner/name`; throws `Refused`, and an error that names the call if it is not known. */
export function answerCall(api: Api, call: Call): Answer {
  const [, owner, name, rest = ''] = /^\/repos\/([^/]+)\/([^/]+)(\/.*)?$/.exec(call.path) ?? [];
  if (!owner || !name) throw new Refused(404, 'Not Found');
  const repository = api.world.repository(`${owner}/${name}`);
  if (!repository) return moved(api, `${owner}/${name}`, rest);
  for (const [method, path, , answer] of ROUTES) {
    const match = method === call.method ? path.exec(rest) : null;
    if (!match) continue;
    if (method !== 'GET' && repository.isArchived)
      throw new Refused(403, 'Repository was archived so is read-only.');
    if (!repository.hasIssues && rest.startsWith('/issues'))
      throw new Refused(410, 'Issues has been disabled in this repository.');
    return answer({ api, call, repository, params: match.slice(1) });
  }
  throw new Error(`The stand-in GitHub does not know ${call.method} ${call.path}.`);
}

/** What a call is, for faults and the ledger: `POST issues`. */
export function nameOf(method: string, path: string): string {
  const rest = /^\/repos\/[^/]+\/[^/]+(\/.*)?$/.exec(path)?.[1] ?? '';
  return (
    ROUTES.find(([known, pattern]) => known === method && pattern.test(rest))?.[2] ?? `${method} ${path}`
  );
}

const ok = (body: unknown): Answer => ({ status: 200, body });
const created = (body: unknown): Answer => ({ status: 201, body });

function moved(api: Api, fullName: string, rest: string): Answer {
  const repository = api.world.formerRepository(fullName);
  if (!repository) throw new Refused(404, 'Not Found');
  const location = `${api.apiUrl}/repos/${fullNameOf(repository)}${rest}`;
  return { status: 307, body: { message: 'Moved Permanently', url: location }, headers: { location } };
}

function issueOf(repository: Repository, number: string | undefined): Issue {
  const issue = repository.issues.find((one) => one.number === Number(number));
  if (!issue) throw new Refused(404, 'Not Found');
  if (issue.isDeleted) throw new Refused(410, 'This issue was deleted');
  return issue;
}

const MOST_A_PAGE = 100;

function paged(api: Api, call: Call, all: readonly unknown[]): Answer {
  const size = Math.min(Number(call.query.get('per_page') ?? 30), MOST_A_PAGE);
  const page = Number(call.query.get('page') ?? 1);
  const body = all.slice((page - 1) * size, page * size);
  if (all.length <= page * size) return ok(body);
  const next = new URLSearchParams(call.query);
  next.set('page', String(page + 1));
  return { status: 200, body, headers: { link: `<${api.apiUrl}${call.path}?${next}>; rel="next"` } };
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

function createIssue({ api, call, repository }: At): Answer {
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

function updateIssue({ api, call, repository, params }: At): Answer {
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
function listIssues({ api, call, repository }: At): Answer {
  const { query } = call;
  const lag = api.faults.strike(['list lags'], 'GET issues');
  const seenUntil = api.now().getTime() - (lag ? (lag.lagMs ?? 60_000) : 0);
  const since = query.get('since');
  const state = query.get('state') ?? 'open';
  const creator = query.get('creator');
  const labels = query.get('labels')?.split(',') ?? [];
  const byUpdate = query.get('sort') === 'updated';
  const found = repository.issues
    .filter((one) => !one.isDeleted && one.createdAt.getTime() <= seenUntil)
    .filter((one) => state === 'all' || one.state === state)
    .filter((one) => !creator || one.login === creator)
    .filter((one) => !since || one.updatedAt >= new Date(since))
    .filter((one) => labels.every((name) => one.labels.includes(name)))
    .sort((a, b) => (byUpdate ? b.updatedAt.getTime() - a.updatedAt.getTime() : 0) || b.number - a.number);
  if (query.get('direction') === 'asc') found.reverse();
  return paged(
    api,
    call,
    found.map((one) => api.wire.issue(repository, one)),
  );
}

function listAllComments({ api, call, repository }: At): Answer {
  const since = new Date(call.query.get('since') ?? 0);
  const found = repository.issues
    .filter(({ isDeleted }) => !isDeleted)
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

function createComment({ api, call, repository, params }: At): Answer {
  const issue = issueOf(repository, params[0]);
  const body = text(call.body, 'body', MOST_BODY);
  if (!body?.trim()) throw invalid('body', 'missing_field');
  return created(api.wire.comment(repository, issue, api.world.comment(repository, issue, body, call.login)));
}

function createLabel({ api, call, repository }: At): Answer {
  const name = text(call.body, 'name', 50);
  const color = text(call.body, 'color', 6) ?? 'ededed';
  if (!name || !/^[0-9a-f]{6}$/i.test(color)) throw invalid(name ? 'color' : 'name', 'invalid');
  const isThere = repository.labels.some((label) => label.name.toLowerCase() === name.toLowerCase());
  if (isThere) throw invalid('name', 'already_exists');
  const description = text(call.body, 'description', 100) ?? null;
  return created(api.wire.label(api.world.addLabel(repository, { name, color, description }, call.login)));
}

function addLabels({ api, call, repository, params }: At): Answer {
  const issue = issueOf(repository, params[0]);
  const labels = [...issue.labels, ...(strings(call.body.labels) ?? [])];
  api.world.changeIssue(repository, issue, { labels }, call.login);
  return ok(api.wire.issue(repository, issue).labels);
}

function removeLabel({ api, call, repository, params }: At): Answer {
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

function addSubIssue({ api, call, repository, params }: At): Answer {
  const parent = issueOf(repository, params[0]);
  const sub = repository.issues.find(({ id }) => id === call.body.sub_issue_id);
  if (!sub) throw new Refused(404, 'The provided sub-issue does not exist');
  const isTaken = repository.issues.some(({ subIssueIds }) => subIssueIds.includes(sub.id));
  if (isTaken)
    throw new Refused(
      422,
      'An error occurred while adding the sub-issue to the parent issue. Issue may not contain duplicate sub-issues',
    );
  parent.subIssueIds.push(sub.id);
  return created(api.wire.issue(repository, parent));
}
