import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Agent,
  calendarOfHours,
  chooseAgent,
  isFree,
  isOnShift,
  nextShift,
} from '../../../src/domain/assignment/agent.ts';
import { unownedSince } from '../../../src/domain/assignment/waiting.ts';
import { WEEKDAYS } from '../../../src/domain/time/calendar.ts';

const HOUR_MS = 3_600_000;
/** Tuesday, 3 March 2026, 10:00 in New York. */
const NOW = new Date('2026-03-03T15:00:00Z');
const hoursOn = (hours: number) => new Date(NOW.getTime() + hours * HOUR_MS);

const always = calendarOfHours({ days: WEEKDAYS, from: 0, to: 1440 }, 'Etc/UTC');
const agent = (personId: string, more: Partial<Agent> = {}): Agent => ({
  personId,
  name: personId,
  isConfirmed: true,
  away: null,
  calendars: [always],
  capacity: 10,
  open: 0,
  lastGiven: 0,
  ...more,
});
const nine = (zone: string) =>
  calendarOfHours({ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: 540, to: 1020 }, zone);

describe('TRI-7 who may be given a ticket', () => {
  it.each([
    ['somebody here, agreed and with room', {}, true],
    ['PPL-6 nobody who has not agreed', { isConfirmed: false }, false],
    ['nobody who is away', { away: { until: null } }, false],
    ['nobody who is away until later', { away: { until: hoursOn(1) } }, false],
    ['somebody who is back', { away: { until: NOW } }, true],
    ['nobody who is full', { open: 10 }, false],
    ['nobody out of their own hours', { calendars: [always, nine('America/Los_Angeles')] }, false],
    ['somebody in their own hours', { calendars: [always, nine('America/New_York')] }, true],
    ['nobody while the group is closed', { calendars: [nine('Asia/Tokyo'), always] }, false],
  ])('%s', (_, more, expected) => {
    expect(isFree(agent('a', more), NOW)).toBe(expected);
  });

  it('TRI-7 balanced: the least open work for their capacity, then who waited longest', () => {
    const choose = (...agents: Agent[]) => chooseAgent('balanced', agents, NOW)?.personId;
    expect(choose(agent('a', { open: 2 }), agent('b', { open: 3, capacity: 20 }))).toBe('b');
    expect(choose(agent('a', { lastGiven: 7 }), agent('b', { lastGiven: 3 }))).toBe('b');
    expect(choose(agent('a', { open: 1, capacity: 3 }), agent('b', { open: 2, capacity: 6 }))).toBe('a');
    expect(choose(agent('a', { open: 10 }))).toBeUndefined();
  });

  it('TRI-7 round robin: in turn, whatever they have', () => {
    const agents = [
      agent('a', { lastGiven: 3 }),
      agent('b', { lastGiven: 1, open: 9 }),
      agent('c', { lastGiven: 2 }),
    ];
    expect(chooseAgent('round robin', agents, NOW)?.personId).toBe('b');
  });

  it('says when somebody works next', () => {
    const both = agent('a', { calendars: [nine('America/New_York'), nine('America/Los_Angeles')] });
    expect(nextShift(both, NOW)).toEqual(new Date('2026-03-03T17:00:00Z'));
    expect(nextShift({ ...both, away: { until: hoursOn(33) } }, NOW)).toEqual(
      new Date('2026-03-05T17:00:00Z'),
    );
    expect(nextShift(agent('a', { away: { until: null } }), NOW)).toBeUndefined();
    const never = agent('a', { calendars: [nine('America/New_York'), nine('Asia/Tokyo')] });
    expect(nextShift(never, NOW)).toBeUndefined();
  });

  it('a ticket waits since nobody has it', () => {
    const owned = (to: string | null, hour: number) => ({ kind: 'owned', detail: { to }, at: hoursOn(hour) });
    const filed = { kind: 'filed', detail: {}, at: hoursOn(0) };
    expect(unownedSince([filed, { kind: 'noted', detail: {}, at: hoursOn(1) }])).toEqual(hoursOn(0));
    expect(unownedSince([filed, owned('a', 1)])).toBeNull();
    expect(unownedSince([filed, owned('a', 1), owned(null, 2)])).toEqual(hoursOn(2));
  });
});

/** Five agents of one group: different hours, zones and capacities, one who comes and goes. */
const FIVE: readonly Agent[] = [
  agent('U1', { capacity: 12, calendars: [always, nine('America/New_York')] }),
  agent('U2', { capacity: 6, calendars: [always, nine('America/Los_Angeles')] }),
  agent('U3', { capacity: 20, calendars: [always, nine('Europe/Berlin')] }),
  agent('U4', { capacity: 1, calendars: [always, nine('America/New_York')] }),
  agent('U5', { capacity: 9, calendars: [always, nine('Asia/Tokyo')] }),
];

it('TRI-7 200 tickets to 5 agents: nobody over capacity, none left while somebody is free, each to the least loaded', () => {
  const step = fc.record({
    hours: fc.integer({ min: 0, max: 5 }),
    resolves: fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 8 }),
    comesOrGoes: fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined, freq: 5 }),
  });
  const script = fc.array(step, { minLength: 200, maxLength: 200 });
  fc.assert(
    fc.property(fc.constantFrom('balanced' as const, 'round robin' as const), script, (assignment, steps) => {
      let agents = FIVE;
      let waiting = 0;
      let at = NOW;
      let given = 0;
      const change = (id: string, by: (one: Agent) => Agent) => {
        agents = agents.map((one) => (one.personId === id ? by(one) : one));
      };
      for (const { hours, resolves, comesOrGoes } of steps) {
        at = new Date(at.getTime() + hours * HOUR_MS);
        for (const n of resolves) change(`U${n + 1}`, (one) => ({ ...one, open: Math.max(0, one.open - 1) }));
        const moved = comesOrGoes === undefined ? undefined : `U${comesOrGoes + 1}`;
        if (moved) change(moved, (one) => ({ ...one, away: one.away ? null : { until: null } }));
        waiting += 1;
        for (;;) {
          const free = agents.filter((one) => isOnShift(one, at) && one.open < one.capacity);
          const chosen = waiting > 0 ? chooseAgent(assignment, agents, at) : undefined;
          if (!chosen) {
            expect(waiting === 0 || free.length === 0).toBe(true);
            break;
          }
          expect(free).toContain(chosen);
          if (assignment === 'balanced') {
            const least = Math.min(...free.map((one) => one.open / one.capacity));
            expect(chosen.open / chosen.capacity).toBe(least);
          }
          waiting -= 1;
          given += 1;
          const turn = given;
          change(chosen.personId, (one) => ({ ...one, open: one.open + 1, lastGiven: turn }));
        }
        for (const one of agents) expect(one.open).toBeLessThanOrEqual(one.capacity);
      }
    }),
    { numRuns: 25 },
  );
}, 60_000);
