import type { Octokit } from 'octokit';
import type { IssueFacts, NewIssue } from '../../domain/escalation/issue.ts';
import { keyIn } from '../../domain/escalation/issue-body.ts';
import type { Outcome } from '../../domain/outcome.ts';
import { ensureLabels } from './labels.ts';
import { changedIssues, issueFacts, placeOf } from './read.ts';
import { GithubTrouble, troubleOf } from './trouble.ts';

/** Lists lag behind what was written: it is looked for at once, then so long after the doubt arose. */
const LOOK_AGAIN_MS = [30_000, 120_000];
const MINUTE_MS = 60_000;

/** Since when it is unclear whether an issue was opened; a process that starts anew doubts from then on. */
export type Doubts = Map<string, Date>;

export interface Opening {
  readonly isUnclear: boolean;
  /** When it was first meant to be opened. */
  readonly since: Date;
  readonly now: Date;
}

/**
 * Exactly one (ESC-8): GitHub has no key against doubles, so ours is in the body, and after an unclear answer the
 * issues are listed for it until a list can be trusted. Never by search, which lags for minutes.
 */
export async function openIssue(
  octokit: Octokit,
  wanted: NewIssue,
  opening: Opening,
  doubts: Doubts,
): Promise<Outcome> {
  const doubted = doubts.get(wanted.key) ?? (opening.isUnclear ? opening.now : undefined);
  if (doubted) {
    doubts.set(wanted.key, doubted);
    const found = await findIssue(octokit, wanted, opening.since);
    if (found) return settled(found);
    const waited = opening.now.getTime() - doubted.getTime();
    const next = LOOK_AGAIN_MS.find((ms) => ms > waited);
    if (next)
      throw new GithubTrouble({ is: 'wait', ms: next - waited, why: 'looking whether the issue is there' });
  }
  const labels = await ensureLabels(octokit, wanted.repo, wanted.labels);
  const { title, body } = wanted;
  doubts.set(wanted.key, opening.now);
  try {
    const { data } = await octokit.rest.issues.create({ ...placeOf(wanted.repo), title, body, labels });
    return settled(issueFacts(wanted.repo, data));
  } catch (error) {
    if (troubleOf(error, opening.now).is !== 'unclear') doubts.delete(wanted.key);
    throw error;
  }

  function settled(issue: IssueFacts): Outcome {
    doubts.delete(wanted.key);
    return { is: 'answered', answer: { of: 'issue', issue } };
  }
}

async function findIssue(
  octokit: Octokit,
  { repo, key }: NewIssue,
  since: Date,
): Promise<IssueFacts | undefined> {
  const from = new Date(since.getTime() - MINUTE_MS);
  for await (const page of changedIssues(octokit, repo, from)) {
    const ours = page.find(({ body }) => keyIn(body ?? '') === key);
    if (ours) return issueFacts(repo, ours);
  }
  return undefined;
}
