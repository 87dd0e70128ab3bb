import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { listIncidentEvents } from '../../src/db/incident-events.ts';
import { deskDatabases } from '../support/engines.ts';
import { declare, pressHeadline } from '../support/incident.ts';
import { openPager, SECRET, type Told } from '../support/pager.ts';
import { policyWith } from '../support/policy.ts';
import { openStage, type Stage, submit } from '../support/stage.ts';

const MINUTE = 60_000;
/** Slack is away for minutes, and everything of the incident is tried again and again. */
const LONG_MS = 90_000;

async function pagedStage(url: string, database?: string): Promise<Stage> {
  const policy = policyWith({ incidents: { outside: { webhooks: [url] } } });
  const config = { incidentWebhookSecret: SECRET };
  return openStage({ policy, config, ...(database ? { database } : {}) });
}

/** Declared in Slack, which is gone in the next moment. */
async function declaredAsSlackGoes(stage: Stage, words: string): Promise<void> {
  await stage.as('ruth').command('#general', words);
  stage.slack.faults.inject({ kind: 'server_error', status: 503, method: 'chat.postMessage', times: 500 });
  stage.slack.faults.inject({ kind: 'server_error', status: 503, method: 'conversations.open', times: 500 });
  await submit(stage.as('ruth'), {});
  await stage.settle();
}

it.each(deskDatabases)(
  'INC-15 on %s webhooks are told whom to telephone while Slack does not carry the calls, rung by rung, signed',
  async (_engine, own) => {
    const pager = await openPager();
    const stage = await pagedStage(pager.url, await own());
    await declaredAsSlackGoes(stage, '/incident saving fails');
    await stage.pass(2 * MINUTE);
    expect(pager.told).toHaveLength(1);
    const [{ headers, body }] = pager.told as [Told];
    expect(JSON.parse(body)).toMatchObject({
      kind: 'incident.call',
      incident: { name: 'Event 1', title: 'saving fails', severity: null },
      rung: 'on duty',
      people: [{ name: 'Priya Nair', phone: null }],
      text: 'Event 1, saving fails: nobody has answered, and Slack does not carry the calls. Please telephone Priya Nair (no number known).',
    });
    const [, t, v1] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['firstline-signature'])) ?? [];
    expect(v1).toBe(createHmac('sha256', SECRET).update(`${t}.${body}`).digest('hex'));
    await stage.pass(5 * MINUTE);
    await stage.pass(2 * MINUTE);
    const calls = pager.told.map((one) => JSON.parse(one.body));
    const last = calls.at(-1);
    expect(last.rung).not.toBe('on duty');
    const names = last.people.map(({ name }: { name: string }) => name);
    expect(names).toEqual(expect.arrayContaining(['Priya Nair', 'Sam Whitfield']));
    const kinds = (await listIncidentEvents(stage.running.desk.db, 1)).map(({ kind }) => kind);
    expect(kinds).toContain('called outside');
  },
  LONG_MS,
);

it(
  'INC-15 a webhook that is unwell is told again, under the same key, and holds nothing up',
  async () => {
    const pager = await openPager();
    pager.status = 503;
    const stage = await pagedStage(pager.url);
    await declaredAsSlackGoes(stage, '/incident saving fails');
    await stage.pass(2 * MINUTE);
    pager.status = 200;
    await stage.pass(2 * MINUTE);
    const ofFirst = pager.told.filter(({ body }) => JSON.parse(body).rung === 'on duty');
    expect(ofFirst.length).toBeGreaterThan(1);
    expect(new Set(ofFirst.map(({ headers }) => headers['firstline-delivery'])).size).toBe(1);
  },
  LONG_MS,
);

it('INC-15 INC-1 nobody is told where Slack carries the calls, where somebody answered, or of a drill', async () => {
  const pager = await openPager();
  const stage = await pagedStage(pager.url);
  await declare(stage, 'Saving fails');
  await stage.pass(2 * MINUTE);
  await pressHeadline(stage, 'priya', 'incident.respond');
  await declaredAsSlackGoes(stage, '/incident drill the search is down');
  await stage.pass(8 * MINUTE);
  expect(pager.told).toEqual([]);
});

it('INC-10 of a private one the codename alone is told', async () => {
  const pager = await openPager();
  const stage = await pagedStage(pager.url);
  await stage.as('ruth').command('#general', '/incident CANARY addresses leaked');
  const [form] = await stage.as('ruth').modals();
  await stage
    .as('ruth')
    .fill(form?.id ?? '', { isPrivate: { value: { selected_options: [{ value: 'yes' }] } } });
  stage.slack.faults.inject({ kind: 'server_error', status: 503, method: 'conversations.open', times: 500 });
  stage.slack.faults.inject({ kind: 'server_error', status: 503, method: 'chat.postMessage', times: 500 });
  await submit(stage.as('ruth'), {});
  await stage.settle();
  await stage.pass(2 * MINUTE);
  expect(pager.told).toHaveLength(1);
  expect(pager.told[0]?.body).toMatch(/room-[a-z]+/);
  expect(pager.told[0]?.body).not.toContain('CANARY');
});

it('INC-15 a policy that names webhooks wants a secret to sign with', async () => {
  const policy = policyWith({ incidents: { outside: { webhooks: ['https://pager.example/x'] } } });
  await expect(openStage({ policy })).rejects.toThrow('INCIDENT_WEBHOOK_SECRET is missing');
});
