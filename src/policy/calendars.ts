import { z } from 'zod';
import { isZone } from '../domain/time/local-days.ts';
import { HOLIDAY_SETS, holidaysOf } from './holidays.ts';
import { exceptionHours, weekHours } from './hours.ts';
import { suggest } from './nearest.ts';
import { section, text } from './section.ts';

const zone = text(
  'an IANA zone such as America/New_York',
  (name) => (isZone(name) ? name : undefined),
  (name) => `“${name}” is no zone; ${suggestZone(name)}`,
);

function suggestZone(name: string): string {
  const near = suggest(name, Intl.supportedValuesOf('timeZone'));
  return near.startsWith('known') ? 'write an IANA zone such as America/New_York' : near;
}

const holidaySet = text(
  `the name of a set: ${HOLIDAY_SETS.join(', ')}`,
  (name) => HOLIDAY_SETS.find((known) => known === name),
  (name) => `“${name}” is no set of holidays; ${suggest(name, HOLIDAY_SETS)}`,
);

/** When a desk, or a group of it, works. */
export const calendar = section(
  {
    zone,
    hours: weekHours,
    holidays: z
      .array(holidaySet, 'write a list of sets, such as [us-federal], or []')
      .default([])
      .transform(holidaysOf),
    exceptions: exceptionHours.default(new Map()),
  },
  'a calendar: zone, hours, holidays, exceptions',
).transform(({ zone, hours: week, holidays: isHoliday, exceptions }) => ({
  zone,
  week,
  isHoliday,
  exceptions,
}));
