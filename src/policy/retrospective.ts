import { DAY_MS } from '../domain/time/local-days.ts';
import type { Target } from '../domain/time/target.ts';
import { section, text } from './section.ts';
import { readTarget } from './target.ts';

/** Days by the calendar, as milliseconds, or days and hours of service. */
export type ReportWait = number | Target;

const DAYS_LIKE = '7 days, from 1 day to 365';
const WAIT_LIKE = '3 days or 5 business days';

const days = text(DAYS_LIKE, readDays, (given) => `“${given}” cannot be; write ${DAYS_LIKE}`);
const wait = text<ReportWait>(
  WAIT_LIKE,
  (given) => readDays(given) ?? readTarget(given),
  (given) => `“${given}” cannot be; write ${WAIT_LIKE}`,
);

function readDays(given: string): number | undefined {
  const [, number] = /^([1-9]\d{0,2}) days?$/.exec(given.trim()) ?? [];
  const count = Number(number);
  return count <= 365 ? count * DAY_MS : undefined;
}

/** By when the report is due, by the highest severity there was, and what comes after it (INC-14). */
export const retrospective = section(
  {
    high: wait.prefault('3 days'),
    other: wait.prefault('5 business days'),
    archive_after: days.prefault('7 days'),
    review_after: days.prefault('30 days'),
  },
  'what comes after an incident: high, other, archive_after, review_after',
)
  .transform(({ high, other, archive_after, review_after }) => ({
    high,
    other,
    archiveMs: archive_after,
    reviewMs: review_after,
  }))
  .prefault({});
