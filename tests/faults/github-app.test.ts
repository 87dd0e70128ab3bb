import { expect, it } from 'vitest';
import { examineGithub } from '../../src/cli/doctor-github.ts';
import { escalate, issueOf, issuesOf, openWithTicket } from '../support/escalating.ts';

const HOUR = 60 * 60_000;

it('ESC-1 a GitHub App signs in with a token of its installation, renewed before the hour is over', async () => {
  const stage = await openWithTicket({ isApp: true });
  await stage.as('ben').post('#heron-help', 'The calendar shows the wrong week.');
  await escalate(stage);
  expect(issuesOf(stage)[0]?.login).toBe('firstline-desk[bot]');
  await stage.pass(2 * HOUR);
  await escalate(stage, 2);
  expect(issuesOf(stage).filter(({ title }) => title.startsWith('The holdings'))).toHaveLength(2);
  expect(stage.github.unknown).toEqual([]);
  expect(stage.github.calls.filter(({ status }) => status === 401)).toEqual([]);
});

it('ESC-8 a token taken back before its time is asked for anew, and nothing is done twice', async () => {
  const stage = await openWithTicket({ isApp: true });
  await stage.as('ben').post('#heron-help', 'The calendar shows the wrong week.');
  await escalate(stage);
  stage.github.app.revokeTokens();
  await escalate(stage, 2);
  expect(issuesOf(stage).filter(({ title }) => title.startsWith('The holdings'))).toHaveLength(2);
  expect(stage.github.calls.some(({ status }) => status === 401)).toBe(true);
});

it('T1 a key that is not the app’s is refused, and doctor says so', async () => {
  const stage = await openWithTicket({ isApp: true });
  const { github } = stage.config;
  if (github?.auth.by !== 'app') throw new Error('not an app');
  const { generateKeyPairSync } = await import('node:crypto');
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const wrong = { ...github, auth: { ...github.auth, privateKey } };
  const [finding] = await examineGithub(wrong, [], stage.clock.now);
  expect(finding).toMatchObject({ level: 'error' });
  expect(finding?.said).toContain('GITHUB_PRIVATE_KEY');
  const right = await examineGithub(github, [], stage.clock.now);
  expect(right.map(({ level }) => level)).not.toContain('error');
});

it('ESC-4 an app reads the deliveries that nobody took', async () => {
  const stage = await openWithTicket({ isApp: true });
  await escalate(stage);
  const { repository, issue } = issueOf(stage);
  stage.github.webhooks.hold(true);
  stage.github.world.deleteIssue(repository, issue, 'priya');
  stage.github.webhooks.hold(false);
  await stage.pass(61 * 60_000);
  const { issues } = stage.running.desk.db.tables;
  const rows = await stage.running.desk.db.select().from(issues);
  expect(rows.find(({ number }) => number === issue.number)?.deletedAt).not.toBeNull();
});
