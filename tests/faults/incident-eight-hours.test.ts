import { expect, it } from 'vitest';
import { listEntries } from '../../src/db/incident-entries.ts';
import { listIncidentEvents } from '../../src/db/incident-events.ts';
import { hashOf } from '../../src/services/incident/record.ts';
import { MINUTE_MS } from '../support/clock.ts';
import { testDatabase, testFile } from '../support/engines.ts';
import {
  allSaid,
  answerTo,
  declaredStage,
  headlineOf,
  pressCard,
  pressHeadline,
  ROOM,
} from '../support/incident.ts';
import { assess, choose } from '../support/incident-life.ts';
import { type Stage, saidIn, submit, topModal } from '../support/stage.ts';

const START = Date.parse('2026-03-03T15:00:00Z');

/** The clock as minutes since it was declared; to the minute. */
const at = (stage: Stage): number => Math.round((stage.clock.now().getTime() - START) / MINUTE_MS);

/** Beats the tick every five minutes until so many minutes after it was declared; the process ends each full hour. */
async function until(stage: Stage, minute: number): Promise<void> {
  while (at(stage) < minute) {
    const next = Math.min(minute, (Math.floor(at(stage) / 5) + 1) * 5);
    await stage.pass(START + next * MINUTE_MS - stage.clock.now().getTime());
    if (next % 60 === 0) await stage.restart();
  }
}

async function sitrep(stage: Stage, who: string, situation: string): Promise<void> {
  await stage.as(who).command(ROOM, '/incident sitrep');
  expect(await submit(stage.as(who), { situation })).toEqual({ ok: true });
  await stage.settle();
}

/** About how many minutes in somebody was written to of a sitrep. */
async function heard(stage: Stage, who: string): Promise<number[]> {
  const said = await stage.as(who).history('@firstline');
  return said
    .filter(({ text, ephemeralFor }) => !ephemeralFor && /itrep \d+ of/.test(text))
    .map(({ ts }) => Math.round((Number(ts) * 1000 - START) / (5 * MINUTE_MS)) * 5);
}

const databases = [
  ['SQLite', () => testFile()],
  ['PostgreSQL', () => testDatabase()],
] as const;

it.each(databases)(
  'INC-4 INC-7 INC-8 INC-9 eight hours: handovers, missed sitreps, changes of severity, a restart each hour, on %s',
  async (_, database) => {
    const stage = await declaredStage({ database: await database() });
    // Priya answers; Ruth, who declared it, leads and assesses it at five past.
    await pressHeadline(stage, 'priya', 'incident.respond');
    await until(stage, 5);
    await assess(stage, 'ruth', { suspicious: 'unknown' });
    await pressCard(stage, 'tomas', 'incident.take-communications');

    // The first is due after 15 minutes, the second 65 minutes in, and nobody sends it before Tomas and Dele have heard.
    await until(stage, 95);
    expect(await heard(stage, 'ruth')).toEqual([5, 55, 65, 75]);
    expect(await heard(stage, 'tomas')).toEqual([85]);
    expect(await heard(stage, 'dele')).toEqual([95]);
    await sitrep(stage, 'tomas', 'The index refuses writes since its disk filled up');

    // Evidence first, then a change; a task for Sam.
    const first = await answerTo(stage, 'ruth', ROOM, '/incident resolve');
    expect(first).toContain('Open evidence: Database dump');
    await stage.as('ruth').command(ROOM, '/incident task Find the drafts that never arrived');
    await stage.settle();

    // Two keys: Ruth offers, Priya takes it.
    await until(stage, 125);
    await stage.as('ruth').command(ROOM, '/incident handover');
    const form = await topModal(stage.as('ruth'));
    const to = { value: { selected_user: stage.as('priya').person.id } };
    await stage.as('ruth').fill(form.id, { to });
    expect(await stage.as('ruth').submit(form.id)).toEqual({ ok: true });
    await stage.settle();
    expect(saidIn(await headlineOf(stage))).toContain('Commander Ruth Abara');
    await pressHeadline(stage, 'priya', 'incident.command');
    expect(saidIn(await headlineOf(stage))).toContain('Commander Priya Nair');
    expect(await allSaid(stage, 'ruth', ROOM)).toContain('*Sitrep 3, incident 1');

    // From high to medium: twice a day. A snooze moves no due time.
    await until(stage, 170);
    expect(
      await answerTo(stage, 'priya', ROOM, '/incident severity medium because only Millford is hit'),
    ).toContain('The severity is medium now');
    expect(stage.slack.channel(ROOM.slice(1)).topic).toContain('next update by Tue 14:00 EST');
    await until(stage, 235);
    await pressCard(stage, 'priya', 'incident.nothing-changed');
    expect(stage.slack.channel(ROOM.slice(1)).topic).toContain('next update by Tue 20:00 EST');

    // Worse again, contained, not after all, contained.
    await until(stage, 300);
    await stage.as('priya').command(ROOM, '/incident severity high because all branches are hit again');
    await stage.settle();
    expect(stage.slack.channel(ROOM.slice(1)).topic).toContain('next update by Tue 16:00 EST');
    await until(stage, 330);
    await sitrep(stage, 'priya', 'The nightly import fills it again; it is off now');
    await pressCard(stage, 'priya', 'incident.contain');
    expect(await stage.as('priya').submit((await topModal(stage.as('priya'))).id)).toEqual({ ok: true });
    await stage.settle();
    expect(saidIn(await headlineOf(stage))).toContain('Monitoring, contained since');
    await pressCard(stage, 'priya', 'incident.more');
    const more = await topModal(stage.as('priya'));
    await stage.as('priya').press({ viewId: more.id }, 'incident.more-act', { value: 'not contained:1' });
    await submit(stage.as('priya'), { reason: 'Millford fails again' });
    await until(stage, 385);
    await sitrep(stage, 'priya', 'A second disk is in');

    // What is open is settled, and it ends with the eighth hour.
    await settleEvidence(stage);
    await finishTasks(stage);
    await until(stage, 480);
    await pressCard(stage, 'priya', 'incident.resolve');
    const ended = await submit(stage.as('priya'), { situation: 'Saving works everywhere since 17:40' });
    expect(ended).toEqual({ ok: true });
    await stage.settle();
    expect(saidIn(await headlineOf(stage))).toContain('Resolved after 8 h');

    const { db } = stage.running.desk;
    const [incident] = await db.select().from(db.tables.incidents);
    expect(incident).toMatchObject({ state: 'retrospective', severity: 'high', highestSeverity: 'high' });
    const sitreps = await db
      .select()
      .from(db.tables.incidentSitreps)
      .orderBy(db.tables.incidentSitreps.number);
    expect(sitreps.map(({ number, kind }) => [number, kind])).toEqual([
      [1, 'assessed'],
      [2, 'regular'],
      [3, 'handover'],
      [4, 'nothing changed'],
      [5, 'regular'],
      [6, 'regular'],
      [7, 'final'],
    ]);
    expect(
      sitreps.filter(({ facts, at: sentAt }) => facts.dueMs && sentAt.getTime() > facts.dueMs),
    ).toHaveLength(2);

    const events = await listIncidentEvents(db, 1);
    let before = '';
    for (const [n, event] of events.entries()) {
      expect(event.seq).toBe(n + 1);
      expect(event.hash, `row ${event.seq}, ${event.kind}`).toBe(hashOf(event, before));
      before = event.hash;
    }
    expect(events.filter(({ kind }) => kind === 'moved').map(({ detail }) => detail.to)).toEqual([
      'assessing',
      'remediating',
      'monitoring',
      'remediating',
      'resolved',
      'retrospective',
    ]);
  },
  120_000,
);

async function settleEvidence(stage: Stage): Promise<void> {
  const { db } = stage.running.desk;
  const open = async () =>
    (await listEntries(db, 1)).filter(({ kind, state }) => kind === 'evidence' && state === 'open');
  for (const { id } of await open()) {
    await pressCard(stage, 'priya', 'incident.evidence');
    const list = await topModal(stage.as('priya'));
    await stage.as('priya').press({ viewId: list.id }, 'evidence.settle', { value: `1:${id}` });
    await choose(stage, 'priya', { how: 'waived' });
    await submit(stage.as('priya'), { reason: 'Nothing to save' });
    await stage.as('priya').closeModal((await topModal(stage.as('priya'))).id, true);
    await stage.settle();
  }
  expect(await open()).toHaveLength(0);
}

async function finishTasks(stage: Stage): Promise<void> {
  const [task] = (await listEntries(stage.running.desk.db, 1)).filter(({ kind }) => kind === 'task');
  await pressCard(stage, 'priya', 'incident.tasks');
  const list = await topModal(stage.as('priya'));
  await stage.as('priya').press({ viewId: list.id }, 'entry.done', { value: `1:${task?.id}` });
  await stage.as('priya').closeModal(list.id, true);
  await stage.settle();
}
