import { DAY_MS } from '../domain/time/local-days.ts';
import { days } from './days.ts';
import { section } from './section.ts';

const some = days(1, 365, 'from 1 day to 365 days');

/** How often it is tried whether everybody on the ladder could be called, and what is wrong is said again (INC-3). */
export const check = section(
  { every: some.prefault('7 days'), again: some.prefault('28 days') },
  'how often the ladder is tried, and what is wrong said again: every, again',
)
  .transform(({ every, again }) => ({ everyMs: every * DAY_MS, againMs: again * DAY_MS }))
  .prefault({});
