import { section, text } from './section.ts';

const DAYS_LIKE = 'a number of days, such as 14 days';

const days = text(
  DAYS_LIKE,
  (given) => {
    const count = Number(/^([1-9]\d{0,2}) days?$/.exec(given.trim())?.[1]);
    return count <= 366 ? count : undefined;
  },
  (given) => `“${given}” is no number of days; write 1 day to 366 days, such as 14 days`,
);

/** How a ticket ends. */
export const resolving = section({ reopen_within: days.default(14) }, 'reopen_within: 14 days')
  .transform(({ reopen_within: reopenDays }) => ({ reopenDays }))
  .default({ reopenDays: 14 });
