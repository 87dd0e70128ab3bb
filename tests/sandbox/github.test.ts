import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Octokit } from 'octokit';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type StandInGithub, startGithub } from '../../sandbox/github/index.ts';
import type { Repository } from '../../sandbox/github/world.ts';
import { testClock } from '../support/clock.ts';

const REPO = { owner: 'heron', repo: 'library' };

async function openGithub() {
  const clock = testClock();
  const github = await startGithub({ now: clock.now, repositories: ['heron/library'] });
  onTestFinished(() => github.close());
  const quiet = { debug() {}, info() {}, warn() {}, error() {} };
  const octokit = new Octokit({
    auth: github.token,
    baseUrl: github.apiUrl,
    retry: { enabled: false },
    throttle: { enabled: false },
    log: quiet,
  });
  return { github, octokit, clock, repository: github.world.repositories[0] as Repository };
}

describe('the GitHub in the box, asked by octokit', () => {
  it('opens, changes, lists and closes issues as GitHub does', async () => {
    const { octokit, github } = await openGithub();
    const made = await octokit.rest.issues.create({
      ...REPO,
      title: 'Export',
      body: 'words',
      labels: ['Defect'],
    });
    expect(made.status).toBe(201);
    expect(made.data).toMatchObject({
      number: 1,
      state: 'open',
      labels: [{ name: 'Defect', color: 'ededed' }],
    });
    await octokit.rest.issues.update({
      ...REPO,
      issue_number: 1,
      state: 'closed',
      state_reason: 'not_planned',
    });
    const listed = await octokit.rest.issues.listForRepo({
      ...REPO,
      state: 'all',
      creator: 'firstline-desk',
    });
    expect(listed.data).toMatchObject([{ number: 1, state: 'closed', state_reason: 'not_planned' }]);
    expect((await octokit.rest.issues.listForRepo({ ...REPO })).data).toEqual([]);
    expect(github.unknown).toEqual([]);
  });

  it('pages, and says where the next page is', async () => {
    const { octokit, github, repository } = await openGithub();
    for (let n = 0; n < 130; n++) github.world.openIssue(repository, { title: `Issue ${n}` }, 'priya');
    const all = await octokit.paginate(octokit.rest.issues.listForRepo, { ...REPO, per_page: 100 });
    expect(all).toHaveLength(130);
    expect(all[0]?.number).toBe(130);
  });

  it('refuses what GitHub refuses, with its codes', async () => {
    const { octokit, github, repository } = await openGithub();
    const refused = (work: Promise<unknown>) =>
      work.then(
        () => 0,
        (error: { status: number }) => error.status,
      );
    expect(await refused(octokit.rest.issues.create({ ...REPO, title: ' ' }))).toBe(422);
    expect(await refused(octokit.rest.issues.create({ ...REPO, title: 'x', body: 'y'.repeat(65_537) }))).toBe(
      422,
    );
    expect(await refused(octokit.rest.issues.get({ ...REPO, issue_number: 9 }))).toBe(404);
    expect(await refused(octokit.rest.repos.get({ owner: 'heron', repo: 'other' }))).toBe(404);
    await octokit.rest.issues.createLabel({ ...REPO, name: 'Defect', color: '990000' });
    expect(await refused(octokit.rest.issues.createLabel({ ...REPO, name: 'defect', color: '990000' }))).toBe(
      422,
    );
    const issue = github.world.openIssue(repository, { title: 'Gone soon' }, 'priya');
    github.world.deleteIssue(repository, issue, 'priya');
    expect(await refused(octokit.rest.issues.get({ ...REPO, issue_number: issue.number }))).toBe(410);
    repository.isArchived = true;
    expect(await refused(octokit.rest.issues.create({ ...REPO, title: 'Late' }))).toBe(403);
  });

  it('leads from the old name of a repository to the new one', async () => {
    const { octokit, github, repository } = await openGithub();
    github.world.transfer(repository, 'heron/holdings');
    const { data } = await octokit.rest.repos.get(REPO);
    expect(data.full_name).toBe('heron/holdings');
  });

  it('takes an issue below another once', async () => {
    const { octokit } = await openGithub();
    const { data: epic } = await octokit.rest.issues.create({ ...REPO, title: 'Intake' });
    const { data: sub } = await octokit.rest.issues.create({ ...REPO, title: 'One' });
    const add = () =>
      octokit.request('POST /repos/{owner}/{repo}/issues/{issue_number}/sub_issues', {
        ...REPO,
        issue_number: epic.number,
        sub_issue_id: sub.id,
      });
    expect((await add()).status).toBe(201);
    await expect(add()).rejects.toMatchObject({ status: 422 });
  });
});

describe('the faults of the GitHub in the box', () => {
  const create = (octokit: Octokit) => octokit.rest.issues.create({ ...REPO, title: 'Once' });
  const issues = (github: StandInGithub) => github.world.repositories[0]?.issues.length;

  it.each([
    ['lost reply', 1],
    ['server error after', 1],
    ['server error', 0],
    ['reset', 0],
    ['secondary limit', 0],
    ['bad credentials', 0],
  ] as const)('%s leaves %i issue', async (kind, left) => {
    const { octokit, github } = await openGithub();
    github.faults.inject({ kind, call: 'POST issues' });
    await expect(create(octokit)).rejects.toThrow();
    expect(issues(github)).toBe(left);
    await expect(create(octokit)).resolves.toMatchObject({ status: 201 });
  });

  it('hides a new issue from lists while they lag', async () => {
    const { octokit, github, clock } = await openGithub();
    github.faults.inject({ kind: 'list lags', probability: 1, lagMs: 30_000 });
    await create(octokit);
    expect((await octokit.rest.issues.listForRepo(REPO)).data).toHaveLength(0);
    clock.advance(31_000);
    expect((await octokit.rest.issues.listForRepo(REPO)).data).toHaveLength(1);
  });
});

describe('the webhooks of the GitHub in the box', () => {
  it('are signed over their bytes, told once, and again when somebody asks', async () => {
    const { github, repository } = await openGithub();
    const heard: { event: unknown; isSigned: boolean; action: string }[] = [];
    const server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const raw = Buffer.concat(chunks);
      const hash = createHmac('sha256', 'shh').update(raw).digest('hex');
      const isSigned = request.headers['x-hub-signature-256'] === `sha256=${hash}`;
      heard.push({
        event: request.headers['x-github-event'],
        isSigned,
        action: JSON.parse(String(raw)).action,
      });
      response.writeHead(202).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    github.tell({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, secret: 'shh' });

    const issue = github.world.openIssue(repository, { title: 'Told' }, 'priya');
    github.world.comment(repository, issue, 'A word', 'priya');
    github.world.changeIssue(repository, issue, { state: 'closed' }, 'priya');
    await github.settled();
    const told = heard.map(({ event, action, isSigned }) => [event, action, isSigned]);
    expect(told.sort()).toEqual([
      ['issue_comment', 'created', true],
      ['issues', 'closed', true],
      ['issues', 'opened', true],
    ]);
    github.webhooks.redeliver(github.webhooks.delivered[0]?.id ?? '');
    await github.settled();
    expect(heard).toHaveLength(4);
  });
});
