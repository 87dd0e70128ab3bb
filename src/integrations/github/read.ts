import type { Octokit } from 'octokit';
import type { IssueComment, IssueFacts, IssueLabel } from '../../domain/escalation/issue.ts';
import { keyIn } from '../../domain/escalation/issue-body.ts';
import type { Outcome } from '../../domain/outcome.ts';
import { changedSince, collect } from './changed-since.ts';

/** An issue as GitHub's API and its webhooks put it; what the desk reads of it. */
export interface WireIssue {
  readonly id: number;
  readonly number: number;
  readonly title: string;
  readonly body?: string | null;
  readonly html_url: string;
  readonly state: string;
  readonly state_reason?: string | null;
  readonly labels?: readonly (string | { readonly name?: string })[];
  readonly assignee?: { readonly login: string } | null;
  readonly milestone?: { readonly title: string } | null;
  readonly user?: { readonly login: string } | null;
  readonly updated_at: string;
  readonly pull_request?: unknown;
  readonly repository_url?: string;
}

export interface WireComment {
  readonly id: number;
  readonly body?: string | null;
  readonly user?: { readonly login: string } | null;
  readonly created_at: string;
  readonly issue_url?: string;
}

/** An issue names its repository, which may have another name by now than it was asked for by. */
export function issueFacts(asked: string, wire: WireIssue): IssueFacts {
  const own = /\/repos\/([^/]+\/[^/]+)$/.exec(wire.repository_url ?? '')?.[1];
  return {
    repo: own ?? asked,
    number: wire.number,
    issueId: wire.id,
    title: wire.title,
    url: wire.html_url,
    state: wire.state === 'closed' ? 'closed' : 'open',
    stateReason: reasonOf(wire),
    labels: (wire.labels ?? []).flatMap((label) => (typeof label === 'string' ? label : (label.name ?? []))),
    assignee: wire.assignee?.login ?? null,
    milestone: wire.milestone?.title ?? null,
    author: wire.user?.login ?? '',
    updatedAt: new Date(wire.updated_at),
    key: keyIn(wire.body ?? '') ?? null,
  };
}

function reasonOf({ state, state_reason: reason }: WireIssue): IssueFacts['stateReason'] {
  if (state !== 'closed') return null;
  if (reason === 'not_planned') return 'not planned';
  return reason === 'duplicate' ? 'duplicate' : 'completed';
}

export function commentFacts(repo: string, number: number, wire: WireComment): IssueComment {
  return {
    repo,
    number,
    commentId: wire.id,
    author: wire.user?.login ?? '',
    body: wire.body ?? '',
    at: new Date(wire.created_at),
  };
}

export const placeOf = (repo: string): { owner: string; repo: string } => {
  const [owner = '', name = ''] = repo.split('/');
  return { owner, repo: name };
};

export async function readChanges(octokit: Octokit, repo: string, since: Date): Promise<Outcome> {
  const issues = await readIssues(octokit, repo, since);
  const comments = await readComments(octokit, repo, since);
  const labels = await readLabels(octokit, repo);
  return { is: 'answered', answer: { of: 'issues', repo, issues, comments, labels } };
}

/** Every issue that is open, so that the desk has them at hand. */
export async function readOpen(octokit: Octokit, repo: string): Promise<Outcome> {
  const found = await octokit.paginate(octokit.rest.issues.listForRepo, {
    ...placeOf(repo),
    state: 'open',
    per_page: 100,
  });
  const issues = found.filter(({ pull_request: pull }) => !pull).map((one) => issueFacts(repo, one));
  return { is: 'answered', answer: { of: 'open issues', repo, issues } };
}

/** What changed since, oldest change first. */
export const changedIssues = (octokit: Octokit, repo: string, since: Date) =>
  changedSince(since, (asked) =>
    octokit.rest.issues.listForRepo({ ...placeOf(repo), state: 'all', ...asked }),
  );

/** Pull requests, which GitHub lists with issues, are left out. */
async function readIssues(octokit: Octokit, repo: string, since: Date): Promise<IssueFacts[]> {
  const found = await collect(changedIssues(octokit, repo, since));
  return found.filter(({ pull_request: pull }) => !pull).map((one) => issueFacts(repo, one));
}

async function readComments(octokit: Octokit, repo: string, since: Date): Promise<IssueComment[]> {
  const pages = changedSince(since, (asked) =>
    octokit.rest.issues.listCommentsForRepo({ ...placeOf(repo), ...asked }),
  );
  const found = await collect(pages);
  return found.map((one) => {
    const [, own, number] = /\/repos\/([^/]+\/[^/]+)\/issues\/(\d+)$/.exec(one.issue_url ?? '') ?? [];
    return commentFacts(own ?? repo, Number(number), one);
  });
}

export async function readLabels(octokit: Octokit, repo: string): Promise<IssueLabel[]> {
  const found = await octokit.paginate(octokit.rest.issues.listLabelsForRepo, {
    ...placeOf(repo),
    per_page: 100,
  });
  return found.map(({ name, color, description }) => ({ name, color, description }));
}
