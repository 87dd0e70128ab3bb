import type { Outcome } from '../../domain/outcome.ts';

/** Told to come back, with how much else that is true of. */
export type Trouble = Extract<Outcome, { is: 'wait' }> & {
  readonly closes?: 'everything' | 'repository';
};

/** A call that brought no answer of use; `outcome` says what that means for the outbox row. */
export class GithubTrouble extends Error {
  override readonly name = 'GithubTrouble';
  readonly outcome: Trouble | Extract<Outcome, { is: 'unclear' | 'failed' }>;

  constructor(outcome: GithubTrouble['outcome']) {
    super(`GitHub: ${outcome.why}`);
    this.outcome = outcome;
  }
}

interface Answered {
  readonly status?: number;
  readonly response?: {
    readonly headers?: Readonly<Record<string, string | undefined>>;
    readonly data?: unknown;
  };
}

const MENDABLE_WAIT_MS = 5 * 60_000;
const LIMIT_WAIT_MS = 60_000;

/**
 * What a failure means. Limits and what a person can put right wait in the row; what GitHub may have done all the
 * same is unclear; the rest is refused for good. The words are the desk's: GitHub's may repeat people's.
 */
export function troubleOf(error: unknown, now: Date): GithubTrouble['outcome'] {
  if (error instanceof GithubTrouble) return error.outcome;
  const { status, response } = error as Answered;
  // octokit makes a 500 of a request that had no answer at all.
  if (status === undefined || !response) return { is: 'unclear', why: 'GitHub does not answer' };
  const headers = response.headers ?? {};
  if (status === 429 || (status === 403 && isLimit(headers, response.data))) {
    const ms = limitWait(headers, now);
    return { is: 'wait', ms, why: 'GitHub’s limit is reached', closes: 'everything' };
  }
  if (status === 401) return mendable('GitHub refuses the token', 'everything');
  if (status === 403) {
    return isArchived(response.data)
      ? failed('the repository is archived')
      : mendable('the token may not do this', 'repository');
  }
  if (status === 404)
    return mendable('GitHub knows no such repository, or hides it from the token', 'repository');
  if (status === 410) return failed('the issue was deleted, or the repository has none');
  if (status === 422) return failed('GitHub finds the issue not valid');
  if (status >= 500 || status === 408) return { is: 'unclear', why: `GitHub answers ${status}` };
  return failed(`GitHub answers ${status}`);
}

/** Somebody has to put it right, and is told. */
const mendable = (why: string, closes: 'everything' | 'repository') =>
  ({ is: 'wait', ms: MENDABLE_WAIT_MS, why, needsPerson: true, closes }) as const;

const failed = (why: string) => ({ is: 'failed', why }) as const;

type Headers = Readonly<Record<string, string | undefined>>;

const messageOf = (data: unknown): string =>
  String((data as { message?: unknown } | undefined)?.message ?? '');

const isLimit = (headers: Headers, data: unknown): boolean =>
  headers['retry-after'] !== undefined ||
  headers['x-ratelimit-remaining'] === '0' ||
  /rate limit/i.test(messageOf(data));

const isArchived = (data: unknown): boolean => /archived/i.test(messageOf(data));

function limitWait(headers: Headers, now: Date): number {
  const after = Number(headers['retry-after']);
  if (after > 0) return after * 1000;
  const resetMs = Number(headers['x-ratelimit-reset']) * 1000 - now.getTime();
  return resetMs > 0 ? resetMs : LIMIT_WAIT_MS;
}
