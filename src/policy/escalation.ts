import { z } from 'zod';
import { HORIZONS } from '../domain/escalation/decision.ts';
import type { Target } from '../domain/time/target.ts';
import { days } from './days.ts';
import { section, text } from './section.ts';
import { target } from './target.ts';

const ANSWER_WITHIN: Target = { unit: 'business minutes', count: 240 };

const LONGEST_TITLE = 255;

const title = text(
  'the title of a milestone, such as Next',
  (given) => (given.trim() && given.length <= LONGEST_TITLE ? given.trim() : undefined),
  () => `is no title; write one of ${LONGEST_TITLE} characters at most, such as Next`,
);

const MILESTONES = { next: 'Next', later: 'Later' };

const COMPLETED = ['ready for testing', 'done'] as const;

/** How a ticket is passed to the engineers (ESC-7), and what the desk does with its issue (ESC-3, ESC-4). */
export const escalation = section(
  {
    answer_within: target.default(ANSWER_WITHIN),
    chase_every: days(1, 60, 'from 1 day to 60 days').default(7),
    milestones: section(
      { next: title.default(MILESTONES.next), later: title.default(MILESTONES.later) },
      HORIZONS.map((horizon) => `${horizon}: ${MILESTONES[horizon]}`).join(' and '),
    ).default(MILESTONES),
    completed: z.enum(COMPLETED, `write ${COMPLETED.join(' or ')}`).default('ready for testing'),
  },
  'how tickets are passed on: answer_within, chase_every, milestones, completed',
)
  .transform(({ answer_within: answerWithin, chase_every: chaseDays, milestones, completed }) => ({
    answerWithin,
    chaseDays,
    milestones,
    completed,
  }))
  .default({
    answerWithin: ANSWER_WITHIN,
    chaseDays: 7,
    milestones: MILESTONES,
    completed: 'ready for testing',
  });
