import { z } from 'zod';
import { type Cadence, MOST_REMINDERS, type Wait } from '../domain/incident/cadence.ts';
import { SEVERITIES, type Severity } from '../domain/incident/severity.ts';
import { missingOr, section, text } from './section.ts';

const WAIT_LIKE = '15 minutes, 1 hour, twice a day, daily or end of the day';
const REMINDER_LIKE = '10 minutes before, when due, or 1 hour after';

const wait = text(WAIT_LIKE, readWait, (given) => `“${given}” is no time to wait; write ${WAIT_LIKE}`);

function readWait(given: string): Wait | undefined {
  const words = given.trim();
  if (words === 'twice a day' || words === 'daily' || words === 'end of the day') return { unit: words };
  const count = minutesIn(words);
  return count === undefined ? undefined : { unit: 'minutes', count };
}

/** At most a week, so that a slip of the pen is caught. */
function minutesIn(words: string): number | undefined {
  const [, number, unit] = /^([1-9]\d{0,3}) (minute|hour)s?$/.exec(words) ?? [];
  const count = Number(number) * (unit === 'hour' ? 60 : 1);
  return count <= 7 * 24 * 60 ? count : undefined;
}

const reminder = text(
  REMINDER_LIKE,
  (given) => {
    const words = given.trim();
    if (words === 'when due') return 0;
    const [, span = '', side] = /^(.+) (before|after)$/.exec(words) ?? [];
    const minutes = minutesIn(span);
    return minutes === undefined ? undefined : side === 'before' ? -minutes : minutes;
  },
  (given) => `“${given}” is no time for a reminder; write ${REMINDER_LIKE}`,
);

const remind = z
  .array(reminder, { error: ({ input }) => missingOr(input, `write a list such as [${REMINDER_LIKE}]`) })
  .min(1, 'needs one time at the least, such as [when due]')
  .max(MOST_REMINDERS, `has more than ${MOST_REMINDERS} times; nobody is reminded more often`)
  .transform((minutes) => [...new Set(minutes)].sort((a, b) => a - b));

const hours = text(
  'always or service hours',
  (given) => (given === 'always' ? true : given === 'service hours' ? false : undefined),
  (given) => `“${given}” cannot be; write always or service hours`,
);

const ROUND_DUE = [-10, 0, 10];
const DEFAULTS: Readonly<Record<Severity, Cadence>> = {
  high: {
    first: { unit: 'minutes', count: 15 },
    every: { unit: 'minutes', count: 60 },
    isRoundTheClock: true,
    remindAt: ROUND_DUE,
  },
  medium: {
    first: { unit: 'minutes', count: 30 },
    every: { unit: 'twice a day' },
    isRoundTheClock: false,
    remindAt: ROUND_DUE,
  },
  low: {
    first: { unit: 'end of the day' },
    every: { unit: 'daily' },
    isRoundTheClock: false,
    remindAt: [0, 60],
  },
};

const cadenceOf = (severity: Severity) => {
  const usual = DEFAULTS[severity];
  return section(
    {
      first: wait.default(usual.first),
      every: wait.default(usual.every),
      hours: hours.default(usual.isRoundTheClock),
      remind: remind.default([...usual.remindAt]),
    },
    'when sitreps are due: first, every, hours, remind',
  )
    .transform(
      ({ first, every, hours: isRoundTheClock, remind: remindAt }): Cadence => ({
        first,
        every,
        isRoundTheClock,
        remindAt,
      }),
    )
    .default(usual);
};

/** Unknown severity runs as high. */
export const sitreps = section(
  { high: cadenceOf('high'), medium: cadenceOf('medium'), low: cadenceOf('low') },
  `the sitreps of each severity: ${SEVERITIES.join(', ')}`,
).default(DEFAULTS);
