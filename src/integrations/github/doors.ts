import type { Outcome } from '../../domain/outcome.ts';
import { ClosedCalls } from '../closed-calls.ts';
import type { GithubTrouble, Trouble } from './trouble.ts';

const EVERYTHING = 'everything';

/** While one of those who wait tries the door. */
const TRIAL_MS = 1_000;

/**
 * What is true of the token is true of all that waits, and what is true of a repository of all that is for it: so one
 * finds out for the others, and when the time is over one tries for the others.
 */
export class GithubDoors {
  private readonly closed = new ClosedCalls();
  private readonly reasons = new Map<string, Trouble>();
  private readonly tried = new Set<string>();

  /** Why this cannot go through now; undefined: it may, and `settle` is told what came of it. */
  hold(repo: string, at: Date): Outcome | undefined {
    const shut = [EVERYTHING, repo].filter((door) => this.reasons.has(door));
    for (const door of shut) {
      const reason = this.reasons.get(door);
      const ms = this.closed.left(door, at) || (this.tried.has(door) ? TRIAL_MS : 0);
      if (reason && ms > 0) return { ...reason, ms };
    }
    for (const door of shut) this.tried.add(door);
    return undefined;
  }

  settle(repo: string, trouble: GithubTrouble['outcome'] | undefined, at: Date): void {
    for (const door of [EVERYTHING, repo]) {
      this.tried.delete(door);
      this.reasons.delete(door);
    }
    if (trouble?.is !== 'wait' || !trouble.closes) return;
    const door = trouble.closes === 'everything' ? EVERYTHING : repo;
    this.reasons.set(door, trouble);
    this.closed.close(door, at, trouble.ms);
  }
}
