import { expect, it, onTestFinished } from 'vitest';
import { type StandInGithub, startGithub } from '../../sandbox/github/index.ts';
import { examineGithub } from '../../src/cli/doctor-github.ts';
import { testClock } from '../support/clock.ts';

async function openGithub(): Promise<StandInGithub> {
  const github = await startGithub({ now: testClock().now, repositories: ['heron/library'] });
  onTestFinished(() => github.close());
  return github;
}

const configOf = ({ apiUrl, token }: StandInGithub, change: { token?: string; repo?: string } = {}) => ({
  apiUrl,
  repo: change.repo ?? 'heron/library',
  auth: { by: 'token' as const, token: change.token ?? token },
  webhookSecret: 'known to both sides',
});

it('OPS-3 a GitHub that is well is said to be', async () => {
  const findings = await examineGithub(configOf(await openGithub()));
  expect(findings.map(({ level }) => level)).toEqual(['ok', 'ok']);
  expect(await examineGithub(undefined)).toEqual([]);
});

it('OPS-3 without a webhook secret it says how late the desk hears', async () => {
  const config = { ...configOf(await openGithub()), webhookSecret: null };
  expect((await examineGithub(config))[1]).toMatchObject({
    level: 'warning',
    said: expect.stringContaining('within the hour'),
  });
});

it.each([
  ['a token that is refused', { token: 'ghp_wrong' }, /make a new one/],
  ['a repository nobody knows', { repo: 'heron/other' }, /check GITHUB_REPO/],
])('OPS-3 %s is an error that says what to do', async (_, change, said) => {
  const [finding] = await examineGithub(configOf(await openGithub(), change));
  expect(finding).toMatchObject({ level: 'error', said: expect.stringMatching(said) });
});

it.each([
  [
    'archived',
    (github: StandInGithub) => Object.assign(github.world.repositories[0] ?? {}, { isArchived: true }),
    /archived/,
  ],
  [
    'without issues',
    (github: StandInGithub) => Object.assign(github.world.repositories[0] ?? {}, { hasIssues: false }),
    /switched off/,
  ],
  [
    'renamed',
    (github: StandInGithub) =>
      github.world.repositories[0] && github.world.transfer(github.world.repositories[0], 'heron/holdings'),
    /heron\/holdings now/,
  ],
])('OPS-3 a repository that is %s is an error that says what to do', async (_, change, said) => {
  const github = await openGithub();
  change(github);
  const [finding] = await examineGithub(configOf(github));
  expect(finding).toMatchObject({ level: 'error', said: expect.stringMatching(said) });
});

it('OPS-3 the repository of incidents is looked at too, and named by its key', async () => {
  const named = 'incidents.repository of the policy';
  const findings = await examineGithub(configOf(await openGithub()), [{ repo: 'heron/incidents', named }]);
  expect(findings[0]?.level).toBe('ok');
  expect(findings[1]?.said).toContain(
    `there is no heron/incidents, or the token may not see it: check ${named}`,
  );
});

it('OPS-3 a GitHub that does not answer is an error, and not a crash', async () => {
  const github = await openGithub();
  github.faults.inject({ kind: 'reset' });
  const [finding] = await examineGithub(configOf(github));
  expect(finding).toMatchObject({ level: 'error', said: expect.stringContaining('no answer') });
});
