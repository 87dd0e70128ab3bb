import type { Octokit } from 'octokit';
import type { Outcome } from '../../domain/outcome.ts';
import type { Effect, IssueParcel } from '../../domain/parcel.ts';
import { changeIssue, closeTwin, commentOnIssue, lookAtIssue } from './change-issue.ts';
import { type GithubAccess, githubClient } from './client.ts';
import { readMissed } from './deliveries.ts';
import { GithubDoors } from './doors.ts';
import { findEpic, placeBelow } from './epic.ts';
import { type Doubts, openIssue } from './open-issue.ts';
import { GithubPace } from './pace.ts';
import { readChanges, readOpen } from './read.ts';
import { troubleOf } from './trouble.ts';

/** These write nothing, so GitHub's measure for what people are told of does not count them. */
const READING: readonly IssueParcel['kind'][] = ['issues.read', 'issues.mirror', 'issue.look', 'hooks.read'];

/** Carries to GitHub what the desk decided, and says what came of it. Never throws. */
export function githubCarrier(access: GithubAccess, now: () => Date) {
  const client = githubClient(access, now);
  const doubts: Doubts = new Map();
  const pace = new GithubPace();
  const doors = new GithubDoors();

  return async function carry(parcel: IssueParcel, effect: Effect): Promise<Outcome> {
    const at = now();
    const held = doors.hold(repoOf(parcel), at);
    if (held) return held;
    const pause = READING.includes(parcel.kind)
      ? 0
      : pace.take(at, effect.isUrgent || parcel.kind === 'issue.close-twin');
    if (pause > 0) {
      doors.settle(repoOf(parcel), undefined, at);
      return { is: 'wait', ms: pause, why: 'the pace GitHub asks for' };
    }
    try {
      const outcome = await signedIn((octokit) => carryTo(octokit, parcel, effect, at));
      doors.settle(repoOf(parcel), undefined, at);
      return outcome;
    } catch (error) {
      const trouble = troubleOf(error, at);
      doors.settle(repoOf(parcel), trouble, at);
      return trouble;
    }
  };

  /** Refused before anything was done: a token may have been taken back before its time. */
  async function signedIn(work: (octokit: Octokit) => Promise<Outcome>): Promise<Outcome> {
    try {
      return await work(await client.octokit());
    } catch (error) {
      if ((error as { status?: number }).status !== 401 || !client.signInAnew()) throw error;
      return work(await client.octokit());
    }
  }

  function carryTo(octokit: Octokit, parcel: IssueParcel, effect: Effect, at: Date): Promise<Outcome> {
    switch (parcel.kind) {
      case 'issue.open':
        return openIssue(octokit, parcel.issue, { ...effect, now: at }, doubts);
      case 'issue.change':
        return changeIssue(octokit, parcel);
      case 'issue.comment':
        return commentOnIssue(octokit, parcel, effect);
      case 'issue.close-twin':
        return closeTwin(octokit, parcel, effect);
      case 'issue.look':
        return lookAtIssue(octokit, parcel);
      case 'issue.find-epic':
        return findEpic(octokit, parcel, { ...effect, now: at }, doubts);
      case 'issue.place':
        return placeBelow(octokit, parcel);
      case 'issues.read':
        return readChanges(octokit, parcel.repo, new Date(parcel.since));
      case 'issues.mirror':
        return readOpen(octokit, parcel.repo);
      case 'hooks.read':
        return readMissed(octokit, access, parcel);
    }
  }
}

const repoOf = (parcel: IssueParcel): string =>
  (parcel.kind === 'issue.open' ? parcel.issue.repo : parcel.repo).toLowerCase();
