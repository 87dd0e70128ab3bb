import { dateToken } from '../message/dates.ts';
import { internalWords, type Words } from '../message/words.ts';

/** A ticket whose next deadline is another one since the policy changed; null: there is none. */
export interface MovedDeadline {
  readonly number: number;
  readonly before: Date | null;
  readonly after: Date | null;
  readonly isOverdue: boolean;
}

const WORST = 5;

/** What a changed policy has done to open tickets; `moved` begins with those that are due first. */
export function countedAnewWords(open: number, moved: readonly MovedDeadline[]): Words {
  const overdue = moved.filter(({ isOverdue }) => isOverdue).length;
  const over = overdue > 0 ? ` ${overdue} of them ${overdue === 1 ? 'is' : 'are'} overdue by it.` : '';
  const have = moved.length === 1 ? 'ticket has another deadline' : 'tickets have other deadlines';
  const lines = moved.slice(0, WORST).map(lineOf);
  const more = moved.length > lines.length ? [`• and ${moved.length - lines.length} more`] : [];
  return internalWords(
    [
      `The policy has changed: ${moved.length} of ${open} open ${have} now.${over} \`/ticket why\` and a number shows the reckoning.`,
      ...lines,
      ...more,
    ].join('\n'),
  );
}

const tell = (at: Date | null): string => (at ? dateToken(at) : 'nothing due');

const lineOf = ({ number, before, after, isOverdue }: MovedDeadline): string =>
  `• ${isOverdue ? '⚠️ ' : ''}Ticket ${number}: ${tell(after)}${isOverdue ? ', overdue' : ''}; it was ${tell(before)}`;
