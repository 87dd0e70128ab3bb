import type { Octokit } from 'octokit';
import type { IssueFacts } from '../../domain/escalation/issue.ts';
import { markerOf } from '../../domain/escalation/issue-body.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { Effect, IssueParcel } from '../../domain/parcel.ts';
import { ensureLabels } from './labels.ts';
import { issueFacts, placeOf } from './read.ts';

type Of<K extends IssueParcel['kind']> = Extract<IssueParcel, { kind: K }>;

const answered = (issue: IssueFacts): Outcome => ({ is: 'answered', answer: { of: 'issue', issue } });

/**
 * The issue as it is now, wherever it has gone: GitHub leads from an old place to the new one, but not what is
 * written there. Undefined: it was deleted.
 */
async function locate(octokit: Octokit, repo: string, number: number): Promise<IssueFacts | undefined> {
  try {
    const { data } = await octokit.rest.issues.get({ ...placeOf(repo), issue_number: number });
    return issueFacts(repo, data);
  } catch (error) {
    const { status } = error as { status?: number };
    if (status === 410) return undefined;
    if (status !== 404) throw error;
    // The repository hides nothing, so the issue is in another one that is hidden, or gone.
    await octokit.rest.repos.get(placeOf(repo));
    return undefined;
  }
}

const GONE: Outcome = { is: 'answered', answer: { of: 'no issue' } };

export async function lookAtIssue(octokit: Octokit, { repo, number }: Of<'issue.look'>): Promise<Outcome> {
  const issue = await locate(octokit, repo, number);
  return issue ? answered(issue) : GONE;
}

/** May be done again: it says how things should be. */
export async function changeIssue(octokit: Octokit, parcel: Of<'issue.change'>): Promise<Outcome> {
  const { change } = parcel;
  const now = await locate(octokit, parcel.repo, parcel.number);
  if (!now) return GONE;
  const { repo, number } = now;
  const added = await ensureLabels(octokit, repo, change.addLabels ?? []);
  const gone = new Set((change.removeLabels ?? []).map((name) => name.toLowerCase()));
  const kept = now.labels.filter((name) => !gone.has(name.toLowerCase()));
  const milestone = change.milestone ? await findMilestone(octokit, repo, change.milestone) : undefined;
  const { data } = await octokit.rest.issues.update({
    ...placeOf(repo),
    issue_number: number,
    labels: [...new Set([...kept, ...added])],
    ...(change.title === undefined ? {} : { title: change.title }),
    ...(change.body === undefined ? {} : { body: change.body }),
    ...(change.state ? { state: change.state } : {}),
    ...(change.stateReason
      ? { state_reason: change.stateReason === 'completed' ? 'completed' : 'not_planned' }
      : {}),
    ...(milestone ? { milestone } : {}),
  });
  return answered(issueFacts(repo, data));
}

async function findMilestone(octokit: Octokit, repo: string, title: string): Promise<number | undefined> {
  const all = await octokit.paginate(octokit.rest.issues.listMilestones, { ...placeOf(repo), per_page: 100 });
  return all.find((one) => one.title.toLowerCase() === title.toLowerCase())?.number;
}

export async function commentOnIssue(
  octokit: Octokit,
  { repo, number, markdown }: Of<'issue.comment'>,
  effect: Effect,
): Promise<Outcome> {
  const issue = await locate(octokit, repo, number);
  if (!issue) return GONE;
  await sayOnce(octokit, issue, markdown, effect);
  return answered(issue);
}

/** Once: its key is in it, and after an unclear answer the comments are read for that. */
async function sayOnce(
  octokit: Octokit,
  { repo, number }: Pick<IssueFacts, 'repo' | 'number'>,
  markdown: string,
  effect: Effect,
): Promise<void> {
  const place = { ...placeOf(repo), issue_number: number };
  const marker = markerOf(effect.key);
  if (effect.isUnclear) {
    const since = new Date(effect.since.getTime() - 60_000).toISOString();
    const all = await octokit.paginate(octokit.rest.issues.listComments, { ...place, since, per_page: 100 });
    if (all.some(({ body }) => body?.includes(marker))) return;
  }
  await octokit.rest.issues.createComment({ ...place, body: `${markdown}\n\n${marker}\n` });
}

/** ESC-8: of two issues for one escalation the later one is closed, and says where the work is. */
export async function closeTwin(
  octokit: Octokit,
  { repo, number, of }: Of<'issue.close-twin'>,
  effect: Effect,
): Promise<Outcome> {
  const twin = await locate(octokit, repo, number);
  if (!twin) return GONE;
  await sayOnce(octokit, twin, `Opened twice by mistake: the work is in ${of}.`, effect);
  const place = { ...placeOf(twin.repo), issue_number: twin.number };
  const { data } = await octokit.rest.issues.update({
    ...place,
    state: 'closed',
    state_reason: 'not_planned',
  });
  return answered(issueFacts(twin.repo, data));
}
