import { days } from './days.ts';
import { section } from './section.ts';

const ASK_AGAIN = '1 day or 2 days';
const NOTICE = '5 days, 6 days or 7 days';

/** What follows a question that nobody answers (FUP-1). */
export const followUp = section(
  {
    ask_again: days(1, 2, ASK_AGAIN).default(2),
    closing_notice: days(5, 7, NOTICE).default(5),
  },
  'the days of a follow-up: ask_again, closing_notice',
)
  .transform(({ ask_again: askAgainDays, closing_notice: noticeDays }) => ({ askAgainDays, noticeDays }))
  .default({ askAgainDays: 2, noticeDays: 5 });

/** Who has been left without a word (UPD-4). */
export const radar = section(
  { silent_for: days(1, 60, 'from 1 day to 60 days').default(3) },
  'the days of the silence radar: silent_for',
)
  .transform(({ silent_for: silentDays }) => ({ silentDays }))
  .default({ silentDays: 3 });
