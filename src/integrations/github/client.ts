import type { Octokit } from 'octokit';
import type { Config } from '../../config.ts';
import { appSignIn } from './app-sign-in.ts';

/** Where GitHub is, and how the desk is known to it. */
export type GithubAccess = Pick<NonNullable<Config['github']>, 'apiUrl' | 'auth'>;

export interface GithubClient {
  /** Loaded when it is first used: a desk without GitHub does not pay for it. */
  readonly octokit: () => Promise<Octokit>;
  /** Forgets what it signs in with; false where that is fixed. */
  readonly signInAnew: () => boolean;
}

const QUIET = { debug() {}, info() {}, warn() {}, error() {} };
const PATIENCE_MS = 10_000;

const patientFetch = (url: string, init: RequestInit): Promise<Response> =>
  fetch(url, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) });

/**
 * Without octokit's own retries, which open an issue up to four times, and without its throttling, which waits in
 * memory: both are the outbox's.
 */
export function githubClient({ apiUrl, auth }: GithubAccess, now: () => Date): GithubClient {
  const signIn = auth.by === 'app' ? appSignIn(auth, now) : undefined;
  let made: Promise<Octokit> | undefined;
  return {
    octokit() {
      made ??= make();
      return made;
    },
    signInAnew: () => signIn?.forget() ?? false,
  };

  async function make(): Promise<Octokit> {
    const { Octokit } = await import('octokit');
    const ours = Octokit.defaults({
      baseUrl: apiUrl,
      retry: { enabled: false },
      throttle: { enabled: false },
      log: QUIET,
      request: { fetch: patientFetch },
    });
    if (auth.by === 'token') return new ours({ auth: auth.token });
    return new ours(await signIn?.options());
  }
}
