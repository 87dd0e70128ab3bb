import type { Octokit } from 'octokit';
import type { Outcome } from '../../domain/outcome.ts';
import type { IssueParcel } from '../../domain/parcel.ts';
import { type Doubts, type Opening, openIssue } from './open-issue.ts';
import { issueFacts, placeOf } from './read.ts';
import { GithubTrouble } from './trouble.ts';

type Of<K extends IssueParcel['kind']> = Extract<IssueParcel, { kind: K }>;

/** The standing issue of a repository (ESC-1): one that people have made is taken, else one is opened, once. */
export async function findEpic(
  octokit: Octokit,
  { repo, issue }: Of<'issue.find-epic'>,
  opening: Opening,
  doubts: Doubts,
): Promise<Outcome> {
  const pages = octokit.paginate.iterator(octokit.rest.issues.listForRepo, {
    ...placeOf(repo),
    state: 'open',
    labels: issue.labels.map(({ name }) => name).join(','),
    per_page: 100,
  });
  for await (const { data } of pages) {
    const there = data.find(({ title }) => title.trim().toLowerCase() === issue.title.toLowerCase());
    if (there) return { is: 'answered', answer: { of: 'issue', issue: issueFacts(repo, there) } };
  }
  return openIssue(octokit, issue, opening, doubts);
}

/** Below the standing issue: as a sub-issue where GitHub has them and there is room, else as a line in its list of tasks. */
export async function placeBelow(octokit: Octokit, parcel: Of<'issue.place'>): Promise<Outcome> {
  const { repo, number, issueId, epic } = parcel;
  const place = { ...placeOf(repo), issue_number: epic };
  try {
    await octokit.request('POST /repos/{owner}/{repo}/issues/{issue_number}/sub_issues', {
      ...place,
      sub_issue_id: issueId,
    });
  } catch (error) {
    const { status, message = '' } = error as { status?: number; message?: string };
    // People may have put it below another issue: there it stays.
    if (status === 422 && /duplicate|one parent/i.test(message)) return { is: 'done' };
    if (status !== 404 && status !== 422) throw error;
    await addTaskLine(octokit, place, number);
  }
  return { is: 'done' };
}

async function addTaskLine(
  octokit: Octokit,
  place: { owner: string; repo: string; issue_number: number },
  number: number,
): Promise<void> {
  const { data } = await octokit.rest.issues.get(place).catch((error: unknown) => {
    const isGone = (error as { status?: number }).status === 410;
    throw isGone ? new GithubTrouble({ is: 'failed', why: 'the epic was deleted' }) : error;
  });
  const body = data.body ?? '';
  const line = `- [ ] #${number}`;
  if (body.split('\n').some((one) => one.replace('[x]', '[ ]').trim() === line)) return;
  await octokit.rest.issues.update({ ...place, body: `${body.trimEnd()}\n${line}\n` });
}
