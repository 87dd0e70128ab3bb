import { expect, it, onTestFinished } from 'vitest';
import { type SandboxOptions, startSandbox } from '../../sandbox/sandbox.ts';
import { DAY_MS, MINUTE_MS, STAGE_TIME } from '../support/clock.ts';

async function openSandbox(options: SandboxOptions = {}) {
  const sandbox = await startSandbox({ startAt: new Date(STAGE_TIME), logLevel: 'silent', ...options });
  onTestFinished(() => sandbox.close());
  return sandbox;
}

it('serves page, clock and calls on loopback, and nothing to other sites', async () => {
  const { url } = await openSandbox();
  expect(new URL(url).hostname).toBe('127.0.0.1');
  expect(await (await fetch(url)).text()).toContain('<div id="root">');
  expect((await fetch(`${url}/sandbox/clock`)).status).toBe(200);
  const elsewhere = { headers: { origin: 'https://elsewhere.example' } };
  expect((await fetch(`${url}/sandbox/faults`, { method: 'POST', ...elsewhere })).status).toBe(403);
});

it('listens on one address of the loopback, so that no other machine reaches it', async () => {
  const { slack, github, running } = await openSandbox();
  for (const { port } of [slack.url, github.apiUrl, running.url].map((url) => new URL(url))) {
    await expect(fetch(`http://127.0.0.2:${port}`)).rejects.toThrow();
    expect((await fetch(`http://127.0.0.1:${port}`)).status).toBeGreaterThan(0);
  }
});

it('starts without a warning of Slack’s', async () => {
  const { slack } = await openSandbox();
  const warned = slack.ledger.calls().filter(({ answer }) => answer.warning !== undefined);
  expect(warned.map(({ method }) => method)).toEqual([]);
});

it('says that its port is taken, so that the next one can be tried', async () => {
  const { url } = await openSandbox();
  const again = startSandbox({ port: Number(new URL(url).port) });
  await expect(again).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

it('does what falls due while time passes when it is due, not at the end', async () => {
  const { slack, pass, now } = await openSandbox();
  const jonas = slack.as('jonas');
  await jonas.post('@firstline', 'My account is locked and the reset mail goes astray.');
  await pass(MINUTE_MS);
  await jonas.post('@firstline', 'It says error 403 now.');
  await pass(MINUTE_MS);
  const askedAt = now().getTime();
  await pass(7 * DAY_MS);
  expect(now().getTime() - askedAt).toBeGreaterThanOrEqual(7 * DAY_MS);
  const copy = slack.ledger
    .calls('chat.postMessage')
    .filter(
      ({ args }) => JSON.stringify(args).includes('error 403') && !JSON.stringify(args).includes('belong'),
    );
  expect(copy).toHaveLength(1);
  expect((copy[0]?.at.getTime() ?? 0) - askedAt).toBeLessThan(60 * MINUTE_MS);
});

it.each([
  ['/sandbox/clock', { advanceMs: -1 }],
  ['/sandbox/clock', 'nonsense'],
  ['/sandbox/faults', { name: 'unheard of', on: true }],
])('%s refuses what it does not understand: %j', async (path, body) => {
  const { url } = await openSandbox();
  expect((await fetch(url + path, { method: 'POST', body: JSON.stringify(body) })).status).toBe(400);
});

it('has a GitHub with a page: what is closed there comes back to the desk', async () => {
  const { url, slack, github, pass } = await openSandbox();
  await slack.as('maya').post('#heron-help', 'The export loses its last row <img src=x>');
  await pass(MINUTE_MS);
  const [repository] = github.world.repositories;
  if (!repository) throw new Error('no repository');
  expect(await (await fetch(`${url}/github`)).text()).toContain('No issues yet');
  github.world.openIssue(repository, { title: 'Lost <b>row</b>', body: '**Bold** <img src=x>' }, 'priya');
  const at = `${url}/github/heron/library/issues/1`;
  const shown = await (await fetch(at)).text();
  expect(shown).toContain('<strong>Bold</strong>');
  expect(shown).toContain('Lost &lt;b&gt;row');
  expect(shown).not.toContain('<img');
  const body = new URLSearchParams({ as: 'sam', words: 'Mended', act: 'completed' });
  expect((await fetch(at, { method: 'POST', body })).status).toBe(200);
  expect(await (await fetch(at)).text()).toContain('Closed as completed');
  expect((await fetch(`${url}/github/heron/library/issues/9`)).status).toBe(404);
});
