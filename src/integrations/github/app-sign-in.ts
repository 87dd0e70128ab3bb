import type { Config } from '../../config.ts';

type App = Extract<NonNullable<Config['github']>['auth'], { by: 'app' }>;

/** Not used up to the last moment: it must still be good when it arrives. */
const MARGIN_MS = 60_000;

/**
 * How a GitHub App signs in: octokit's own way, with the desk's clock in the place of the machine's, so that a token is
 * renewed before the hour it is good for is over.
 */
export function appSignIn({ appId, privateKey, installationId }: App, now: () => Date) {
  const tokens = new Map<string, string>();

  return {
    /** What an Octokit is made with. */
    async options() {
      const [{ createAppAuth }, { default: githubAppJwt }] = await Promise.all([
        import('@octokit/auth-app'),
        import('universal-github-app-jwt'),
      ]);
      async function createJwt() {
        const seconds = Math.floor(now().getTime() / 1000);
        const { token, expiration } = await githubAppJwt({ id: appId, privateKey, now: seconds });
        return { jwt: token, expiresAt: new Date(expiration * 1000).toISOString() };
      }
      const auth = { appId, installationId, createJwt, cache: { get, set } };
      return { authStrategy: createAppAuth, auth };
    },
    /** True where there was a token: the next call asks for another. */
    forget(): boolean {
      const had = tokens.size > 0;
      tokens.clear();
      return had;
    },
  };

  /** octokit keeps token, beginning and end in one text. */
  function get(key: string): string {
    const kept = tokens.get(key) ?? '';
    const expiresAt = Date.parse(kept.split('|')[2] ?? '');
    return expiresAt - now().getTime() > MARGIN_MS ? kept : '';
  }

  function set(key: string, value: string): void {
    tokens.set(key, value);
  }
}
