import { describe, expect, it, onTestFinished } from 'vitest';
import { startGithub } from '../../sandbox/github/index.ts';
import { githubCarrier } from '../../src/integrations/github/carry.ts';
import { MINUTE_MS, SECOND_MS, testClock } from '../support/clock.ts';

const REPO = 'heron/library';
const KEY = '0f9c1b7e-6f43-4a53-9f5e-2b8d0c6a1e11';
const ISSUE = {
  repo: REPO,
  title: 'The export loses a row',
  body: `One of 250.\n\n<!-- firstline:${KEY} -->\n`,
  labels: [],
  key: KEY,
};

/** A GitHub whose lists lag or not, one reading after the other, as `lags` says; then they do not. */
async function openRepository(lagMs: number) {
  const clock = testClock();
  const lags: boolean[] = [];
  const random = () => (lags.shift() ? 0 : 1);
  const github = await startGithub({ now: clock.now, repositories: [REPO], random });
  onTestFinished(() => github.close());
  const [repository] = github.world.repositories;
  if (!repository) throw new Error('no repository');
  const { apiUrl, token } = github;
  const carry = githubCarrier({ apiUrl, auth: { by: 'token', token } }, clock.now);
  github.faults.inject({ kind: 'list lags', probability: 0.5, lagMs });
  const others = (count: number) =>
    Array.from({ length: count }, (_, n) =>
      github.world.openIssue(repository, { title: `Another ${n}`, body: '' }, 'priya'),
    );
  return { clock, github, repository, carry, lags, others };
}

describe('a list of several pages that lags now and then', () => {
  it.each([
    [false, true],
    [true, false],
    [true, true],
  ])('ESC-8 R7 shows the issue whose answer was lost: page 1 lags %s, page 2 %s', async (first, second) => {
    const { clock, github, repository, carry, lags, others } = await openRepository(2 * MINUTE_MS);
    const since = clock.now();
    const effect = { key: KEY, isUrgent: false, since };
    github.faults.inject({ kind: 'lost reply', call: 'POST issues' });
    const open = (isUnclear: boolean) =>
      carry({ kind: 'issue.open', issue: ISSUE }, { ...effect, isUnclear });
    expect(await open(false)).toMatchObject({ is: 'unclear' });
    clock.advance(10 * SECOND_MS);
    others(150);
    clock.advance(110 * SECOND_MS);
    lags.push(first, second);
    expect(await open(true)).toMatchObject({ is: 'answered', answer: { issue: { number: 1 } } });
    expect(repository.issues).toHaveLength(151);
  });

  it('ESC-8 ESC-4 is read whole where what one page shows is missing from the next', async () => {
    const { clock, github, repository, carry, lags, others } = await openRepository(8 * MINUTE_MS);
    const old = others(100);
    clock.advance(60 * MINUTE_MS);
    const since = clock.now().toISOString();
    others(60);
    clock.advance(MINUTE_MS);
    for (const issue of old) github.world.changeIssue(repository, issue, { labels: ['Defect'] }, 'priya');
    lags.push(false, true);
    const read = await carry(
      { kind: 'issues.read', repo: REPO, since },
      { key: 'read', isUnclear: false, isUrgent: false, since: clock.now() },
    );
    const issues = read.is === 'answered' && read.answer.of === 'issues' ? read.answer.issues : [];
    expect(issues.map(({ number }) => number)).toEqual(
      expect.arrayContaining(old.map(({ number }) => number)),
    );
    expect(new Set(issues.map(({ number }) => number)).size).toBe(issues.length);
  });
});
