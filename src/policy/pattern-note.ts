import { z } from 'zod';
import { days } from './days.ts';
import { section } from './section.ts';

const DEFECTS_LIKE = 'write how many defects, from 2 to 100';

/** When similar low-priority defects are more than chance (TRI-9). */
export const patternNote = section(
  {
    defects: z.int(DEFECTS_LIKE).min(2, DEFECTS_LIKE).max(100, DEFECTS_LIKE).default(5),
    within: days(1, 366, 'from 1 day to 366 days').default(30),
  },
  'how many defects within how many days: defects, within',
)
  .transform(({ defects, within: withinDays }) => ({ defects, withinDays }))
  .default({ defects: 5, withinDays: 30 });
