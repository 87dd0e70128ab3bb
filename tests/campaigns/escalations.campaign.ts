import { expect, it, onTestFinished } from 'vitest';
import { startGithub } from '../../sandbox/github/index.ts';
import { keyIn } from '../../src/domain/escalation/issue-body.ts';
import { carrierOf } from '../../src/integrations/carrier.ts';
import { githubCarrier } from '../../src/integrations/github/carry.ts';
import { escalateTicket } from '../../src/services/escalation/escalate-ticket.ts';
import { nextDelivery } from '../../src/services/outbox/deliver-outbox.ts';
import { fileTicket } from '../../src/services/ticket/file-ticket.ts';
import { callerOf, openBareDesk, PEOPLE, sendAll, willingCarrier } from '../faults/bare-desk.ts';

const COUNT = Number(process.env.COUNT ?? 1_000);
const [MAYA = '', , TOMAS = ''] = PEOPLE;

const DRAFT = {
  title: 'The export loses a row',
  problem: 'One of 250 rows is missing.',
  story: { asA: 'editor', iWant: 'every row', soThat: 'nothing is lost' },
  criteria: ['250 rows in, 250 rows out'],
  environment: {
    system: 'Linux',
    browser: 'Firefox 130',
    permission: 'editor',
    server: 'staging',
    replicated: 'yes',
  },
  steps: '',
} as const;

/** ESC-8, R7, R9: lost replies, 5xx, resets, lists that lag up to two minutes, secondary limits. */
it('ESC-8 1,000 escalations against a GitHub that fails are 1,000 issues', async () => {
  const { desk: bare, clock } = await openBareDesk();
  const github = await startGithub({ now: clock.now, repositories: ['heron/library'] });
  onTestFinished(() => github.close());
  const access = { apiUrl: github.apiUrl, auth: { by: 'token', token: github.token } } as const;
  const carry = carrierOf(willingCarrier().carry, githubCarrier(access, clock.now));
  const desk = { ...bare, tracker: { repo: 'heron/library' } };

  for (let n = 1; n <= COUNT; n++) {
    await fileTicket(desk, callerOf(MAYA, 'form', `file:${n}`), {
      origin: { from: 'form', formId: `V${n}`, channelId: null },
      summary: `The export loses row ${n}`,
      description: '',
      requesterId: MAYA,
      files: [],
    });
    await escalateTicket(desk, callerOf(TOMAS, 'form', `escalate:${n}`), n, DRAFT, null);
  }
  for (const kind of ['lost reply', 'server error after', 'server error', 'reset'] as const) {
    github.faults.inject({ kind, call: 'POST issues', probability: 0.08 });
  }
  github.faults.inject({ kind: 'secondary limit', probability: 0.01, retryAfter: 60 });
  github.faults.inject({ kind: 'list lags', probability: 0.7, lagMs: 120_000 });

  const posts: number[] = [];
  for (let beats = 0; beats < 100_000; beats++) {
    await sendAll(desk, carry);
    const next = await nextDelivery(desk);
    if (!next) break;
    clock.advance(Math.max(next.getTime() - clock.now().getTime(), 1));
  }
  for (const call of github.calls) if (call.name === 'POST issues') posts.push(call.at.getTime());
  const all = github.world.repositories[0]?.issues ?? [];
  const epics = all.filter(({ labels }) => labels.includes('Epic'));
  const open = all.filter(({ labels, state }) => !labels.includes('Epic') && state === 'open');
  const keys = open.map(({ body }) => keyIn(body));
  const { escalations } = desk.db.tables;
  const rows = await desk.db.select().from(escalations);
  console.log(
    `${keys.length} issues, ${new Set(keys).size} keys, ${posts.length} tries, ${github.calls.length} calls`,
  );
  expect(keys).toHaveLength(COUNT);
  expect(epics).toHaveLength(1);
  const lines = epics[0]?.body.match(/- \[ \] #\d+/g) ?? [];
  expect((epics[0]?.subIssueIds.length ?? 0) + new Set(lines).size).toBe(COUNT);
  expect(new Set(keys).size).toBe(COUNT);
  expect(rows.filter(({ issueRowId }) => issueRowId === null)).toEqual([]);
  const most = Math.max(
    ...posts.map((at, i) => posts.slice(i).filter((other) => other - at < 60_000).length),
  );
  expect(most).toBeLessThanOrEqual(80);
  expect(github.unknown).toEqual([]);
});
