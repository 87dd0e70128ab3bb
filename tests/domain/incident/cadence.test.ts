import { describe, expect, it } from 'vitest';
import {
  dueAfter,
  type Step,
  stepNow,
  stepsFor,
  timeOfStep,
  type Wait,
} from '../../../src/domain/incident/cadence.ts';
import { snoozeUntil } from '../../../src/domain/incident/snooze.ts';
import { loadPolicy } from '../../../src/policy/load-policy.ts';

/** Monday to Friday, 08:00 to 20:00 New York. */
const { desk } = loadPolicy('default').calendars;
const SERVICE = { isRoundTheClock: false };

describe('INC-7 when a sitrep is due', () => {
  it.each<[string, Wait, string, string]>([
    ['by the middle of the day', { unit: 'twice a day' }, '2026-03-03T14:00:00-05:00', '20:00'],
    ['after it', { unit: 'twice a day' }, '2026-03-03T09:00:00-05:00', '14:00'],
    ['not an hour after the last one', { unit: 'twice a day' }, '2026-03-03T13:55:00-05:00', '20:00'],
    ['today, while the desk is open', { unit: 'end of the day' }, '2026-03-03T19:59:00-05:00', '20:00'],
    ['the day after', { unit: 'daily' }, '2026-03-02T09:00:00-05:00', '20:00'],
    ['in service minutes', { unit: 'minutes', count: 30 }, '2026-03-02T19:45:00-05:00', '08:15'],
  ])('%s', (_, wait, from, time) => {
    expect(dueAfter(wait, SERVICE, desk, new Date(from))).toEqual(new Date(`2026-03-03T${time}:00-05:00`));
  });

  it.each<[Wait, string]>([
    [{ unit: 'twice a day' }, '2026-03-09T14:00:00-04:00'],
    [{ unit: 'end of the day' }, '2026-03-09T20:00:00-04:00'],
    [{ unit: 'daily' }, '2026-03-09T20:00:00-04:00'],
  ])('%j over a weekend on which clocks are moved', (wait, due) => {
    expect(dueAfter(wait, SERVICE, desk, new Date('2026-03-06T20:30:00-05:00'))).toEqual(new Date(due));
  });

  it('round the clock no hour is left out', () => {
    const wait = { unit: 'minutes', count: 60 } as const;
    const at = dueAfter(wait, { isRoundTheClock: true }, desk, new Date('2026-03-07T23:30:00-05:00'));
    expect(at).toEqual(new Date('2026-03-08T00:30:00-05:00'));
  });

  it('a window over lunch has its middle in the hours that are worked', () => {
    const week = {
      ...desk.week,
      tue: [
        { from: 480, to: 720 },
        { from: 840, to: 1200 },
      ],
    };
    const at = dueAfter(
      { unit: 'twice a day' },
      SERVICE,
      { ...desk, week },
      new Date('2026-03-03T08:00:00-05:00'),
    );
    expect(at).toEqual(new Date('2026-03-03T15:00:00-05:00'));
  });
});

describe('INC-7 who hears of it', () => {
  const due = new Date('2026-03-03T15:00:00Z');
  const minutes = (step: Step) => (step.at.getTime() - due.getTime()) / 60_000;

  it('three times whoever leads, then each of the others once', () => {
    const steps = stepsFor(due, [-10, 0, 10], ['ruth', 'tomas', 'dele']);
    expect(steps.map((step) => [step.personId, minutes(step), step.isReminder])).toEqual([
      ['ruth', -10, true],
      ['ruth', 0, true],
      ['ruth', 10, true],
      ['tomas', 20, false],
      ['dele', 30, false],
    ]);
    expect(stepsFor(due, [0, 60], ['ruth', 'dele']).map(minutes)).toEqual([0, 60, 120]);
    expect(stepsFor(due, [0], [])).toEqual([]);
  });

  it.each([
    ['in time', 0, -10, 0],
    ['after down-time, the last of the reminders stands for all', 0, 90, 2],
    ['the others are not passed over', 3, 90, 3],
    ['nothing is left', 5, 90, 5],
  ])('%s', (_, done, minute, step) => {
    const steps = stepsFor(due, [-10, 0, 10], ['ruth', 'tomas', 'dele']);
    expect(stepNow(steps, done, new Date(due.getTime() + minute * 60_000))).toBe(step);
  });

  it('after a late step the next comes as long after it as it would have', () => {
    const [step] = stepsFor(due, [-10], ['ruth']);
    if (!step) throw new Error('No step.');
    expect(timeOfStep(step, [-10, 0, 10], new Date('2026-03-03T14:00:00Z'))).toEqual(step.at);
    expect(timeOfStep(step, [-10, 0, 10], due)).toEqual(new Date('2026-03-03T15:10:00Z'));
  });
});

it.each([
  ['15 minutes', '2026-03-06T23:15:00Z'],
  ['60 minutes', '2026-03-07T00:00:00Z'],
  ['tomorrow', '2026-03-09T08:00:00-04:00'],
] as const)('N-4 a reminder is put off for %s', (snooze, until) => {
  expect(snoozeUntil(snooze, desk, new Date('2026-03-06T23:00:00Z'))).toEqual(new Date(until));
});
