import { z } from 'zod';
import { isZone } from '../domain/time/local-days.ts';
import { HOLIDAY_SETS, holidaysOf } from './holidays.ts';
import { exceptionHours, weekHours } from './hours.ts';
import { suggest } from './nearest.ts';
import { missingOr, section, text } from './section.ts';

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

const ONE = 'a calendar: zone, hours, holidays, exceptions';

/** When a desk, or a group of it, works. */
const calendar = section(
  {
    zone,
    hours: weekHours,
    holidays: z
      .array(holidaySet, 'write a list of sets, such as [us-federal], or []')
      .default([])
      .transform(holidaysOf),
    exceptions: exceptionHours.default(new Map()),
  },
  ONE,
).transform(({ zone, hours: week, holidays: isHoliday, exceptions }) => ({
  zone,
  week,
  isHoliday,
  exceptions,
}));

/** Calendars by their names; groups choose one, and the desk's own there must be. */
export const calendars = z
  .record(z.string(), calendar, { error: ({ input }) => missingOr(input, 'write the calendar desk') })
  .transform((given, ctx) => {
    const { desk } = given;
    if (desk) return { ...given, desk };
    ctx.addIssue({ code: 'custom', path: ['desk'], message: `is missing: write ${ONE}` });
    return z.NEVER;
  });
