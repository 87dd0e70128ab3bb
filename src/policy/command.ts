import { minutes } from './minutes.ts';
import { section } from './section.ts';

/** Handing over command (INC-8). */
export const command = section(
  {
    answer_within: minutes(1, 120, 'from 1 minute to 2 hours').prefault('10 minutes'),
    overlap: minutes(1, 120, 'from 1 minute to 2 hours').prefault('15 minutes'),
    rotate_after: minutes(30, 1440, 'from 30 minutes to 24 hours').prefault('3 hours'),
    rotate_again: minutes(15, 1440, 'from 15 minutes to 24 hours').prefault('1 hour'),
    split_after: minutes(5, 1440, 'from 5 minutes to 24 hours').prefault('30 minutes'),
  },
  'how command is handed over: answer_within, overlap, rotate_after, rotate_again, split_after',
)
  .prefault({})
  .transform((given) => ({
    answerWithinMs: given.answer_within,
    overlapMs: given.overlap,
    rotateAfterMs: given.rotate_after,
    rotateAgainMs: given.rotate_again,
    splitAfterMs: given.split_after,
  }));
