import { type StandInGithub, startGithub } from '../../sandbox/github/index.ts';
import type { Config } from '../../src/config.ts';
import type { TestClock } from './clock.ts';

export const WEBHOOK_SECRET = 'what GitHub signs with in tests';

/** With `heron/library` and `more` repositories; to be closed. */
export function githubOn(clock: TestClock, more: readonly string[] = []): Promise<StandInGithub> {
  return startGithub({ now: clock.now, repositories: ['heron/library', ...more] });
}

export function accessTo(
  { apiUrl, token, app }: StandInGithub,
  isApp = false,
): NonNullable<Config['github']> {
  const { appId, installationId } = app;
  return {
    apiUrl,
    repo: 'heron/library',
    auth: isApp ? { by: 'app', appId, installationId, privateKey: app.privateKey } : { by: 'token', token },
    webhookSecret: WEBHOOK_SECRET,
  };
}
