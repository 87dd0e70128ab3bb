import type { Target } from '../domain/time/target.ts';
import { days } from './days.ts';
import { section } from './section.ts';
import { target } from './target.ts';

const ANSWER_WITHIN: Target = { unit: 'business minutes', count: 240 };

/** How a ticket is passed to the engineers (ESC-7). */
export const escalation = section(
  {
    answer_within: target.default(ANSWER_WITHIN),
    chase_every: days(1, 60, 'from 1 day to 60 days').default(7),
  },
  'how tickets are passed on: answer_within, chase_every',
)
  .transform(({ answer_within: answerWithin, chase_every: chaseDays }) => ({ answerWithin, chaseDays }))
  .default({ answerWithin: ANSWER_WITHIN, chaseDays: 7 });
