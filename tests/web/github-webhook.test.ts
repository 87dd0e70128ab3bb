import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import examples from '@octokit/webhooks-examples';
import { expect, it, onTestFinished } from 'vitest';
import type { GithubNews } from '../../src/domain/escalation/issue.ts';
import { githubDoor } from '../../src/integrations/github/webhook.ts';
import { makeLog } from '../../src/log.ts';

const SECRET = 'a secret of the webhooks';

async function openDoor() {
  const heard: GithubNews[] = [];
  const door = githubDoor(SECRET, makeLog('silent'), async (news) => void heard.push(news));
  if (!door) throw new Error('there is no door');
  const server = createServer(door);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  let count = 0;
  async function send(event: string, body: string, headers: Record<string, string> = {}): Promise<number> {
    const hash = createHmac('sha256', SECRET).update(body).digest('hex');
    const right = {
      'content-type': 'application/json',
      'x-github-event': event,
      'x-github-delivery': `00000000-0000-0000-0000-${String(++count).padStart(12, '0')}`,
      'x-hub-signature-256': `sha256=${hash}`,
    };
    const response = await fetch(url, { method: 'POST', body, headers: { ...right, ...headers } });
    return response.status;
  }
  return { send, heard };
}

interface Example {
  readonly name: string;
  readonly examples: readonly {
    readonly issue?: { readonly number: number; readonly pull_request?: object };
  }[];
}

/** The package's types speak of a module where there is a list. */
const all = (examples as unknown as Example[]).flatMap(({ name, examples: payloads }) =>
  payloads.map((payload) => ({ name, payload })),
);

it('ESC-4 every real payload of GitHub’s is taken, and those about issues are understood', async () => {
  const { send, heard } = await openDoor();
  const statuses = new Set<number>();
  for (const { name, payload } of all) statuses.add(await send(name, JSON.stringify(payload)));
  expect(all.length).toBeGreaterThan(300);
  expect([...statuses].sort()).toEqual([202, 204]);
  const about = all.filter(
    ({ name, payload }) => ['issues', 'issue_comment'].includes(name) && payload.issue,
  );
  expect(heard).toHaveLength(about.filter(({ payload }) => !payload.issue?.pull_request).length);
  expect(heard.every(({ issue }) => issue.repo.includes('/') && issue.number > 0 && issue.url)).toBe(true);
  expect(heard.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['opened', 'reopened', 'deleted', 'created']),
  );
  expect(heard.some(({ comment }) => comment?.body)).toBe(true);
});

it.each([
  ['a wrong signature', { 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` }, 401],
  ['the old kind of signature alone', { 'x-hub-signature-256': '', 'x-hub-signature': 'sha1=00' }, 401],
  ['a signature of another length', { 'x-hub-signature-256': 'sha256=00' }, 401],
  ['no name of the delivery', { 'x-github-delivery': '' }, 400],
])('S1 %s is refused, and nothing is heard', async (_, headers, status) => {
  const { send, heard } = await openDoor();
  const issue = all.find(({ name }) => name === 'issues');
  expect(await send('issues', JSON.stringify(issue?.payload), headers)).toBe(status);
  expect(heard).toEqual([]);
});

it.each([
  '',
  'nonsense',
  '[]',
  'null',
  '{"issue":null}',
  '{"issue":{}}',
  '{"action":1,"issue":{"number":1}}',
])('a signed body that is none of GitHub’s is answered: %j', async (body) => {
  const { send, heard } = await openDoor();
  expect([204, 400]).toContain(await send('issues', body));
  expect(heard).toEqual([]);
});
