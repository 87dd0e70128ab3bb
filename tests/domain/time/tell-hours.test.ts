import { expect, it } from 'vitest';
import { type Calendar, WEEKDAYS, type Window } from '../../../src/domain/time/calendar.ts';
import { tellHours } from '../../../src/domain/time/tell-hours.ts';

const DAY = [{ from: 480, to: 1200 }];
const SPLIT = [
  { from: 540, to: 720 },
  { from: 780, to: 1440 },
];
const none: readonly Window[] = [];

it.each([
  ['America/New_York', [DAY, DAY, DAY, DAY, DAY, none, none], 'Mon to Fri, 08:00 to 20:00 New York'],
  ['UTC', [DAY, DAY, DAY, DAY, DAY, DAY, DAY], 'every day, 08:00 to 20:00 UTC'],
  [
    'Europe/Vienna',
    [none, SPLIT, none, none, none, none, none],
    'Tue, 09:00 to 12:00 and 13:00 to 24:00 Vienna',
  ],
  [
    'America/Argentina/Buenos_Aires',
    [DAY, DAY, none, DAY, SPLIT, none, none],
    'Mon to Tue 08:00 to 20:00, Thu 08:00 to 20:00, Fri 09:00 to 12:00 and 13:00 to 24:00 Buenos Aires',
  ],
])('T-2 tells service hours in the desk’s zone: %s', (zone, week, told) => {
  const days = Object.fromEntries(WEEKDAYS.map((day, i) => [day, week[i] ?? none])) as Calendar['week'];
  expect(tellHours({ zone, week: days, isHoliday: () => false, exceptions: new Map() })).toBe(told);
});
