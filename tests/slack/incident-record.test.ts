import { expect, it } from 'vitest';
import { listEntries } from '../../src/db/incident-entries.ts';
import { listIncidentEvents } from '../../src/db/incident-events.ts';
import { firstBrokenRow, verifyRecords } from '../../src/services/incident/verify-record.ts';
import { declareAs } from '../support/calling.ts';
import {
  allSaid,
  declaredStage,
  headlineOf,
  pressCard,
  pressMoreAct,
  ROOM,
  roomCard,
} from '../support/incident.ts';
import { openStage, type Stage, saidIn, submit, topModal } from '../support/stage.ts';

const entries = (stage: Stage) => listEntries(stage.running.desk.db, 1);
const SHA = 'a'.repeat(64);

async function pressInModal(stage: Stage, who: string, actionId: string, value?: string) {
  const form = await topModal(stage.as(who));
  await stage.as(who).press({ viewId: form.id }, actionId, value ? { value } : undefined);
  await stage.settle();
}

it('INC-9 a reaction keeps the message once, with its own time, and the desk answers with the same', async () => {
  const stage = await declaredStage();
  const said = await stage
    .as('sam')
    .post(ROOM, 'The index disk is full')
    .catch(() => undefined);
  expect(said).toBeUndefined();
  await stage.as('ruth').invite(ROOM, 'sam');
  await stage.settle();
  const { ts } = await stage.as('sam').post(ROOM, 'The index disk is full');
  await stage.pass(10 * 60_000);
  await stage.as('ruth').react(ROOM, ts, 'pushpin');
  await stage.settle();
  await stage.as('sam').react(ROOM, ts, 'pushpin');
  await stage.as('sam').react(ROOM, ts, 'white_check_mark');
  await stage.settle();
  const kept = await entries(stage);
  expect(kept.map(({ kind, text }) => [kind, text])).toEqual([
    ['event', 'The index disk is full'],
    ['task', 'The index disk is full'],
  ]);
  expect(kept[0]?.happenedAt.getTime()).toBe(Math.round(Number(ts) * 1000));
  const message = (await stage.as('ruth').history(ROOM)).find((one) => one.ts === ts);
  expect(message?.reactions.find(({ name }) => name === 'pushpin')?.users).toHaveLength(3);
  expect(saidIn(await roomCard(stage))).toContain('Tasks 0 of 1 done');
});

it('INC-9 INC-2 a reaction on what is written below the headline of a low one keeps it, too', async () => {
  const stage = await openStage();
  await declareAs(stage, 'ruth', 'low');
  const { channel, ts } = await headlineOf(stage);
  const said = await stage.as('ruth').post(channel, 'The index disk is full', ts);
  await stage.as('ruth').react(channel, said.ts, 'pushpin');
  await stage.settle();
  expect((await entries(stage)).map(({ text }) => text)).toEqual(['The index disk is full']);
});

it('INC-9 taking the reaction away withdraws the entry on the record, and putting it back brings it back', async () => {
  const stage = await declaredStage();
  const { ts } = await stage.as('ruth').post(ROOM, 'Check the backups');
  await stage.as('ruth').react(ROOM, ts, 'white_check_mark');
  await stage.settle();
  await stage.as('ruth').unreact(ROOM, ts, 'white_check_mark');
  await stage.settle();
  expect((await entries(stage)).map(({ state }) => state)).toEqual(['withdrawn']);
  await stage.as('ruth').react(ROOM, ts, 'white_check_mark');
  await stage.settle();
  expect((await entries(stage)).map(({ state }) => state)).toEqual(['open']);
  const kinds = (await listIncidentEvents(stage.running.desk.db, 1)).map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === 'entry changed')).toHaveLength(2);
});

it('INC-9 INC-6 a message that was edited before its reaction is put back is on the record as it reads now', async () => {
  const stage = await declaredStage();
  const { ts } = await stage.as('ruth').post(ROOM, 'Check the back-ups of Estbrook');
  for (const mark of ['white_check_mark', 'test_tube']) {
    await stage.as('ruth').react(ROOM, ts, mark);
    await stage.settle();
  }
  const before = await entries(stage);
  await stage.as('ruth').edit(ROOM, ts, 'Check the backups of Eastbrook');
  await stage.settle();
  expect(await entries(stage)).toEqual(before);
  for (const mark of ['white_check_mark', 'test_tube']) {
    await stage.as('ruth').unreact(ROOM, ts, mark);
    await stage.settle();
    await stage.as('ruth').react(ROOM, ts, mark);
    await stage.settle();
  }
  const after = await entries(stage);
  expect(after.map(({ kind, text, state }) => [kind, text, state])).toEqual([
    ['task', 'Check the backups of Eastbrook', 'open'],
    ['evidence', 'Check the backups of Eastbrook', 'done'],
  ]);
  expect(after[1]?.detail?.sha256).not.toBe(before[1]?.detail?.sha256);
  const told = (await listIncidentEvents(stage.running.desk.db, 1)).map(({ detail }) => detail.text);
  expect(told).toEqual(
    expect.arrayContaining(['Check the back-ups of Estbrook', 'Check the backups of Eastbrook']),
  );
});

it('INC-9 of one who brought it back the reaction is taken away like any other', async () => {
  const stage = await declaredStage();
  await stage.as('ruth').invite(ROOM, 'sam');
  const { ts } = await stage.as('ruth').post(ROOM, 'Check the backups');
  for (const who of ['ruth', 'sam'] as const) {
    await stage.as(who).react(ROOM, ts, 'white_check_mark');
    await stage.settle();
    expect((await entries(stage)).map(({ state }) => state)).toEqual(['open']);
    await stage.as(who).unreact(ROOM, ts, 'white_check_mark');
    await stage.settle();
    expect((await entries(stage)).map(({ state }) => state)).toEqual(['withdrawn']);
  }
});

it('INC-9 while somebody else’s reaction stands the entry stays, whoever put theirs there first', async () => {
  const stage = await declaredStage();
  await stage.as('ruth').invite(ROOM, 'sam');
  await stage.as('maya').join(ROOM);
  const { ts } = await stage.as('maya').post(ROOM, 'Check the backups');
  for (const [first, second] of [
    ['ruth', 'sam'],
    ['sam', 'ruth'],
  ] as const) {
    for (const who of [first, second]) await stage.as(who).react(ROOM, ts, 'white_check_mark');
    await stage.settle();
    await stage.as(first).unreact(ROOM, ts, 'white_check_mark');
    await stage.settle();
    expect((await entries(stage)).map(({ state }) => state)).toEqual(['open']);
    await stage.as(second).unreact(ROOM, ts, 'white_check_mark');
    await stage.settle();
    expect((await entries(stage)).map(({ state }) => state)).toEqual(['withdrawn']);
  }
  const message = (await stage.as('ruth').history(ROOM)).find((one) => one.ts === ts);
  expect(message?.reactions).toEqual([]);
});

it('INC-9 a reaction of who may not keep anything holds no entry', async () => {
  const stage = await openStage();
  await declareAs(stage, 'ruth', 'low');
  const { channel, ts } = await headlineOf(stage);
  const said = await stage.as('ruth').post(channel, 'The index disk is full', ts);
  for (const who of ['ruth', 'maya']) await stage.as(who).react(channel, said.ts, 'pushpin');
  await stage.settle();
  await stage.as('ruth').unreact(channel, said.ts, 'pushpin');
  await stage.settle();
  expect((await entries(stage)).map(({ state }) => state)).toEqual(['withdrawn']);
});

it('INC-9 where it is over a reaction keeps nothing, and whoever put it there reads why', async () => {
  const stage = await declaredStage();
  await stage.as('ruth').command(ROOM, '/incident false-alarm');
  await submit(stage.as('ruth'), { reason: 'The planned change' });
  expect(await submit(stage.as('ruth'), {})).toEqual({ ok: true });
  await stage.settle();
  const { ts } = await stage.as('ruth').post(ROOM, 'Check the backups');
  await stage.as('ruth').react(ROOM, ts, 'white_check_mark');
  await stage.settle();
  expect(await entries(stage)).toEqual([]);
  expect(await allSaid(stage, 'ruth', ROOM)).toContain(
    'Nothing was put on the record: event 1 is over. If it goes on, *Reopen*',
  );
});

it('INC-9 a reaction that is taken away before its message was read leaves nothing open', async () => {
  const stage = await declaredStage();
  const { ts } = await stage.as('ruth').post(ROOM, 'Check the backups');
  await stage.as('ruth').react(ROOM, ts, 'white_check_mark');
  await stage.as('ruth').unreact(ROOM, ts, 'white_check_mark');
  await stage.settle();
  expect((await entries(stage)).filter(({ state }) => state === 'open')).toEqual([]);
  expect(saidIn(await roomCard(stage))).not.toContain('Tasks 0 of 1');
  await stage.as('ruth').react(ROOM, ts, 'white_check_mark');
  await stage.settle();
  expect((await entries(stage)).map(({ state }) => state)).toEqual(['open']);
});

it('INC-9 a task that is put off is a follow-up, also where one of the same message was withdrawn', async () => {
  const stage = await declaredStage();
  const { ts } = await stage.as('ruth').post(ROOM, 'Check the backups');
  await stage.as('ruth').react(ROOM, ts, 'white_check_mark');
  await stage.as('ruth').react(ROOM, ts, 'telescope');
  await stage.settle();
  await stage.as('ruth').unreact(ROOM, ts, 'telescope');
  await stage.settle();
  await pressCard(stage, 'ruth', 'incident.tasks');
  await pressInModal(stage, 'ruth', 'entry.defer');
  const open = (await entries(stage)).filter(({ state }) => state === 'open');
  expect(open.map(({ kind }) => kind)).toEqual(['follow-up']);
});

it('INC-9 a reaction by somebody from outside, or elsewhere, keeps nothing', async () => {
  const stage = await declaredStage();
  const { ts } = await stage.as('ben').post('#heron-editors', 'Lunch?');
  await stage.as('ruth').react('#heron-editors', ts, 'pushpin');
  await stage.settle();
  expect(await entries(stage)).toEqual([]);
});

it('INC-9 what is recorded in the form is shown in the room; tasks are done or become follow-ups', async () => {
  const stage = await declaredStage();
  await pressCard(stage, 'ruth', 'incident.record');
  const form = await topModal(stage.as('ruth'));
  await stage.as('ruth').fill(form.id, { kind: { value: { selected_option: { value: 'task' } } } });
  expect(await submit(stage.as('ruth'), { text: 'Free <!channel> space' })).toEqual({ ok: true });
  await stage.settle();
  expect(await allSaid(stage, 'ruth', ROOM)).toContain('Ruth Abara set a task');
  await pressCard(stage, 'ruth', 'incident.tasks');
  await pressInModal(stage, 'ruth', 'entry.defer');
  expect((await entries(stage)).map(({ kind }) => kind)).toEqual(['follow-up']);
  await pressInModal(stage, 'ruth', 'entry.done');
  expect((await entries(stage)).map(({ state }) => state)).toEqual(['done']);
});

it('INC-6 evidence before change: asked for, held against a change, done with a hash or waived with a reason', async () => {
  const stage = await declaredStage();
  await pressMoreAct(stage, 'ruth', 'evidence');
  await pressInModal(stage, 'ruth', 'evidence.add');
  expect(await submit(stage.as('ruth'), { system: 'search index' })).toEqual({ ok: true });
  await stage.settle();
  expect((await entries(stage)).map(({ text }) => text)).toEqual([
    'Database dump',
    'Disk snapshot',
    'Screen capture',
  ]);
  expect(saidIn(await roomCard(stage))).toContain('⚠️ Evidence 3 of 3 open');
  const asked = '*Evidence before change*, of search index: database dump, disk snapshot, screen capture.';
  expect(await allSaid(stage, 'ruth', ROOM)).toContain(asked);
  await stage.as('ruth').closeModal((await topModal(stage.as('ruth'))).id);

  await pressCard(stage, 'ruth', 'incident.record');
  const record = await topModal(stage.as('ruth'));
  await stage.as('ruth').fill(record.id, {
    text: { value: { value: 'Restarted the index' } },
    kind: { value: { selected_option: { value: 'event' } } },
    change: { value: { selected_option: { value: 'yes' } } },
  });
  const refused = await stage.as('ruth').submit(record.id);
  expect(refused.errors?.because).toContain('Database dump, search index');
  expect(await submit(stage.as('ruth'), { because: 'readers saw other readers’ data' })).toEqual({
    ok: true,
  });
  await stage.settle();
  const kinds = (await listIncidentEvents(stage.running.desk.db, 1)).map(({ kind }) => kind);
  expect(kinds).toContain('changed before evidence');

  await pressMoreAct(stage, 'ruth', 'evidence');
  await pressInModal(stage, 'ruth', 'evidence.settle', '1:1');
  const settle = await topModal(stage.as('ruth'));
  await stage.as('ruth').fill(settle.id, {
    how: { value: { selected_option: { value: 'done' } } },
    sha256: { value: { value: 'not a hash' } },
  });
  const wrong = await stage.as('ruth').submit(settle.id);
  expect(Object.keys(wrong.errors ?? {}).sort()).toEqual(['link', 'sha256']);
  expect(await submit(stage.as('ruth'), { link: 'vault/dump-1', sha256: SHA.toUpperCase() })).toEqual({
    ok: true,
  });
  await stage.settle();
  const [first] = await entries(stage);
  expect(first).toMatchObject({ state: 'done', detail: { link: 'vault/dump-1', sha256: SHA } });
  expect(JSON.stringify((await topModal(stage.as('ruth'))).view)).toContain(SHA);
});

it('INC-9 the record verifies, and a row that was changed or left out shows', async () => {
  const stage = await declaredStage();
  const { ts } = await stage.as('ruth').post(ROOM, 'Check the backups');
  await stage.as('ruth').react(ROOM, ts, 'pushpin');
  await stage.settle();
  const [sound] = await verifyRecords(stage.running.desk, 1);
  expect(sound).toMatchObject({ name: 'event 1', brokenAt: null });
  const events = await listIncidentEvents(stage.running.desk.db, 1);
  expect(sound?.events).toBe(events.length);
  const other = (at: number, change: object) =>
    events.map((event, i) => (i === at ? { ...event, ...change } : event));
  expect(firstBrokenRow(other(1, { detail: { title: 'Nothing at all' } }))).toBe(2);
  expect(firstBrokenRow(other(2, { happenedAt: new Date(0) }))).toBe(3);
  expect(firstBrokenRow(other(2, { actorId: 'U-somebody' }))).toBe(3);
  expect(firstBrokenRow(events.filter((_, i) => i !== 1))).toBe(2);
  expect(firstBrokenRow([...events.slice(0, 2), ...events.slice(1)])).toBe(3);
  expect(firstBrokenRow([])).toBe(null);
});
