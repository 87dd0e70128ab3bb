import { closeSync, copyFileSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { expect, it } from 'vitest';
import { listIncidentEvents } from '../../src/db/incident-events.ts';
import { listTellings } from '../../src/db/incident-tellings.ts';
import { listIncidents } from '../../src/db/incidents.ts';
import { verifyRecords } from '../../src/services/incident/verify-record.ts';
import { keepRota } from '../support/calling.ts';
import { allSaid, answerTo, roomsMade } from '../support/incident.ts';
import { type Breakable, FAULTS, readOnlySqlite, until, watchConnections } from '../support/outage.ts';
import { openStage, type Stage, type StageOptions, saidIn, submit, topModal } from '../support/stage.ts';

const MINUTE = 60_000;

/** A desk that has looked, in good days, whom to call. */
async function wellStage(options: StageOptions = {}): Promise<Stage> {
  const stage = await openStage(options);
  await stage.pass(MINUTE);
  return stage;
}

async function readOnlyStage(): Promise<{ stage: Stage; fault: Breakable }> {
  const fault = await readOnlySqlite();
  return { stage: await wellStage({ database: fault.database }), fault };
}

async function declareUnwell(stage: Stage, words = 'saving fails'): Promise<string> {
  await stage.as('tomas').command('#general', `/incident ${words}`);
  await submit(stage.as('tomas'), {});
  const answer = JSON.stringify(await stage.as('tomas').modals());
  await until(async () => /needs you|You are needed/.test(await allSaid(stage, 'priya', '@firstline')));
  await until(() => isInvited(stage, 'tomas'));
  return answer;
}

/** The last that Slack is told. */
const isInvited = (stage: Stage, who: string): boolean =>
  stage.slack.ledger
    .calls('conversations.invite')
    .some(({ ok, args }) => ok && String(args.users).includes(stage.as(who).person.id));

const roomOf = (stage: Stage) => {
  const [room] = roomsMade(stage);
  if (!room) throw new Error('There is no room.');
  return `#${room}`;
};

it.each(Object.keys(FAULTS))(
  'INC-15 R12 %s: declaring yields room, headline and a call, and the record is filled in later, once',
  async (name) => {
    const fault = await (FAULTS[name] as () => Promise<Breakable>)();
    const stage = await wellStage({ database: fault.database });
    const declaredAt = stage.clock.now();
    await fault.breakIt();
    expect(await declareUnwell(stage)).toContain('kept in a journal');

    const room = roomOf(stage);
    const headline = (await stage.as('ola').history('#incidents')).at(-1);
    expect(headline && saidIn(headline)).toMatch(/Event.*saving fails.*journal/s);
    expect(await allSaid(stage, 'priya', '@firstline')).toContain('saving fails needs you');
    expect(await allSaid(stage, 'tomas', room)).toContain('I write to a journal');

    stage.clock.advance(7 * MINUTE);
    await fault.mend();
    await stage.pass(MINUTE);
    const [incident, ...others] = await listIncidents(stage.running.desk.db);
    expect(others).toEqual([]);
    expect(incident).toMatchObject({ title: 'saving fails', declaredAt, number: 1 });
    expect(incident?.roomChannelId).toBe(stage.slack.channel(room.slice(1)).id);
    expect(incident?.headlineTs).toBe(headline?.ts);
    const events = await listIncidentEvents(stage.running.desk.db, 1);
    expect(events[0]).toMatchObject({ kind: 'declared', happenedAt: declaredAt });
    expect(events.map(({ kind }) => kind)).toContain('journaled');
    const [now] = (await stage.as('ola').history('#incidents')).slice(-1);
    expect(now && saidIn(now)).toMatch(/Event 1.*Commander Tomas/s);
    const calls = (await stage.as('priya').history('@firstline')).filter((one) =>
      saidIn(one).includes('saving fails'),
    );
    expect(calls.map(saidIn).join('\n')).toContain('Event 1');
    expect(calls.filter((one) => saidIn(one).includes('needs you'))).toHaveLength(1);
    expect(await allSaid(stage, 'tomas', room)).toContain('The database is back: this is event 1');

    await stage.restart();
    await stage.pass(MINUTE);
    expect(await listIncidents(stage.running.desk.db)).toHaveLength(1);
    const verdicts = await verifyRecords(stage.running.desk, null);
    expect(verdicts.map(({ brokenAt }) => brokenAt)).toEqual([null]);
    expect(roomsMade(stage)).toEqual([expect.stringMatching(/^inc-\d{4}z-saving-fails$/)]);
  },
);

it('INC-15 what the journal has is filled in by the next process, which opens no second room', async () => {
  const { stage, fault } = await readOnlyStage();
  await fault.breakIt();
  await declareUnwell(stage);
  const room = roomOf(stage);
  await stage.restart();
  const [incident] = await listIncidents(stage.running.desk.db);
  expect(incident?.roomChannelId).toBe(stage.slack.channel(room.slice(1)).id);
});

it('INC-15 INC-3 INC-13 whoever was called has time to answer when the buttons work, and is in the ledger', async () => {
  const { stage, fault } = await readOnlyStage();
  await keepRota(stage);
  await stage.pass(MINUTE);
  await fault.breakIt();
  await declareUnwell(stage);
  stage.clock.advance(7 * MINUTE);
  await fault.mend();
  await stage.pass(MINUTE);
  const told = await listTellings(stage.running.desk.db, 1);
  expect(told.map(({ what }) => what)).toEqual(expect.arrayContaining(['headline', 'page']));
  await stage.pass(MINUTE);
  expect(await allSaid(stage, 'sam', '@firstline')).not.toContain('needs you');
  await stage.pass(5 * MINUTE);
  expect(await allSaid(stage, 'sam', '@firstline')).toContain('needs you');
});

it.each([
  ['away', async (stage: Stage) => stage.as('priya').setStatus(':palm_tree:', 'Out')],
  ['deactivated', async (stage: Stage) => stage.as('ola').setActive('priya', false)],
])('INC-15 INC-3 where whoever is on duty is %s the backup is called as well', async (_, goes) => {
  const { stage, fault } = await readOnlyStage();
  await keepRota(stage);
  await goes(stage);
  await stage.settle();
  await stage.pass(MINUTE);
  await fault.breakIt();
  await stage.as('tomas').command('#general', '/incident saving fails');
  await submit(stage.as('tomas'), {});
  await until(() => isInvited(stage, 'tomas'));
  await stage.running.settled();
  expect(await allSaid(stage, 'sam', '@firstline')).toContain('saving fails needs you');
  await fault.mend();
  await stage.pass(MINUTE);
  const calls = (await stage.as('sam').history('@firstline')).filter((one) =>
    saidIn(one).includes('saving fails'),
  );
  expect(calls).toHaveLength(1);
});

it('INC-15 INC-10 a private one is told to nobody else in the journal’s time either', async () => {
  const { stage, fault } = await readOnlyStage();
  await fault.breakIt();
  await stage.as('tomas').command('#general', '/incident CANARY addresses leaked');
  const [form] = await stage.as('tomas').modals();
  await stage
    .as('tomas')
    .fill(form?.id ?? '', { isPrivate: { value: { selected_options: [{ value: 'yes' }] } } });
  await submit(stage.as('tomas'), {});
  await stage.running.settled();
  expect(await allSaid(stage, 'ola', '#incidents')).not.toContain('CANARY');
  expect(await allSaid(stage, 'priya', '@firstline')).toContain('You are needed.');
  expect(await allSaid(stage, 'priya', '@firstline')).not.toContain('CANARY');
  await fault.mend();
  await stage.pass(MINUTE);
  const [incident] = await listIncidents(stage.running.desk.db);
  expect(incident?.codename).toMatch(/^room-[a-z]+$/);
  expect(await answerTo(stage, 'tomas', '#general', '/incident list')).toContain(incident?.codename);
});

it('INC-10 INC-15 private ones of the same minute, in the database and in the journal, have a room each', async () => {
  const { stage, fault } = await readOnlyStage();
  const declarePrivately = async (who: string) => {
    await stage.as(who).command('#general', '/incident addresses leaked');
    const form = await topModal(stage.as(who));
    await stage.as(who).fill(form.id, { isPrivate: { value: { selected_options: [{ value: 'yes' }] } } });
    await submit(stage.as(who), {});
    await stage.running.settled();
  };
  await declarePrivately('ruth');
  await stage.settle();
  await fault.breakIt();
  await declarePrivately('tomas');
  await declarePrivately('sam');
  await fault.mend();
  await declarePrivately('dele');
  await stage.settle();
  await stage.pass(MINUTE);
  const incidents = await listIncidents(stage.running.desk.db);
  expect(incidents).toHaveLength(4);
  expect(new Set(incidents.map(({ codename }) => codename)).size).toBe(4);
  expect(new Set(incidents.map(({ roomChannelId }) => roomChannelId)).size).toBe(4);
  expect(roomsMade(stage)).toHaveLength(4);
});

it('INC-15 the journal lies beside the database, with room kept free for a full disk', async () => {
  const stage = await openStage();
  const { journal } = stage.config;
  expect(statSync(journal).size).toBe(64 * 1024);
  expect(statSync(journal).mode & 0o777).toBe(0o600);
  // A line that was cut off, as when the machine stops, is none.
  const file = openSync(journal, 'r+');
  writeSync(file, '{"is":"declared","key":"form', 0);
  closeSync(file);
  await stage.restart();
  expect(readFileSync(journal, 'utf8').trim()).toBe('');
  expect(await listIncidents(stage.running.desk.db)).toEqual([]);
});

it('INC-15 R12 a database that is damaged: declared all the same, and filled in when a copy of it is put back', async () => {
  const connections = watchConnections();
  const stage = await wellStage();
  const { database } = stage.config;
  const copy = `${database}.copy`;
  await connections.find((one) => one.open && one.readonly)?.backup(copy);
  for (const writer of connections.filter((one) => one.open && !one.readonly))
    writer.pragma('wal_checkpoint(TRUNCATE)');
  scribble(database);
  for (const one of connections) if (one.open) one.pragma('shrink_memory');
  expect(await declareUnwell(stage)).toContain('kept in a journal');
  expect(await allSaid(stage, 'priya', '@firstline')).toContain('saving fails needs you');
  const room = roomOf(stage);
  await stage.running.drain().catch(() => undefined);
  copyFileSync(copy, database);
  for (const beside of ['-wal', '-shm']) rmSync(`${database}${beside}`, { force: true });
  await stage.restart();
  const [incident] = await listIncidents(stage.running.desk.db);
  expect(incident?.roomChannelId).toBe(stage.slack.channel(room.slice(1)).id);
});

/** All of its pages but the first, in which SQLite keeps what it is. */
function scribble(database: string): void {
  const file = openSync(database, 'r+');
  const { size } = statSync(database);
  writeSync(file, Buffer.alloc(size - 4096, 0xa5), 0, size - 4096, 4096);
  closeSync(file);
}

it('INC-11 INC-15 the room has nothing in its name either of what does not belong in Slack', async () => {
  const { stage, fault } = await readOnlyStage();
  await fault.breakIt();
  await declareUnwell(stage, 'login broken for lena.okafor@heron.org');
  await fault.mend();
  const rooms = stage.slack.ledger.calls('conversations.create').map(({ args }) => String(args.name));
  expect(rooms.filter((name) => name.includes('login-broken-for'))).toHaveLength(1);
  expect(rooms.join()).not.toMatch(/okafor|heron-org/);
});
