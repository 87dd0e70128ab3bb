import type { Octokit } from 'octokit';
import type { Config } from '../../config.ts';
import type { Outcome } from '../../domain/delivery.ts';

/** Where GitHub is, and how the desk is known to it. */
export type GithubAccess = Pick<NonNullable<Config['github']>, 'apiUrl' | 'auth'>;

/** A call that brought no answer of use; `outcome` says what that means for the outbox row. */
export class GithubTrouble extends Error {
  override readonly name = 'GithubTrouble';
  readonly outcome: Extract<Outcome, { is: 'wait' | 'unclear' | 'failed' }>;

  constructor(outcome: GithubTrouble['outcome']) {
    super(`GitHub: ${outcome.why}`);
    this.outcome = outcome;
  }
}

const QUIET = { debug() {}, info() {}, warn() {}, error() {} };
const PATIENCE_MS = 10_000;

const patientFetch = (url: string, init: RequestInit): Promise<Response> =>
  fetch(url, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) });

/**
 * Loaded when it is first used: a desk without GitHub does not pay for it. Without octokit's own retries, which
 * open an issue up to four times, and without its throttling, which waits in memory: both are the outbox's.
 */
export function githubClient({ apiUrl, auth }: GithubAccess): () => Promise<Octokit> {
  let made: Promise<Octokit> | undefined;
  return () => {
    made ??= make();
    return made;
  };

  async function make(): Promise<Octokit> {
    const { App, Octokit } = await import('octokit');
    const ours = Octokit.defaults({
      baseUrl: apiUrl,
      retry: { enabled: false },
      throttle: { enabled: false },
      log: QUIET,
      request: { fetch: patientFetch },
    });
    if (auth.by === 'token') return new ours({ auth: auth.token });
    const { appId, privateKey, installationId } = auth;
    return new App({ appId, privateKey, Octokit: ours }).getInstallationOctokit(installationId);
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
  const { status, response } = error as Answered;
  // octokit makes a 500 of a request that had no answer at all.
  if (status === undefined || !response) return { is: 'unclear', why: 'GitHub did not answer' };
  const headers = response.headers ?? {};
  if (status === 429 || (status === 403 && isLimit(headers, response.data))) {
    return { is: 'wait', ms: limitWait(headers, now), why: 'GitHub’s limit is reached' };
  }
  if (status === 401) return mendable('GitHub refuses the token');
  if (status === 403)
    return isArchived(response.data)
      ? failed('the repository is archived')
      : mendable('the token may not do this');
  if (status === 404)
    return mendable('GitHub knows no such repository or issue, or hides it from this token');
  if (status === 410) return failed('the issue was deleted, or the repository has none');
  if (status === 422) return failed('GitHub finds the issue not valid');
  if (status >= 500 || status === 408) return { is: 'unclear', why: `GitHub answered ${status}` };
  return failed(`GitHub answered ${status}`);
}

const mendable = (why: string) => ({ is: 'wait', ms: MENDABLE_WAIT_MS, why }) as const;
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
