import { describe, expect, it } from 'vitest';
import { declareAtMachine, logAtMachine, sitrepAtMachine } from '../../src/cli/incident-act.ts';
import { listAtMachine } from '../../src/cli/incident-list.ts';
import { verifyRecords } from '../../src/services/incident/verify-record.ts';
import { machineOf } from '../support/at-machine.ts';
import { testDatabase, testFile } from '../support/engines.ts';
import { allSaid, declaredStage, headlineOf, pressCard } from '../support/incident.ts';
import { assess } from '../support/incident-life.ts';
import { openStage, type Stage, saidIn } from '../support/stage.ts';

const MINUTE = 60_000;
const ROOM = '#inc-1-slack-is-away';

async function declared(stage: Stage, as?: string): Promise<string> {
  const { machine, said } = machineOf(stage, { as });
  expect(await declareAtMachine(machine, 'Slack is away', {})).toBe(0);
  return said();
}

/** Nothing settles while Slack is away: what fails is tried again and again, and each try would bring the next. */
async function passAway(stage: Stage, minutes: number): Promise<void> {
  for (let i = 0; i < minutes; i++) {
    stage.clock.advance(MINUTE);
    await stage.running.tick();
    await stage.running.settled();
  }
  stage.slack.faults.down(false);
}

describe.each(['sqlite', 'postgres'] as const)(
  'INC-15 the command line while Slack is away, on %s',
  (engine) => {
    const own = async () => ({ database: engine === 'sqlite' ? testFile() : await testDatabase() });

    it('declares on the record at once, names whom to telephone, and Slack reads it when it is back', async () => {
      const stage = await openStage(await own());
      stage.slack.faults.down(true);
      const said = await declared(stage);
      expect(said).toContain('event 1 is declared: Slack is away');
      expect(said).toMatch(/on duty: Priya Nair, no number known/);
      await passAway(stage, 20);
      await stage.pass(10 * MINUTE);
      const headline = saidIn(await headlineOf(stage));
      expect(headline).toContain('Declared by olga (command line) <!date^1772550000^');
      expect(await allSaid(stage, 'priya', '@firstline')).toContain('needs you: Slack is away');
      expect(await allSaid(stage, 'ola', ROOM)).not.toContain('could not be invited');
    });

    it('records and reports with the time it was, said where Slack reads it late', async () => {
      const stage = await openStage(await own());
      await declared(stage, 'ruth');
      await stage.pass(MINUTE);
      expect(saidIn(await headlineOf(stage))).toContain('Commander Ruth Abara');
      stage.slack.faults.down(true);
      const at = stage.clock.now().getTime() / 1000;
      const { machine, said } = machineOf(stage);
      expect(await logAtMachine(machine, '1', 'restarted the switch', {})).toBe(0);
      expect(await sitrepAtMachine(machine, '1', 'Nobody can sign in', { actions: 'Calling them' })).toBe(0);
      expect(said()).toContain('Sitrep 1 of event 1 is written');
      await passAway(stage, 20);
      await stage.pass(10 * MINUTE);
      const room = await allSaid(stage, 'ruth', ROOM);
      expect(room).toContain(`_From <!date^${Math.floor(at)}^`);
      expect(room).toMatch(/olga \(command line\) noted:.*restarted the switch/s);
      expect(room).toContain(`Written <!date^${Math.floor(at)}^`);
      expect(room).toContain('Nobody can sign in');
      const verdicts = await verifyRecords(stage.running.desk, null);
      expect(verdicts.map(({ brokenAt }) => brokenAt)).toEqual([null]);
    });

    it('INC-6 asks whether a system was changed while evidence is open', async () => {
      const stage = await declaredStage(await own());
      await pressCard(stage, 'priya', 'incident.respond');
      await assess(stage, 'ruth', { suspicious: 'yes' });
      const { machine, said } = machineOf(stage);
      expect(await logAtMachine(machine, '1', 'restarted it', {})).toBe(1);
      expect(said()).toContain('--no-change');
      expect(await logAtMachine(machine, '1', 'restarted it', { change: true })).toBe(1);
      expect(await logAtMachine(machine, '1', 'looked at it', { change: false })).toBe(0);
      expect(
        await logAtMachine(machine, '1', 'restarted it', { change: true, because: 'data was lost' }),
      ).toBe(0);
    });

    it('says what does not fit, and changes nothing', async () => {
      const stage = await declaredStage(await own());
      const { machine, said } = machineOf(stage);
      expect(await declareAtMachine(machine, 'ab', {})).toBe(1);
      expect(await declareAtMachine(machine, 'Saving fails', { severity: 'huge' })).toBe(1);
      expect(await logAtMachine(machine, 'twelve', 'x', {})).toBe(1);
      expect(await logAtMachine(machine, '12', 'x', {})).toBe(1);
      expect(await sitrepAtMachine(machine, '1', undefined, {})).toBe(1);
      expect(await sitrepAtMachine(machine, '1', undefined, { nothingChanged: true })).toBe(1);
      expect(await declareAtMachine({ ...machine, as: 'nobody at all' }, 'Saving fails', {})).toBe(1);
      expect(said()).toMatch(
        /3 to 150 characters.*high, medium, low.*names no incident.*There is no such incident/s,
      );
      expect(said()).toMatch(/say what is known.*has had no sitrep yet.*called “nobody at all”/s);
      expect((await verifyRecords(stage.running.desk, null)).length).toBe(1);
    });

    it('INC-10 lists what goes on, private ones by their codename', async () => {
      const stage = await declaredStage(await own());
      const { machine, said } = machineOf(stage);
      await declareAtMachine(machine, 'Addresses leaked', { private: true, severity: 'high' });
      await declareAtMachine(machine, 'The search is down', { drill: true });
      const before = said();
      await listAtMachine(machine, {});
      const list = said().slice(before.length);
      expect(list).toContain('event 1  Saving fails  initiated  severity unknown  commander Ruth Abara');
      expect(list).toMatch(/room-[a-z]+ {2}initiated/);
      expect(list).not.toContain('Addresses');
      expect(list).not.toContain('DRILL');
      await listAtMachine(machine, { drills: true });
      expect(said()).toContain('DRILL 1  The search is down');
    });
  },
);
