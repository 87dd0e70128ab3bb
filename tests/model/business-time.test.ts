import fc from 'fast-check';
import { expect, it } from 'vitest';
import { clocksOf } from '../../src/domain/clock/clock.ts';
import type { Targets } from '../../src/domain/clock/target.ts';
import {
  addBusinessDays,
  addBusinessMinutes,
  isOpen,
  nextOpening,
} from '../../src/domain/time/business-time.ts';
import { type Calendar, WEEKDAYS, type Window } from '../../src/domain/time/calendar.ts';
import type { Target } from '../../src/domain/time/target.ts';
import { historyOf, moved } from '../domain/clock/history-of.ts';
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
