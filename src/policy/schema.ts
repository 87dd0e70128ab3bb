import { z } from 'zod';
import { isZone } from '../domain/time/local-days.ts';
import type { Target } from '../domain/time/target.ts';
import { HOLIDAY_SETS, holidaysOf } from './holidays.ts';
import { exceptionHours, weekHours } from './hours.ts';
import { suggest } from './nearest.ts';
import type { Policy } from './policy.ts';

/** A group of keys; a key nobody knows is an error, with the nearest one that there is. */
function section<S extends z.core.$ZodShape>(shape: S, like: string) {
  const known = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => `is no key here; ${suggest(key, known)}`).join('\n')
        : missingOr(issue.input, `write ${like}`),
  });
}

const missingOr = (input: unknown, right: string): string =>
  input === undefined || input === null ? `is missing: ${right}` : right;

/** A word or sentence that must be there, read into what it stands for. */
function text<T>(like: string, read: (text: string) => T | undefined, problem: (text: string) => string) {
  return z.string({ error: ({ input }) => missingOr(input, `write ${like}`) }).transform((given, ctx): T => {
    const value = read(given);
    if (value !== undefined) return value;
    ctx.addIssue({ code: 'custom', message: problem(given) });
    return z.NEVER;
  });
}

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

const TARGET_LIKE = '90 business minutes, 4 business hours or 1 business day';

const target = text(TARGET_LIKE, readTarget, (given) => `“${given}” is no target; write ${TARGET_LIKE}`);

/** At most a year of days, so that a slip of the pen is caught. */
function readTarget(given: string): Target | undefined {
  const [, number, unit] = /^([1-9]\d{0,5}) business (minute|hour|day)s?$/.exec(given.trim()) ?? [];
  const count = Number(number);
  if (!unit || (unit === 'day' && count > 366)) return undefined;
  if (unit === 'day') return { unit: 'business days', count };
  return { unit: 'business minutes', count: unit === 'hour' ? count * 60 : count };
}

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
  'a calendar: zone, hours, holidays, exceptions',
).transform(({ zone, hours: week, holidays: isHoliday, exceptions }) => ({
  zone,
  week,
  isHoliday,
  exceptions,
}));

/** The file as people write it, and the policy as the desk reads it. Only what the desk uses is taken. */
export const policySchema = section(
  {
    calendars: section({ desk: calendar }, 'the calendar desk'),
    clocks: section(
      { first_response: section({ untriaged: target }, `untriaged: ${TARGET_LIKE}`) },
      'the clock first_response',
    ),
  },
  'a policy: calendars and clocks',
).transform(
  ({ calendars, clocks }): Policy => ({
    calendars,
    clocks: { firstResponse: { untriaged: clocks.first_response.untriaged } },
  }),
);
