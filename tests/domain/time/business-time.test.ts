import { expect, it } from 'vitest';
import {
  addBusinessDays,
  addBusinessMinutes,
  isOpen,
  nextOpening,
} from '../../../src/domain/time/business-time.ts';
import { type Calendar, WEEKDAYS, type Weekday, type Window } from '../../../src/domain/time/calendar.ts';

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
