import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { declareAtMachine, logAtMachine, sitrepAtMachine } from '../../src/cli/incident-act.ts';
import { listAtMachine } from '../../src/cli/incident-list.ts';
import { listIncidentEvents } from '../../src/db/incident-events.ts';
import { listIncidents } from '../../src/db/incidents.ts';
import { verifyRecords } from '../../src/services/incident/verify-record.ts';
import { machineOf } from '../support/at-machine.ts';
import { testDatabase, testFile, testFolder } from '../support/engines.ts';
import { allSaid, declaredStage, headlineOf } from '../support/incident.ts';
import { readOnlySqlite, unreachablePostgres, until } from '../support/outage.ts';
import { openStage, type Stage, saidIn } from '../support/stage.ts';

const MINUTE = 60_000;

const DOWN = 'postgres://desk:pw@127.0.0.1:1/desk';

/** What the command line cannot open, while the desk, or nobody, may have it open. */
const UNOPENABLE: Readonly<Record<string, () => string>> = {
  'a damaged SQLite file': () => {
    const path = join(testFolder(), 'firstline.db');
    writeFileSync(path, 'this was a database once, and is none any more'.repeat(100));
    return path;
  },
  'a PostgreSQL that is down': () => DOWN,
};

const recordOf = async (stage: Stage, incidentId: number) =>
  (await listIncidentEvents(stage.running.desk.db, incidentId)).map(({ kind, happenedAt, detail }) => ({
    kind,
    happenedAt,
    text: detail.text,
  }));

describe.each(Object.keys(UNOPENABLE))('INC-15 the command line with %s', (name) => {
  const unopenable = () => UNOPENABLE[name]?.() ?? '';
  const desksOwn = () => (name.includes('PostgreSQL') ? testDatabase() : Promise.resolve(testFile()));

  it('declares in the journal, says where, what it is called and whom to telephone; the desk takes it up', async () => {
    const stage = await openStage({ database: await desksOwn() });
    await stage.pass(MINUTE);
    const declaredAt = stage.clock.now();
    const { machine, said } = machineOf(stage, { database: unopenable() });
    expect(await declareAtMachine(machine, 'saving fails', { severity: 'high' })).toBe(0);
    expect(said()).toMatch(/cannot be reached \(ECONNREFUSED\)|is not a SQLite database/);
    expect(said()).toContain(`Declared: saving fails. It is kept in the journal, ${stage.config.journal}`);
    const called = /called (\d{4}z) until it has a number/.exec(said())?.[1] ?? '';
    expect(said()).toMatch(/within 15 seconds.*as soon as the database is back/);
    expect(said()).toContain(`firstline incident log ${called}`);
    expect(said()).toMatch(
      /Telephone, as the desk last knew them:\n {2}on duty: Priya Nair, no number known/,
    );
    expect(said()).not.toMatch(/pw@/);

    stage.clock.advance(1);
    await declareAtMachine(machine, 'CANARY leaked', { private: true });
    const before = said();
    expect(await listAtMachine(machine, {})).toBe(0);
    const list = said().slice(before.length);
    expect(list).toContain(`${called}  saving fails  severity high  declared ${declaredAt.toISOString()}`);
    expect(list).toContain(`${called}-2  a private one  severity unknown`);

    stage.clock.advance(2 * MINUTE);
    const loggedAt = stage.clock.now();
    expect(await logAtMachine(machine, called, 'restarted the index', {})).toBe(0);
    expect(
      await sitrepAtMachine(machine, called, 'Nobody can save', { needs: 'A second pair of eyes' }),
    ).toBe(0);
    expect(said()).toContain(`Recorded for ${called}: it is kept in the journal`);

    await stage.pass(7 * MINUTE);
    const [incident, ...others] = await listIncidents(stage.running.desk.db);
    expect(others.map(({ codename }) => codename)).toEqual([expect.stringMatching(/^room-/)]);
    expect(incident).toMatchObject({ title: 'saving fails', severity: 'high', declaredAt });
    const record = await recordOf(stage, 1);
    expect(record).toContainEqual({ kind: 'entered', happenedAt: loggedAt, text: 'restarted the index' });
    expect(record).toContainEqual({ kind: 'sitrep', happenedAt: loggedAt, text: undefined });
    const room = await allSaid(stage, 'priya', '#inc-1-saving-fails');
    expect(room).toMatch(/_From <!date\^\d+\^.*sent late:_ .*olga \(command line\) noted/);
    expect(room).toMatch(/Written <!date\^.*Nobody can save/s);
    expect(saidIn(await headlineOf(stage))).toContain('olga (command line)');
    const verdicts = await verifyRecords(stage.running.desk, null);
    expect(verdicts.map(({ brokenAt }) => brokenAt)).toEqual([null, null]);
    expect(readFileSync(stage.config.journal, 'utf8').trim()).toBe('');
  });

  it('logs for an incident by its number, in the name of whoever says so, once they can be asked for', async () => {
    const stage = await declaredStage({ database: await desksOwn() });
    const { machine } = machineOf(stage, { database: unopenable(), as: 'ruth' });
    expect(await logAtMachine(machine, '1', 'looked at it', { change: false })).toBe(0);
    expect(await logAtMachine({ ...machine, as: 'nobody at all' }, '1', 'called them', {})).toBe(0);
    await stage.pass(MINUTE);
    const room = await allSaid(stage, 'ruth', '#inc-1-saving-fails');
    expect(room).toMatch(/Ruth Abara noted:.*looked at it/s);
    expect(room).toMatch(/olga \(command line\) noted:.*called them/s);
    await stage.pass(MINUTE);
    const entered = (await recordOf(stage, 1)).filter(({ kind }) => kind === 'entered');
    expect(entered.map(({ text }) => text)).toEqual(['looked at it', 'called them']);
  });

  it('refuses at once what could not be put on the record afterwards', async () => {
    const stage = await declaredStage({ database: await desksOwn() });
    const { machine, said } = machineOf(stage, { database: unopenable() });
    expect(await declareAtMachine(machine, 'ab', {})).toBe(1);
    expect(await logAtMachine(machine, 'twelve', 'x', {})).toBe(1);
    expect(await logAtMachine(machine, '1', ' ', {})).toBe(1);
    expect(await logAtMachine(machine, '1', 'restarted it', { change: true })).toBe(1);
    expect(await logAtMachine(machine, '1', 'login of lena.okafor@heron.org', {})).toBe(1);
    expect(await sitrepAtMachine(machine, '1', 'Login of lena.okafor@heron.org fails', {})).toBe(1);
    expect(await sitrepAtMachine(machine, '1', undefined, {})).toBe(1);
    expect(said()).toMatch(/3 to 150 characters.*“twelve” names no incident.*say what happened/s);
    expect(said()).toMatch(/Add --because.*does not belong.*say what is known/s);
    expect(readFileSync(stage.config.journal, 'utf8').trim()).toBe('');
  });
});

it('INC-15 what the record does not take is said where it is read, without its words, and kept beside the journal', async () => {
  const stage = await declaredStage();
  const { machine } = machineOf(stage, { database: DOWN });
  expect(await logAtMachine(machine, '99', 'CANARY restarted it', {})).toBe(0);
  await stage.pass(MINUTE);
  const headlines = await allSaid(stage, 'ola', '#incidents');
  expect(headlines).toMatch(
    /written at the command line .* could not be put on the record: There is no such/s,
  );
  expect(headlines).not.toContain('CANARY');
  const refused = `${stage.config.journal}.refused`;
  expect(readFileSync(refused, 'utf8')).toContain('CANARY restarted it');
  expect(statSync(refused).mode & 0o777).toBe(0o600);
  await stage.pass(MINUTE);
  const told = (await stage.as('ola').history('#incidents')).filter((one) =>
    saidIn(one).includes('at the command line'),
  );
  expect(told).toHaveLength(1);
});

it.each([
  ['sqlite', readOnlySqlite],
  ['postgres', unreachablePostgres],
])(
  'INC-15 on %s a desk whose database fails too opens the room and calls, and the record follows',
  async (_engine, breakable) => {
    const fault = await breakable();
    const stage = await openStage({ database: fault.database });
    await stage.pass(MINUTE);
    await fault.breakIt();
    const { machine } = machineOf(stage, { database: DOWN });
    expect(await declareAtMachine(machine, 'saving fails', {})).toBe(0);
    await stage.running.tick();
    await until(async () => (await allSaid(stage, 'priya', '@firstline')).includes('saving fails needs you'));
    const headline = (await stage.as('ola').history('#incidents')).at(-1);
    expect(headline && saidIn(headline)).toContain('declared by olga (command line).');
    await fault.mend();
    await stage.pass(MINUTE);
    const [incident, ...others] = await listIncidents(stage.running.desk.db);
    expect(others).toEqual([]);
    expect(incident?.headlineTs).toBe(headline?.ts);
  },
);

it('INC-15 the command line says so where not even the journal can be written', async () => {
  const stage = await openStage();
  const { machine, said } = machineOf(stage, { database: DOWN });
  const env = { ...machine.env, JOURNAL: join(machine.env.JOURNAL, 'no folder') };
  expect(await declareAtMachine({ ...machine, env }, 'saving fails', {})).toBe(1);
  expect(said()).toMatch(/Nothing was kept: the journal, .* Note it on paper/);
});
