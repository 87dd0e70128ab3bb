import { z } from 'zod';
import { minutes } from './minutes.ts';
import { section } from './section.ts';

const TICKETS_LIKE = 'write how many tickets, from 2 to 100';

/** When similar tickets are more than chance, and an incident is suggested (INC-12). */
export const storm = section(
  {
    tickets: z.int(TICKETS_LIKE).min(2, TICKETS_LIKE).max(100, TICKETS_LIKE).default(5),
    within: minutes(1, 120, 'from 1 minute to 2 hours').prefault('10 minutes'),
  },
  'how many similar tickets within how long suggest an incident: tickets, within',
)
  .transform(({ tickets, within: withinMs }) => ({ tickets, withinMs }))
  .prefault({});
