import type { Octokit } from 'octokit';
import type { Outcome } from '../../domain/delivery.ts';
import type { IssueChange } from '../../domain/escalation/issue.ts';
import { markerOf } from '../../domain/escalation/issue-body.ts';
import type { Effect, IssueParcel } from '../../domain/parcel.ts';
import { ClosedCalls } from '../closed-calls.ts';
import { type GithubAccess, GithubTrouble, githubClient, troubleOf } from './client.ts';
import { ensureLabels } from './labels.ts';
import { type Doubts, openIssue, putBelowEpic } from './open-issue.ts';
import { GithubPace } from './pace.ts';
import { issueFacts, placeOf, readComments, readIssues } from './read.ts';

const DONE: Outcome = { is: 'done' };
const EVERYTHING = 'github';

/** Carries to GitHub what the desk decided, and says what came of it. Never throws. */
export function githubCarrier(access: GithubAccess, now: () => Date) {
  const client = githubClient(access);
  const doubts: Doubts = new Map();
  const pace = new GithubPace();
  const closed = new ClosedCalls();

  return async function carry(parcel: IssueParcel, effect: Effect): Promise<Outcome> {
    const at = now();
    const left = closed.left(EVERYTHING, at);
    if (left > 0) return { is: 'wait', ms: left, why: 'GitHub’s limit is reached' };
    const pause = parcel.kind === 'issues.read' ? 0 : pace.take(at);
    if (pause > 0) return { is: 'wait', ms: pause, why: 'pace' };
    try {
      return await carryTo(await client(), parcel, effect, at, doubts);
    } catch (error) {
      const outcome = error instanceof GithubTrouble ? error.outcome : troubleOf(error, at);
      if (outcome.is === 'wait' && /limit/.test(outcome.why)) closed.close(EVERYTHING, at, outcome.ms);
      return outcome;
    }
  };
}

async function carryTo(
  octokit: Octokit,
  parcel: IssueParcel,
  effect: Effect,
  now: Date,
  doubts: Doubts,
): Promise<Outcome> {
  switch (parcel.kind) {
    case 'issue.open': {
      const { issue: wanted } = parcel;
      const opening = { isUnclear: effect.isUnclear, since: effect.since, now };
      const issue = await openIssue(octokit, wanted, opening, doubts);
      if (wanted.epic !== null) await putBelowEpic(octokit, issue, wanted.epic).catch(() => undefined);
      return { is: 'answered', answer: { of: 'issue', issue } };
    }
    case 'issue.change':
      return changeIssue(octokit, parcel.repo, parcel.number, parcel.change);
    case 'issue.comment':
      return comment(octokit, parcel, effect);
    case 'issues.read': {
      const { repo } = parcel;
      const since = new Date(parcel.since);
      const issues = await readIssues(octokit, repo, since);
      const comments = await readComments(octokit, repo, since);
      return { is: 'answered', answer: { of: 'issues', repo, issues, comments } };
    }
  }
}

/** May be done again: it says how things should be. */
async function changeIssue(
  octokit: Octokit,
  repo: string,
  number: number,
  change: IssueChange,
): Promise<Outcome> {
  const place = { ...placeOf(repo), issue_number: number };
  const { data: now } = await octokit.rest.issues.get(place);
  const added = await ensureLabels(octokit, repo, change.addLabels ?? []);
  const gone = new Set((change.removeLabels ?? []).map((name) => name.toLowerCase()));
  const kept = issueFacts(repo, now).labels.filter((name) => !gone.has(name.toLowerCase()));
  const milestone = change.milestone ? await findMilestone(octokit, repo, change.milestone) : undefined;
  const { data } = await octokit.rest.issues.update({
    ...place,
    labels: [...new Set([...kept, ...added])],
    ...(change.state ? { state: change.state } : {}),
    ...(change.stateReason
      ? { state_reason: change.stateReason === 'completed' ? 'completed' : 'not_planned' }
      : {}),
    ...(milestone ? { milestone } : {}),
  });
  return { is: 'answered', answer: { of: 'issue', issue: issueFacts(repo, data) } };
}

async function findMilestone(octokit: Octokit, repo: string, title: string): Promise<number | undefined> {
  const all = await octokit.paginate(octokit.rest.issues.listMilestones, { ...placeOf(repo), per_page: 100 });
  return all.find((one) => one.title.toLowerCase() === title.toLowerCase())?.number;
}

/** Once: its key is in it, and after an unclear answer the comments are read for that. */
async function comment(
  octokit: Octokit,
  { repo, number, markdown }: Extract<IssueParcel, { kind: 'issue.comment' }>,
  effect: Effect,
): Promise<Outcome> {
  const place = { ...placeOf(repo), issue_number: number };
  const marker = markerOf(effect.key);
  if (effect.isUnclear) {
    const since = new Date(effect.since.getTime() - 60_000).toISOString();
    const all = await octokit.paginate(octokit.rest.issues.listComments, { ...place, since, per_page: 100 });
    if (all.some(({ body }) => body?.includes(marker))) return DONE;
  }
  await octokit.rest.issues.createComment({ ...place, body: `${markdown}\n\n${marker}\n` });
  return DONE;
}
