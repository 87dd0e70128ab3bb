import { expect, it } from 'vitest';
import { listEntries } from '../../src/db/incident-entries.ts';
import { listIncidentEvents } from '../../src/db/incident-events.ts';
import { firstBrokenRow } from '../../src/services/incident/verify-record.ts';
import { DAY_MS, MINUTE_MS } from '../support/clock.ts';
import { deskDatabases } from '../support/engines.ts';
import { allSaid, answerTo, pressCard, ROOM } from '../support/incident.ts';
import {
  followUpOf,
  ownedBy,
  reportFile,
  resolvedStage,
  SECTIONS,
  save,
  write,
} from '../support/reported.ts';
import { type Stage, topModal } from '../support/stage.ts';
import { commentsOn, issuesIn, recordOf } from '../support/tracked.ts';

const github = { hasGithub: true } as const;
const LINK = /heron\/library\/issues\/2/;

const followUpIssues = (stage: Stage) => issuesIn(stage).slice(1);

const stateOfEntry = async (stage: Stage) => {
  const id = await followUpOf(stage);
  return (await listEntries(stage.running.desk.db, 1)).find((entry) => entry.id === id)?.state;
};

const withoutIssues = { issues: { value: { selected_options: [] } } };

/** The report is written, Priya has the follow-up, and it has its issue. */
async function withIssue(stage: Stage): Promise<void> {
  expect(await write(stage, SECTIONS, await ownedBy(stage, 'priya'))).toEqual({ ok: true });
}

function onGithub(
  stage: Stage,
  change: Parameters<Stage['github']['world']['changeIssue']>[2],
): Promise<void> {
  const [repository] = stage.github.world.repositories;
  const [issue] = followUpIssues(stage);
  if (!repository || !issue) throw new Error('There is no issue.');
  stage.github.world.changeIssue(repository, issue, change, 'priya');
  return stage.settle();
}

it.each(deskDatabases)(
  'INC-14 ESC-8 saved with the box ticked, each follow-up has one issue with its owner, and the report links it, on %s',
  async (_, database) => {
    const stage = await resolvedStage({ ...github, database: await database() });
    await withIssue(stage);
    const [issue] = followUpIssues(stage);
    expect(issue).toMatchObject({ title: 'Watch the disk', labels: ['Incident follow-up'], state: 'open' });
    expect(issue?.body).toMatch(
      /- Owner: Priya Nair\n\nLeft to do after Incident 1: Saving fails \(heron\/library#1\)/,
    );
    await pressCard(stage, 'ruth', 'incident.report');
    const form = JSON.stringify((await topModal(stage.as('ruth'))).view);
    expect(form).toContain('Its issue is heron/library#2.');
    expect(form).not.toContain('"issues"');
    await save(stage, {});
    await pressCard(stage, 'ruth', 'incident.close');
    expect(followUpIssues(stage)).toHaveLength(1);
    expect(await reportFile(stage)).toMatch(
      /Watch the disk · Priya Nair · \[heron\/library#2\]\(http.*issues\/2\)/,
    );
    expect(commentsOn(recordOf(stage))).toMatch(/Watch the disk · Priya Nair · \[heron\/library#2\]/);
    await stage.as('ruth').command(ROOM, '/incident report');
    expect(JSON.stringify((await topModal(stage.as('ruth'))).view)).toMatch(LINK);
    const events = await listIncidentEvents(stage.running.desk.db, 1);
    expect(events.filter(({ kind }) => kind === 'issues asked')).toHaveLength(1);
    expect(firstBrokenRow(events)).toBeNull();
  },
);

it('INC-14 not ticked, it waits for *Close*, and the file has the link all the same', async () => {
  const stage = await resolvedStage(github);
  await write(stage, SECTIONS, { ...(await ownedBy(stage, 'priya')), ...withoutIssues });
  expect(followUpIssues(stage)).toEqual([]);
  await pressCard(stage, 'ruth', 'incident.close');
  expect(followUpIssues(stage)).toHaveLength(1);
  expect(await reportFile(stage)).toMatch(LINK);
});

it('INC-14 INC-15 with GitHub away it is closed all the same, and the issue comes later', async () => {
  const stage = await resolvedStage(github);
  const mend = stage.github.faults.inject({ kind: 'server error', probability: 1 });
  await withIssue(stage);
  await pressCard(stage, 'ruth', 'incident.close');
  for (let n = 0; n < 3; n++) await stage.pass(10_000);
  expect(await reportFile(stage)).toContain('its issue is being opened');
  mend();
  for (let n = 0; n < 10; n++) await stage.pass(3 * MINUTE_MS);
  expect(followUpIssues(stage)).toHaveLength(1);
  expect(commentsOn(recordOf(stage))).toContain('[heron/library#2]');
});

it('ESC-8 INC-14 an answer that is lost makes no second issue of a follow-up', async () => {
  const stage = await resolvedStage(github);
  stage.github.webhooks.hold(true);
  stage.github.faults.inject({ kind: 'lost reply', call: 'POST issues' });
  await withIssue(stage);
  for (let n = 0; n < 8; n++) await stage.pass(30_000);
  expect(followUpIssues(stage)).toHaveLength(1);
});

it('INC-14 a follow-up that nobody has gets none, nor does a desk without GitHub offer any', async () => {
  const stage = await resolvedStage(github);
  expect(await write(stage, SECTIONS)).toEqual({ ok: true });
  expect(followUpIssues(stage)).toEqual([]);
  const without = await resolvedStage();
  await pressCard(without, 'ruth', 'incident.report');
  expect(JSON.stringify((await topModal(without.as('ruth'))).view)).not.toContain('"issues"');
});

it.each(['told', 'found'] as const)(
  'INC-14 closed on GitHub, %s: it is done here, open again with it, and withdrawn where it is not planned',
  async (how) => {
    const stage = await resolvedStage(github);
    await withIssue(stage);
    if (how === 'found') stage.github.webhooks.hold(true);
    const change = async (to: Parameters<typeof onGithub>[1]) => {
      await stage.pass(2 * MINUTE_MS);
      await onGithub(stage, to);
      if (how === 'found') await stage.pass(61 * MINUTE_MS);
      return stateOfEntry(stage);
    };
    expect(await change({ state: 'closed', stateReason: 'completed' })).toBe('done');
    await pressCard(stage, 'ruth', 'incident.report');
    const form = JSON.stringify((await topModal(stage.as('ruth'))).view);
    expect(form).toMatch(/GitHub: Entry \d+: open → done/);
    await save(stage, {});
    expect(await change({ state: 'open' })).toBe('open');
    expect(await change({ state: 'closed', stateReason: 'not_planned' })).toBe('withdrawn');
    expect(followUpIssues(stage)[0]?.state).toBe('closed');
  },
);

it('INC-14 done here, its issue is closed as completed; given to another, it says so', async () => {
  const stage = await resolvedStage(github);
  await withIssue(stage);
  await write(stage, {}, await ownedBy(stage, 'sam'));
  expect(followUpIssues(stage)[0]?.body).toContain('- Owner: Sam Whitfield');
  await pressCard(stage, 'ruth', 'incident.tasks');
  const list = await topModal(stage.as('ruth'));
  await stage.as('ruth').press({ viewId: list.id }, 'entry.done', { value: `1:${await followUpOf(stage)}` });
  await stage.settle();
  expect(followUpIssues(stage)[0]).toMatchObject({ state: 'closed', stateReason: 'completed' });
  expect(await stateOfEntry(stage)).toBe('done');
});

it('INC-14 after 30 days the review names what is open with its issue, also in a room that is archived', async () => {
  const stage = await resolvedStage(github);
  await withIssue(stage);
  await pressCard(stage, 'ruth', 'incident.close');
  await stage.pass(8 * DAY_MS);
  const before = stage.slack.ledger.calls().length;
  await onGithub(stage, { state: 'closed', stateReason: 'completed' });
  await onGithub(stage, { state: 'open' });
  await stage.pass(2 * MINUTE_MS);
  const since = stage.slack.ledger.calls().slice(before);
  expect(since.filter(({ args }) => args.channel === stage.slack.channel(ROOM.slice(1)).id)).toEqual([]);
  await stage.pass(23 * DAY_MS);
  expect(await allSaid(stage, 'ruth', '@firstline')).toMatch(
    /1 of 1 follow-ups is still open\.\\n• Watch the disk {2}· {2}Priya Nair {2}· {2}<http.*issues\/2\|heron\/library#2>/,
  );
  expect(await answerTo(stage, 'ruth', '#general', '/incident list')).toContain('Incident 1');
});
