import { type Answer, type Api, type At, type Call, ok, paged, Refused } from './answer.ts';
import { getDelivery, listDeliveries, listHooks } from './hooks.ts';
import {
  addLabels,
  createComment,
  createIssue,
  createLabel,
  issueOf,
  listAllComments,
  listIssues,
  Moved,
  removeLabel,
  updateIssue,
} from './issues.ts';
import { addSubIssue, listSubIssues } from './sub-issues.ts';
import { fullNameOf, type Issue } from './world.ts';

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
  route('GET', `${ISSUE}/sub_issues`, 'sub-issues', listSubIssues),
  route('POST', `${ISSUE}/sub_issues`, 'sub-issues', addSubIssue),
  route('GET', '/hooks', 'hooks', listHooks),
  route('GET', '/hooks/(\\d+)/deliveries', 'hook deliveries', listDeliveries),
  route('GET', '/hooks/(\\d+)/deliveries/(\\d+)', 'hook delivery', ({ api, params }) =>
    getDelivery(api, params[1]),
  ),
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
    try {
      return answer({ api, call, repository, params: match.slice(1) });
    } catch (error) {
      if (error instanceof Moved) return movedIssue(api, error.issue);
      throw error;
    }
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

function moved(api: Api, fullName: string, rest: string): Answer {
  const repository = api.world.formerRepository(fullName);
  if (!repository) throw new Refused(404, 'Not Found');
  const location = `${api.apiUrl}/repos/${fullNameOf(repository)}${rest}`;
  return { status: 307, body: { message: 'Moved Permanently', url: location }, headers: { location } };
}

function movedIssue(api: Api, issue: Issue): Answer {
  const repository = api.world.repositories.find(({ issues }) => issues.includes(issue));
  if (!repository) throw new Refused(404, 'Not Found');
  const location = `${api.apiUrl}/repos/${fullNameOf(repository)}/issues/${issue.number}`;
  return { status: 301, body: { message: 'Moved Permanently', url: location }, headers: { location } };
}
