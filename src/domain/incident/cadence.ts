import { addBusinessDays, addBusinessMinutes } from '../time/business-time.ts';
import { type Calendar, windowsOn } from '../time/calendar.ts';
import { timeOn } from '../time/calendar-days.ts';
import { dateAt, daysAfter, MINUTE_MS } from '../time/local-days.ts';

/** How long until a sitrep is due. What is no number of minutes is counted on days with service hours. */
export type Wait =
  | { readonly unit: 'minutes'; readonly count: number }
  /** By the middle of the service hours, and by their end. */
  | { readonly unit: 'twice a day' }
  /** By the end of the service hours of the next day that has some. */
  | { readonly unit: 'daily' }
  /** By the end of today's, while they last. */
  | { readonly unit: 'end of the day' };

/** When sitreps of one severity are due, and who reminds whom of them (INC-7). */
export interface Cadence {
  readonly first: Wait;
  readonly every: Wait;
  readonly isRoundTheClock: boolean;
  /** Minutes from the due time, in order; below zero: before it. Three at the most. */
  readonly remindAt: readonly number[];
}

export const MOST_REMINDERS = 3;

/** Nearer than that to the last one, a fixed time of the day is left out. */
const NEAREST_MS = 60 * MINUTE_MS;
const LONGEST_CLOSED_DAYS = 3660;

export function dueAfter(
  wait: Wait,
  { isRoundTheClock }: Pick<Cadence, 'isRoundTheClock'>,
  calendar: Calendar,
  from: Date,
): Date {
  switch (wait.unit) {
    case 'minutes':
      return isRoundTheClock
        ? new Date(from.getTime() + wait.count * MINUTE_MS)
        : addBusinessMinutes(calendar, from, wait.count);
    case 'daily':
      return addBusinessDays(calendar, from, 1);
    case 'end of the day':
      return nextTime(calendar, from, 0, (windows) => windows.slice(-1).map(({ to }) => to));
    case 'twice a day':
      return nextTime(calendar, from, NEAREST_MS, (windows) => [
        middleOf(windows),
        ...windows.slice(-1).map(({ to }) => to),
      ]);
  }
}

type Windows = ReturnType<typeof windowsOn>;

/** The first of the times of service days that is later than `from`, and not too near to it. */
function nextTime(
  calendar: Calendar,
  from: Date,
  nearestMs: number,
  times: (windows: Windows) => number[],
): Date {
  const today = dateAt(calendar.zone, from);
  for (let days = 0; days < LONGEST_CLOSED_DAYS; days += 1) {
    const date = daysAfter(today, days);
    const windows = windowsOn(calendar, date);
    if (windows.length === 0) continue;
    for (const minutes of times(windows)) {
      const at = timeOn(calendar.zone, date, minutes);
      if (at && at.getTime() > from.getTime() + nearestMs) return at;
    }
  }
  throw new Error('This calendar never opens.');
}

/** The minute of the day at which half of its service hours are over. */
function middleOf(windows: Windows): number {
  let left = windows.reduce((sum, { from, to }) => sum + to - from, 0) / 2;
  for (const { from, to } of windows) {
    if (left <= to - from) return Math.round(from + left);
    left -= to - from;
  }
  return 0;
}

export interface Step {
  readonly at: Date;
  readonly personId: string;
  /** Of the one who is to send it; the others hear that nobody has. */
  readonly isReminder: boolean;
}

/**
 * Who hears of a due sitrep, and when: whoever leads at each of the reminders; then, one after the other, as far
 * apart as the last two reminders, the next person (INC-7). Each of those once, and nobody after them.
 */
export function stepsFor(dueAt: Date, remindAt: readonly number[], line: readonly string[]): Step[] {
  const [leader, ...others] = line;
  if (!leader) return [];
  const at = (minutes: number) => new Date(dueAt.getTime() + minutes * MINUTE_MS);
  const last = remindAt.at(-1) ?? 0;
  const gap = gapOf(remindAt);
  return [
    ...remindAt.map((minutes) => ({ at: at(minutes), personId: leader, isReminder: true })),
    ...others.map((personId, n) => ({ at: at(last + gap * (n + 1)), personId, isReminder: false })),
  ];
}

const DEFAULT_GAP = 10;
export function gapOf(remindAt: readonly number[]): number {
  const [before, last] = remindAt.slice(-2);
  return before === undefined || last === undefined ? DEFAULT_GAP : last - before;
}

/** After down-time: of reminders to the same person that have all come due, the last one stands for all. */
export function stepNow(steps: readonly Step[], done: number, now: Date): number {
  let n = done;
  while (steps[n]?.isReminder && steps[n + 1]?.isReminder && isPast(steps[n + 1], now)) n += 1;
  return n;
}

const isPast = (step: Step | undefined, now: Date): boolean => step !== undefined && step.at <= now;

/** When the step after this one is taken: at its time, or as long after now if that is over. */
export function timeOfStep(step: Step, remindAt: readonly number[], now: Date): Date {
  return step.at > now ? step.at : new Date(now.getTime() + gapOf(remindAt) * MINUTE_MS);
}
