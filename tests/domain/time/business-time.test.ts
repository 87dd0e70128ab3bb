import fc from 'fast-check';
import { expect, it } from 'vitest';
import { clocksOf } from '../../../src/domain/clock/clock.ts';
import type { Targets } from '../../../src/domain/clock/target.ts';
import {
  addBusinessDays,
  addBusinessMinutes,
  isOpen,
  nextOpening,
} from '../../../src/domain/time/business-time.ts';
import { type Calendar, WEEKDAYS, type Weekday, type Window } from '../../../src/domain/time/calendar.ts';
import type { Target } from '../../../src/domain/time/target.ts';
import { historyOf, moved } from '../clock/history-of.ts';
import { lookUp, MINUTE_MS, Oracle, type Span } from './oracle.ts';

/** Weeks in which clocks do something odd, and some in which they do not. */
const SPANS: readonly Span[] = [
  lookUp('America/New_York', '2026-02-20', 60),
  lookUp('America/New_York', '2026-10-15', 60),
  lookUp('America/New_York', '2028-02-10', 60),
  lookUp('Europe/London', '2026-10-10', 60),
  lookUp('Australia/Lord_Howe', '2026-03-20', 60),
  lookUp('Australia/Lord_Howe', '2026-09-20', 60),
  lookUp('Pacific/Apia', '2011-12-15', 60),
  lookUp('Pacific/Chatham', '2026-09-10', 60),
  lookUp('America/St_Johns', '2010-10-20', 60),
  lookUp('America/Sao_Paulo', '2018-10-20', 60),
  lookUp('Asia/Beirut', '2026-03-10', 60),
  lookUp('America/Havana', '2026-10-15', 60),
  lookUp('Asia/Kathmandu', '2026-01-01', 60),
  lookUp('Pacific/Kiritimati', '2026-01-01', 60),
];

/** 08:00 to 20:00 on weekdays, as the rules have it, unless told otherwise. */
function calendarOf(zone: string, given: Partial<Record<Weekday, readonly Window[]>> = {}): Calendar {
  const usual = WEEKDAYS.map((day) => [day, ['sat', 'sun'].includes(day) ? [] : [{ from: 480, to: 1200 }]]);
  return {
    zone,
    week: { ...(Object.fromEntries(usual) as Calendar['week']), ...given },
    isHoliday: (date) => date === '2026-11-26',
    exceptions: new Map([['2026-12-24', [{ from: 480, to: 720 }]]]),
  };
}

const daily = (zone: string, ...windows: Window[]): Calendar =>
  calendarOf(zone, Object.fromEntries(WEEKDAYS.map((day) => [day, windows])));

const NEW_YORK = calendarOf('America/New_York');
const ALL_DAY = { from: 0, to: 1440 };

it.each([
  ['a usual morning', NEW_YORK, '2026-03-03T15:00:00Z', 90, '2026-03-03T16:30:00Z'],
  ['to the very close', NEW_YORK, '2026-03-03T23:30:30Z', 90, '2026-03-04T13:00:30Z'],
  [
    'ends at the close, not at the next opening',
    NEW_YORK,
    '2026-03-03T23:30:00Z',
    90,
    '2026-03-04T01:00:00Z',
  ],
  ['Friday 19:30, clocks go forward', NEW_YORK, '2026-03-07T00:30:00Z', 90, '2026-03-09T13:00:00Z'],
  ['Friday 19:30, clocks go back', NEW_YORK, '2026-10-30T23:30:00Z', 90, '2026-11-02T14:00:00Z'],
  ['Wednesday 19:30, Thanksgiving', NEW_YORK, '2026-11-26T00:30:00Z', 90, '2026-11-27T14:00:00Z'],
  ['a short day', NEW_YORK, '2026-12-24T16:30:00Z', 90, '2026-12-25T14:00:00Z'],
  ['29 February', NEW_YORK, '2028-02-29T00:30:00Z', 90, '2028-02-29T14:00:00Z'],
  [
    '02:30 that does not exist',
    daily('America/New_York', ALL_DAY),
    '2026-03-08T06:30:00Z',
    60,
    '2026-03-08T07:30:00Z',
  ],
  [
    '01:30 twice',
    daily('America/New_York', { from: 60, to: 120 }),
    '2026-11-01T05:00:00Z',
    120,
    '2026-11-01T07:00:00Z',
  ],
  [
    'until 24:00',
    daily('America/New_York', { from: 1380, to: 1440 }),
    '2026-03-05T04:00:00Z',
    61,
    '2026-03-06T04:01:00Z',
  ],
  [
    'half an hour on Lord Howe',
    daily('Australia/Lord_Howe', { from: 60, to: 180 }),
    '2026-10-03T14:30:00Z',
    91,
    '2026-10-04T14:01:00Z',
  ],
  [
    'a day that Apia never had',
    daily('Pacific/Apia', ALL_DAY),
    '2011-12-30T09:30:00Z',
    60,
    '2011-12-30T10:30:00Z',
  ],
])('SLA-4 %s', (_, calendar, from, minutes, due) => {
  expect(addBusinessMinutes(calendar, new Date(from), minutes)).toEqual(new Date(due));
});

it.each([
  ['Monday morning, one day', NEW_YORK, '2026-03-02T15:00:00Z', 1, '2026-03-04T01:00:00Z'],
  ['before the desk opens', NEW_YORK, '2026-03-02T11:00:00Z', 1, '2026-03-04T01:00:00Z'],
  ['on a Saturday', NEW_YORK, '2026-03-07T15:00:00Z', 1, '2026-03-10T00:00:00Z'],
  [
    'TRI-4 Friday 19:30, two days, clocks go forward',
    NEW_YORK,
    '2026-03-07T00:30:00Z',
    2,
    '2026-03-11T00:00:00Z',
  ],
  ['over Thanksgiving', NEW_YORK, '2026-11-25T15:00:00Z', 1, '2026-11-28T01:00:00Z'],
  ['ends with a short day', NEW_YORK, '2026-12-23T15:00:00Z', 1, '2026-12-24T17:00:00Z'],
  [
    'with a long noon',
    daily('UTC', { from: 0, to: 60 }, { from: 1200, to: 1440 }),
    '2026-03-02T00:30:00Z',
    1,
    '2026-03-04T00:00:00Z',
  ],
  [
    'over the day that Apia never had',
    daily('Pacific/Apia', { from: 480, to: 1200 }),
    '2011-12-29T20:00:00Z',
    1,
    '2011-12-31T06:00:00Z',
  ],
])('SLA-1 a target in days: %s', (_, calendar, from, days, due) => {
  expect(addBusinessDays(calendar, new Date(from), days)).toEqual(new Date(due));
});

it('SLA-4 passes over hours that a date does not have', () => {
  const night = daily('America/New_York', { from: 120, to: 180 });
  expect(nextOpening(night, new Date('2026-03-08T06:00:00Z'))).toEqual(new Date('2026-03-09T06:00:00Z'));
  expect(isOpen(night, new Date('2026-03-08T07:00:00Z'))).toBe(false);
});

it('refuses to search for ever where nothing ever opens', () => {
  const shut = { ...daily('UTC'), exceptions: new Map() };
  expect(() => nextOpening(shut, new Date('2026-03-08T06:00:00Z'))).toThrow('never opens');
});

const windows: fc.Arbitrary<readonly Window[]> = fc
  .uniqueArray(fc.oneof(fc.integer({ min: 0, max: 1440 }), fc.constantFrom(0, 60, 90, 120, 150, 1440)), {
    minLength: 0,
    maxLength: 6,
  })
  .map((edges) => edges.sort((a, b) => a - b))
  .map((edges) =>
    Array.from({ length: Math.floor(edges.length / 2) }, (_, i) => ({
      from: edges[2 * i] ?? 0,
      to: edges[2 * i + 1] ?? 0,
    })),
  );

const cases = fc.constantFrom(...SPANS).chain((span) => {
  const date = fc.constantFrom(...span.dates);
  return fc.record({
    span: fc.constant(span),
    calendar: fc
      .record({
        week: fc.tuple(windows, windows, windows, windows, windows, windows, windows),
        holidays: fc.uniqueArray(date, { maxLength: 8 }),
        exceptions: fc.array(fc.tuple(date, windows), { maxLength: 4 }),
      })
      .filter(({ week }) => week.some((day) => day.length > 0))
      .map(
        ({ week, holidays, exceptions }): Calendar => ({
          zone: span.zone,
          week: Object.fromEntries(WEEKDAYS.map((day, i) => [day, week[i] ?? []])) as Calendar['week'],
          isHoliday: (on) => holidays.includes(on),
          exceptions: new Map(exceptions),
        }),
      ),
    from: fc.integer({ min: 1440, max: 30 * 1440 }),
    later: fc.integer({ min: 0, max: 2 * 1440 }),
    ms: fc.integer({ min: 0, max: MINUTE_MS - 1 }),
    minutes: fc.integer({ min: 1, max: 2000 }),
    days: fc.integer({ min: 1, max: 6 }),
    /** When a ticket begins to wait on its requester, and when it goes on, by turns. */
    turns: fc.uniqueArray(fc.integer({ min: 1, max: 9 * 1440 }), { maxLength: 7 }),
  });
});

const targets = (minutes: number, days: number): Targets => {
  const one = (target: Target) => ({
    usual: { untriaged: target, P1: target, P2: target, P3: target },
    byType: new Map(),
  });
  const response = one({ unit: 'business minutes', count: minutes });
  return {
    'first response': response,
    'next response': response,
    resolution: one({ unit: 'business days', count: days }),
  };
};

it('SLA-1 SLA-4 agrees with the wall clock, minute for minute, in 10,000 calendars, moments and pauses', () => {
  const seen = { cases: 0, minutes: 0, days: 0, paused: 0 };
  const check = fc.property(cases, ({ span, calendar, from, later, ms, minutes, days, turns }) => {
    const oracle = new Oracle(span, calendar);
    const at = (i: number) => new Date(span.startMs + i * MINUTE_MS);
    const expectAt = (i: number | undefined, is: Date): number => {
      if (i === undefined) return 0;
      if (at(i).getTime() !== is.getTime()) throw new Error(`${at(i).toJSON()}, not ${is.toJSON()}`);
      return 1;
    };
    function judgePauses(): void {
      const waits = turns.sort((a, b) => a - b).map((turn) => from + turn);
      const runs = (i: number) => {
        let passed = 0;
        for (const turn of waits) if (turn <= i) passed += 1;
        return passed % 2 === 0;
      };
      const history = historyOf(
        [at(from).toJSON(), 'filed'],
        ...waits.map((turn, n) =>
          moved(at(turn).toJSON(), n % 2 === 0 ? 'waiting on requester' : 'in progress'),
        ),
      );
      const dues = {
        'first response': oracle.addMinutes(from, minutes, runs),
        resolution: oracle.addDays(from, days, runs),
      };
      for (const { name, dueAt } of clocksOf(calendar, targets(minutes, days), history, at(from))) {
        const expected = name === 'next response' ? undefined : dues[name];
        if (expected !== undefined && !dueAt)
          throw new Error(`${name} is due ${at(expected).toJSON()}, not never`);
        if (dueAt) seen.paused += expectAt(expected, dueAt);
      }
    }
    expectAt(oracle.nextOpening(from), nextOpening(calendar, at(from)));
    if (oracle.isOpen(from) !== isOpen(calendar, at(from))) throw new Error('open, or not open');
    const due = addBusinessMinutes(calendar, at(from), minutes);
    seen.minutes += expectAt(oracle.addMinutes(from, minutes), due);
    const close = addBusinessDays(calendar, at(from), days);
    seen.days += expectAt(oracle.addDays(from, days), close);

    if (seen.cases++ % 5 === 0) judgePauses();

    // Within a minute and beyond it, whoever comes later is due later, or at the same moment.
    const after = new Date(at(from + later).getTime() + ms);
    if (addBusinessMinutes(calendar, after, minutes) < due) throw new Error('minutes are not monotone');
    // In St Johns a minute of tomorrow came before the last hour of today.
    if (addBusinessDays(calendar, after, days) < close && span.zone !== 'America/St_Johns') {
      throw new Error('days are not monotone');
    }
  });
  fc.assert(check, { numRuns: 10_000 });
  // Only what runs beyond the weeks that were looked up goes unjudged.
  expect(seen.minutes).toBeGreaterThan(9_000);
  expect(seen.days).toBeGreaterThan(9_000);
  // Of every fifth case both clocks, but where a ticket waits for ever: to step through pauses takes its time.
  expect(seen.paused).toBeGreaterThan(2_000);
}, 120_000);
