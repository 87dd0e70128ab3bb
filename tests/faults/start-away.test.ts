import { describe, expect, it } from 'vitest';
import { type Running, start } from '../../src/app.ts';
import { declareAtMachine } from '../../src/cli/incident-act.ts';
import { listDeadInputs } from '../../src/db/inbox.ts';
import { listIncidentEvents } from '../../src/db/incident-events.ts';
import { listIncidents } from '../../src/db/incidents.ts';
import { makeLog } from '../../src/log.ts';
import { machineOf } from '../support/at-machine.ts';
import { configFor } from '../support/desk-config.ts';
import { testDatabase, testFile } from '../support/engines.ts';
import { allSaid } from '../support/incident.ts';
import { type Breakable, diskThatGoes, FAULTS, unreachablePostgres, until } from '../support/outage.ts';
import { openPager, SECRET } from '../support/pager.ts';
import { policyWith } from '../support/policy.ts';
import { freePort } from '../support/postgres-server.ts';
import { openStage, type Stage, saidIn, submit } from '../support/stage.ts';
import { ask, isWhole, pass, startAgain } from '../support/starting.ts';
import { leaveEvent, takeOver } from './crash.ts';

const MINUTE = 60_000;

describe.each(['sqlite', 'postgres'] as const)(
  'INC-15 a desk that starts while Slack is away, on %s',
  (engine) => {
    const own = () => (engine === 'sqlite' ? Promise.resolve(testFile()) : testDatabase());

    it('runs its timers and the webhooks of the ladder, says what is unwell, and is whole when Slack is back', async () => {
      const pager = await openPager();
      const policy = policyWith({ incidents: { outside: { webhooks: [pager.url] } } });
      const config = { incidentWebhookSecret: SECRET };
      const stage = await openStage({ policy, config, database: await own() });
      await stage.running.drain();
      stage.slack.faults.down(true);
      const log: string[] = [];
      const running = await startAgain(stage, log);
      expect(log.join('\n')).toContain('Slack is away: the desk waits for it, and tries again');
      expect(log.join('\n')).toMatch(/"unwell":\["Slack: .*the desk is open/);
      expect(await ask(running, '/healthz')).toMatchObject({
        status: 200,
        said: { ok: true, unwell: [expect.stringContaining('Slack: it does not answer')] },
      });
      expect(await ask(running, '/readyz')).toMatchObject({ status: 503, said: { database: 'ok' } });

      expect(await declareAtMachine(machineOf(stage).machine, 'saving fails', {})).toBe(0);
      await pass(stage, running, 2 * MINUTE);
      await pass(stage, running, 1);
      expect(pager.told.map(({ body }) => JSON.parse(body).text).join()).toContain('telephone Priya Nair');

      stage.slack.faults.down(false);
      await until(() => isWhole(running));
      await until(() => log.some((line) => line.includes('the desk is whole')));
      await pass(stage, running, MINUTE);
      expect(await allSaid(stage, 'priya', '@firstline')).toContain('saving fails');
      expect(await ask(running, '/healthz')).toMatchObject({ said: { unwell: [] } });
      await stage.as('ben').post('#heron-help', 'The map is gone');
      await stage.slack.settled();
      await running.settled();
      expect(await allSaid(stage, 'tomas', '#desk-triage')).toContain('The map is gone');
    }, 60_000);
  },
);

it('INC-15 the first start of all waits for Slack to say which workspace it is', async () => {
  const stage = await openStage({ isSetUp: false });
  await stage.running.drain();
  stage.slack.faults.down(true);
  const log: string[] = [];
  const config = { ...configFor(stage.slack, testFile()), port: await freePort() };
  const healthOf = async () => (await fetch(`http://127.0.0.1:${config.port}/healthz`)).json();
  let running: Running | undefined;
  const starting = startAgain({ config, clock: stage.clock }, log).then((one) => {
    running = one;
  });
  await until(() => log.filter((line) => line.includes('Slack is away')).length > 1);
  expect(running).toBeUndefined();
  expect(await healthOf()).toEqual({ ok: true, unwell: [expect.stringContaining('Slack')] });
  stage.slack.faults.down(false);
  await starting;
  await until(async () => running !== undefined && (await isWhole(running)));
});

describe.each([
  ['sqlite', diskThatGoes],
  ['postgres', unreachablePostgres],
] as const)('INC-15 a desk that starts while its database is away, on %s', (_engine, breakable) => {
  async function startedWithout(): Promise<{
    stage: Stage;
    fault: Breakable;
    running: Running;
    log: string[];
  }> {
    const fault = await breakable();
    const stage = await openStage({ database: fault.database });
    await stage.pass(MINUTE);
    await stage.running.drain();
    await fault.breakIt();
    const log: string[] = [];
    return { stage, fault, running: await startAgain(stage, log), log };
  }

  it('opens a room and calls for what is declared, and has its record when the database is back', async () => {
    const { stage, fault, running, log } = await startedWithout();
    expect(log.join('\n')).toContain('the database is away: the desk waits for it, and tries again');
    expect(await ask(running, '/healthz')).toMatchObject({
      status: 200,
      said: { unwell: [expect.stringContaining('database: it is away')] },
    });
    expect(await ask(running, '/readyz')).toMatchObject({ status: 503, said: { ready: false, slack: 'ok' } });
    await stage.as('ben').command('#general', '/ticket list');
    const refused = (await stage.as('ben').history('#general')).findLast((one) => one.ephemeralFor);
    expect(refused && saidIn(refused)).toContain('My database does not answer, so nothing happened');

    const declaredAt = stage.clock.now();
    await stage.as('tomas').command('#general', '/incident saving fails');
    await submit(stage.as('tomas'), {});
    await running.settled();
    expect(await allSaid(stage, 'priya', '@firstline')).toContain('saving fails needs you');
    const headline = (await stage.as('ola').history('#incidents')).at(-1);
    expect(headline && saidIn(headline)).toContain('I write to a journal');
    await pass(stage, running, 7 * MINUTE);
    expect(log.join('\n')).not.toMatch(/"what":"(?:due|inbox|outbox)/);

    await fault.mend();
    await until(() => isWhole(running));
    await until(() => log.some((line) => line.includes('the desk is whole')));
    await running.settled();
    const [incident, ...others] = await listIncidents(running.desk.db);
    expect(others).toEqual([]);
    expect(incident).toMatchObject({ title: 'saving fails', declaredAt, headlineTs: headline?.ts });
    const events = await listIncidentEvents(running.desk.db, 1);
    expect(events.map(({ kind }) => kind)).toContain('journaled');
    await stage.as('ben').post('#heron-help', 'The map is gone');
    await stage.slack.settled();
    await running.settled();
    expect(await allSaid(stage, 'tomas', '#desk-triage')).toContain('The map is gone');
  }, 60_000);

  it('and Slack too: what the command line declares is told, then filed, as the one and the other come back', async () => {
    const fault = await breakable();
    const stage = await openStage({ database: fault.database });
    await stage.pass(MINUTE);
    await stage.running.drain();
    await fault.breakIt();
    stage.slack.faults.down(true);
    const running = await startAgain(stage);
    expect((await ask(running, '/healthz')).said.unwell).toHaveLength(2);
    expect(await declareAtMachine(machineOf(stage).machine, 'saving fails', {})).toBe(0);
    await pass(stage, running, MINUTE);
    stage.slack.faults.down(false);
    await until(async () => (await ask(running, '/readyz')).said.slack === 'ok');
    await pass(stage, running, MINUTE);
    expect(await allSaid(stage, 'priya', '@firstline')).toContain('saving fails needs you');
    await fault.mend();
    await until(() => isWhole(running));
    await pass(stage, running, MINUTE);
    expect(await listIncidents(running.desk.db)).toHaveLength(1);
  }, 60_000);
});

it.each(['sqlite, locked by somebody else', 'postgres, locked by somebody else'])(
  'INC-15 %s, as it starts: it runs, and goes on as soon as the database is let go',
  async (name) => {
    const fault = await (FAULTS[name] as () => Promise<Breakable>)();
    const stage = await openStage({ database: fault.database });
    await stage.running.drain();
    await fault.breakIt();
    const running = await startAgain(stage);
    expect((await ask(running, '/healthz')).said.unwell).toEqual([expect.stringContaining('database')]);
    await fault.mend();
    await until(() => isWhole(running));
  },
  60_000,
);

it('INC-15 an event that an earlier process left waits for Slack, and is worked on when it answers', async () => {
  const stage = await openStage();
  const hand = await takeOver(stage);
  await leaveEvent(hand, await stage.as('ben').post('#heron-help', 'The map is gone'));
  await hand.close();
  stage.slack.faults.down(true);
  const running = await startAgain(stage);
  for (let minute = 0; minute < 5; minute++) await pass(stage, running, MINUTE);
  expect(await listDeadInputs(running.desk.db)).toEqual([]);
  stage.slack.faults.down(false);
  await until(() => isWhole(running));
  await pass(stage, running, MINUTE);
  expect(await allSaid(stage, 'tomas', '#desk-triage')).toContain('The map is gone');
});

it('INC-15 while it waits it ends in good order, and not as one that is broken', async () => {
  const stage = await openStage();
  await stage.running.drain();
  stage.slack.faults.down(true);
  const running = await start(stage.config, stage.clock.now, makeLog('silent'));
  await running.drain();
  expect(await Promise.race([running.broken, 'in good order'])).toBe('in good order');
});
