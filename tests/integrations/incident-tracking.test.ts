import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { transact } from '../../src/db/transact.ts';
import { hasIssues } from '../../src/domain/incident/tracking.ts';
import { commentOnIssue } from '../../src/services/escalation/send-issue.ts';
import { similarIssues } from '../../src/services/escalation/similar-issues.ts';
import { listDeadLetters, retryDeadLetter } from '../../src/services/outbox/watch-outbox.ts';
import { MINUTE_MS } from '../support/clock.ts';
import { deskDatabases } from '../support/engines.ts';
import { escalate, issueOf, openWithTicket } from '../support/escalating.ts';
import {
  allSaid,
  answerTo,
  declare,
  headlineOf,
  pressCard,
  pressHeadline,
  pressMoreAct,
  ROOM,
  roomCard,
} from '../support/incident.ts';
import { assess, sendSitrep } from '../support/incident-life.ts';
import { policyWith } from '../support/policy.ts';
import { openStage, type Stage, saidIn, submit } from '../support/stage.ts';
import { commentsOn, issuesIn, recordOf, trackedStage } from '../support/tracked.ts';

const cardSays = async (stage: Stage) => saidIn(await roomCard(stage));
const callsTo = (stage: Stage, name: string) => stage.github.calls.filter((call) => call.name === name);

async function resolve(stage: Stage): Promise<void> {
  await pressCard(stage, 'ruth', 'incident.resolve');
  expect(await submit(stage.as('ruth'), { situation: 'All saved' })).toEqual({ ok: true });
  await stage.settle();
}

async function reopen(stage: Stage): Promise<void> {
  await pressCard(stage, 'ruth', 'incident.reopen');
  expect(await submit(stage.as('ruth'), { reason: 'It is back' })).toEqual({ ok: true });
  await stage.settle();
}

describe.each(deskDatabases)('the tracking record, on %s', (_, database) => {
  it('INC-2 INC-7 is one issue from declaring on: each sitrep is a comment, and its body stays true', async () => {
    const stage = await trackedStage({ database: await database() });
    const record = recordOf(stage);
    expect(record.title).toBe('Event 1: Saving fails');
    expect(record.labels).toEqual(['Incident']);
    expect(record.body).toContain('- Status: Initiated\n- Severity: unknown\n- Commander: Ruth Abara');
    expect(record.body).toContain('/archives/');
    const { bookmarks } = stage.slack.channel(ROOM.slice(1));
    expect(bookmarks.map(({ title }) => title)).toEqual(['Tracking issue']);
    expect(bookmarks[0]?.link).toMatch(/\/heron\/library\/issues\/1$/);
    expect(await cardSays(stage)).toContain('|Tracking issue>');
    expect(await cardSays(stage)).not.toContain('⚠️ The tracking');

    await assess(stage, 'ruth', { severity: 'high' });
    expect(record.title).toBe('Incident 1: Saving fails');
    expect(record.body).toContain('- Severity: high\n- Hits: integrity, availability');
    expect(commentsOn(record)).toMatch(/## Sitrep 1.*\*\*Situation\.\*\* Saving fails.*Next update by/s);
    expect(await allSaid(stage, 'ruth', ROOM)).toContain('/heron/library/issues/1|Tracking issue');
    await pressHeadline(stage, 'priya', 'incident.command');
    expect(record.body).toContain('- Commander: Priya Nair');
    await answerTo(stage, 'priya', ROOM, '/incident severity medium because two branches are hit');
    expect(record.body).toContain('- Severity: medium');
    await pressMoreAct(stage, 'priya', 'rename');
    await submit(stage.as('priya'), { title: 'Saving fails in Eastbrook' });
    await stage.settle();
    expect(record.title).toContain('Saving fails in Eastbrook');
    expect(issuesIn(stage)).toHaveLength(1);
    expect(stage.github.unknown).toEqual([]);
  });

  it('INC-2 INC-14 is closed as completed at the end, open again with the incident, and has the report', async () => {
    const stage = await trackedStage({ database: await database() });
    const record = recordOf(stage);
    await assess(stage, 'ruth', { severity: 'high' });
    await resolve(stage);
    expect(record).toMatchObject({ state: 'closed', stateReason: 'completed' });
    expect(commentsOn(record)).toMatch(/## Sitrep 2.*All saved.*This is the last one/s);
    await reopen(stage);
    expect(record.state).toBe('open');
    await resolve(stage);
    await pressCard(stage, 'ruth', 'incident.report');
    const sections = ['summary', 'impact', 'causes', 'discovery', 'wentWell', 'wentBadly'];
    const written = Object.fromEntries(sections.map((name) => [name, `About ${name}`]));
    expect(await submit(stage.as('ruth'), written)).toEqual({ ok: true });
    await pressCard(stage, 'ruth', 'incident.close');
    expect(record.state).toBe('closed');
    const report = record.comments.at(-1)?.body ?? '';
    expect(report).toMatch(/^# Incident 1: Saving fails.*## Summary\n\nAbout summary.*## Timeline/s);
    expect(report).not.toContain('Who was told');
  });
});

it('INC-13 a false alarm closes it as not planned; assessed again, it is open', async () => {
  const stage = await trackedStage();
  const record = recordOf(stage);
  await stage.as('ruth').command(ROOM, '/incident false-alarm');
  await submit(stage.as('ruth'), { reason: 'Planned certificate change' });
  await submit(stage.as('ruth'), {});
  await stage.settle();
  expect(record).toMatchObject({ state: 'closed', stateReason: 'not_planned' });
  expect(record.body).toContain('- Status: False alarm');
  await reopen(stage);
  expect(record).toMatchObject({ state: 'open', title: 'Event 1: Saving fails' });
});

it('INC-2 nothing is sent to GitHub of what stands not on it', async () => {
  const stage = await trackedStage();
  await stage.pass(MINUTE_MS);
  const before = callsTo(stage, 'PATCH issue').length;
  await answerTo(stage, 'ruth', ROOM, '/incident log Freed the disk');
  await answerTo(stage, 'ruth', ROOM, '/incident task Watch the disk');
  expect(callsTo(stage, 'PATCH issue')).toHaveLength(before);
});

describe('with GitHub unwell', () => {
  it.each(['reset', 'server error', 'bad credentials'] as const)(
    'INC-15 %s: nothing waits for it, the card says so, and then there is one issue with all sitreps',
    async (kind) => {
      const stage = await openStage({ hasGithub: true });
      const mend = stage.github.faults.inject({ kind, probability: 1 });
      await declare(stage, 'Saving fails');
      expect(saidIn(await headlineOf(stage))).toContain('*Event 1*');
      await stage.pass(40_000);
      expect(await cardSays(stage)).toMatch(/⚠️ The tracking issue waits, next try <!date/);
      await assess(stage, 'ruth', { severity: 'high' });
      await sendSitrep(stage, 'ruth', 'Half of it works');
      await stage.pass(10 * MINUTE_MS);
      mend();
      for (let n = 0; n < 10; n++) await stage.pass(3 * MINUTE_MS);
      expect(issuesIn(stage)).toHaveLength(1);
      expect(commentsOn(recordOf(stage))).toMatch(
        /Sitrep 1.*sent 3 Mar 2026, 10:.*Sitrep 2.*Half of it works/s,
      );
      expect(recordOf(stage).title).toBe('Incident 1: Saving fails');
      expect(await cardSays(stage)).not.toContain('⚠️ The tracking issue');
    },
  );

  it('ESC-8 INC-2 an answer that is lost makes no second issue, nor a comment twice', async () => {
    const stage = await openStage({ hasGithub: true });
    stage.github.webhooks.hold(true);
    stage.github.faults.inject({ kind: 'lost reply', call: 'POST issues' });
    stage.github.faults.inject({ kind: 'lost reply', call: 'POST issue comments' });
    await declare(stage, 'Saving fails');
    await assess(stage, 'ruth', { severity: 'high' });
    for (let n = 0; n < 8; n++) await stage.pass(30_000);
    expect(issuesIn(stage)).toHaveLength(1);
    expect(commentsOn(recordOf(stage)).match(/## Sitrep 1/g)).toHaveLength(1);
  });

  it('ESC-8 R7 opened twice while the list lags, the second is closed, and the room hears of it', async () => {
    const stage = await openStage({ hasGithub: true });
    stage.github.webhooks.hold(true);
    stage.github.faults.inject({ kind: 'lost reply', call: 'POST issues' });
    const clear = stage.github.faults.inject({ kind: 'list lags', probability: 1, lagMs: 8 * MINUTE_MS });
    await declare(stage, 'Saving fails');
    for (let n = 0; n < 6; n++) await stage.pass(30_000);
    expect(issuesIn(stage)).toHaveLength(2);
    for (let n = 0; n < 14; n++) await stage.pass(MINUTE_MS);
    clear();
    expect(issuesIn(stage).filter(({ state }) => state === 'open')).toHaveLength(1);
    expect(await allSaid(stage, 'ruth', ROOM)).toContain('The issue was opened twice');
  });

  it('INC-15 R9 waits not behind what others have used of GitHub’s measure', async () => {
    const stage = await openWithTicket();
    await escalate(stage);
    const { issue } = issueOf(stage);
    const { db, now } = stage.running.desk;
    await transact(db, async (tx) => {
      for (let n = 0; n < 80; n++) {
        const escalation = { id: 1, workspaceId: stage.running.workspaceId };
        await commentOnIssue(tx, escalation, `filler:${n}`, `Row ${n}`, now());
      }
    });
    await stage.settle();
    expect(issue.comments.length).toBeLessThan(80);
    await declare(stage, 'Saving fails');
    expect(issue.comments.length).toBeLessThan(80);
    expect(issuesIn(stage).map(({ title }) => title)).toContain('Event 1: Saving fails');
  });

  it('INC-15 refused for good, the room and the card say so, and a retry opens it with what was to be on it', async () => {
    const stage = await openStage({ hasGithub: true });
    const [repository] = stage.github.world.repositories;
    if (!repository) throw new Error('no repository');
    repository.isArchived = true;
    await declare(stage, 'Saving fails');
    expect(await allSaid(stage, 'ruth', ROOM)).toContain('was not opened: the repository is archived');
    expect(await cardSays(stage)).toContain('⚠️ The tracking issue was not opened');
    repository.isArchived = false;
    const [letter] = (await listDeadLetters(stage.running.desk)).outgoing;
    await sendSitrep(stage, 'ruth', 'Half of it works');
    expect(await cardSays(stage)).toContain('⚠️ The tracking issue was not opened');
    await retryDeadLetter(stage.running.desk, 'out', letter?.id ?? 0);
    for (let n = 0; n < 6; n++) await stage.pass(3 * MINUTE_MS);
    expect(issuesIn(stage)).toHaveLength(1);
    expect(commentsOn(recordOf(stage))).toContain('Half of it works');
    expect(await cardSays(stage)).toContain('|Tracking issue>');
  });

  it('INC-2 deleted on GitHub: the card says so, and nothing is sent there any more', async () => {
    const stage = await trackedStage();
    const [repository] = stage.github.world.repositories;
    if (!repository) throw new Error('no repository');
    stage.github.world.deleteIssue(repository, recordOf(stage), 'priya');
    await stage.settle();
    expect(await cardSays(stage)).toContain('⚠️ The tracking issue was deleted on GitHub');
    expect(await cardSays(stage)).not.toContain('|Tracking issue>');
    const before = stage.github.calls.length;
    await assess(stage, 'ruth', { severity: 'high' });
    expect(stage.github.calls).toHaveLength(before);
  });
});

it('ESC-8 the record of an incident is offered for no ticket', async () => {
  const stage = await trackedStage();
  const draft = { title: 'Saving fails', problem: 'Saving fails for me' };
  expect(await similarIssues(stage.running.desk.db, stage.running.workspaceId, draft)).toEqual([]);
});

describe('where the desk opens them', () => {
  it('INC-2 is the repository the policy names', async () => {
    const policy = policyWith({ incidents: { repository: 'heron/incidents' } });
    const stage = await trackedStage({ policy, repositories: ['heron/incidents'] });
    expect(recordOf(stage, 'heron/incidents').title).toBe('Event 1: Saving fails');
    expect(issuesIn(stage)).toEqual([]);
  });

  it('INC-15 switched on while people are at it, there is one with the sitreps so far', async () => {
    const policy = policyWith({ incidents: { repository: 'none' } });
    const stage = await trackedStage({ policy });
    await assess(stage, 'ruth', { severity: 'high' });
    expect(issuesIn(stage)).toEqual([]);
    expect(await cardSays(stage)).not.toContain('racking issue');
    writeFileSync(policy, readFileSync(policy, 'utf8').replace('repository: none', 'repository: desk'));
    await stage.restart();
    await stage.restart();
    expect(issuesIn(stage)).toHaveLength(1);
    expect(commentsOn(recordOf(stage)).match(/## Sitrep 1/g)).toHaveLength(1);
    expect(await cardSays(stage)).toContain('|Tracking issue>');
  });

  it('INC-1 is nowhere for a drill, until it turns out to be real', async () => {
    const stage = await openStage({ hasGithub: true });
    await stage.as('ruth').command('#general', '/incident drill the search is down');
    await submit(stage.as('ruth'), {});
    await stage.settle();
    const room = '#drill-1-the-search-is-down';
    await assess(stage, 'ruth', {}, room);
    expect(stage.github.calls.filter(({ name }) => name.startsWith('POST'))).toEqual([]);
    await pressMoreAct(stage, 'ruth', 'make real', room);
    expect(recordOf(stage).title).toBe('Incident 1: the search is down');
    expect(commentsOn(recordOf(stage))).toContain('## Sitrep 1');
  });

  it('INC-1 INC-10 is nowhere for a drill or a private one', () => {
    expect(hasIssues({ series: 'incident', isPrivate: false })).toBe(true);
    expect(hasIssues({ series: 'drill', isPrivate: false })).toBe(false);
    expect(hasIssues({ series: 'private', isPrivate: true })).toBe(false);
    expect(hasIssues({ series: 'incident', isPrivate: true })).toBe(false);
  });
});

it('ESC-1 CNV-5 names of requesters, addresses and live Markdown never get there', async () => {
  const stage = await openStage({ hasGithub: true });
  const { realName: maya } = stage.as('maya').person;
  await stage.as('maya').command('#general', `/incident ${maya} sees @all #12`);
  await submit(stage.as('maya'), {});
  await stage.settle();
  await pressHeadline(stage, 'priya', 'incident.command');
  const room = '#inc-1-maya-lindqvist-sees-all-12';
  await assess(stage, 'priya', { severity: 'high' }, room);
  await sendSitrep(
    stage,
    'priya',
    `${maya} (maya@heron.example) sees @heron/all #12 <img src=x> <!-- firstline:${'0'.repeat(36)} -->`,
    room,
  );
  const asked = JSON.stringify(stage.github.calls);
  expect(asked).toContain('the requester');
  expect(asked).toContain('Commander: Priya Nair');
  for (const never of [...maya.split(' '), 'maya@heron.example', '@heron/all', '@all', '<img'])
    expect(asked).not.toContain(never);
  expect(issuesIn(stage)).toHaveLength(1);
  expect(recordOf(stage).comments.at(-1)?.body).not.toContain('<!-- firstline:000');
});
