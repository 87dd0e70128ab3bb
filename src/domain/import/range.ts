import { addCalendarDays, timeOn } from '../time/calendar-days.ts';
import { dateAt } from '../time/local-days.ts';

export const USUAL_DAYS = 7;
const MOST_DAYS = 92;

export interface Range {
  readonly from: Date;
  readonly until: Date;
}

export interface Days {
  /** YYYY-MM-DD, both included. */
  readonly from: string | null;
  readonly until: string | null;
}

export interface RangeFault {
  readonly field: 'from' | 'until';
  readonly fault: string;
}

/** The days somebody names, in their zone; without them the last week. */
export function rangeOf(days: Days, zone: string, now: Date): Range | RangeFault {
  const lastDay = days.until ? startOf(zone, days.until) : now;
  if (!lastDay) return { field: 'until', fault: noDay(days.until) };
  const end = days.until ? addCalendarDays(zone, lastDay, 1) : now;
  const until = end < now ? end : now;
  const from = days.from ? startOf(zone, days.from) : addCalendarDays(zone, until, -USUAL_DAYS);
  if (!from) return { field: 'from', fault: noDay(days.from) };
  if (from > now) return { field: 'from', fault: 'That day is still to come. Choose one that has begun.' };
  if (from >= until)
    return { field: 'until', fault: 'The last day is before the first. Choose a later one.' };
  if (addCalendarDays(zone, from, MOST_DAYS) < until) {
    return {
      field: 'from',
      fault: `That is more than ${MOST_DAYS} days, the most that is read at once. Choose a later first day.`,
    };
  }
  return { from, until };
}

/** The days of a range, for the fields of a form. */
export function daysOf({ from, until }: Range, zone: string): { from: string; until: string } {
  return { from: dateAt(zone, from), until: dateAt(zone, new Date(until.getTime() - 1)) };
}

const startOf = (zone: string, day: string): Date | undefined =>
  /^\d{4}-\d{2}-\d{2}$/.test(day) ? timeOn(zone, day) : undefined;

const noDay = (said: string | null): string => `“${said ?? ''}” is no day. Write it as 2026-02-24.`;
