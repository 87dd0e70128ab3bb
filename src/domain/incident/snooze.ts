import { nextOpening } from '../time/business-time.ts';
import type { Calendar } from '../time/calendar.ts';
import { timeOn } from '../time/calendar-days.ts';
import { dateAt, daysAfter, MINUTE_MS } from '../time/local-days.ts';

/** For how long a reminder is put off (N-4). */
export const SNOOZES = ['15 minutes', '30 minutes', '60 minutes', 'tomorrow'] as const;
export type Snooze = (typeof SNOOZES)[number];

export function snoozeUntil(snooze: Snooze, calendar: Calendar, now: Date): Date {
  if (snooze !== 'tomorrow') return new Date(now.getTime() + Number.parseInt(snooze, 10) * MINUTE_MS);
  const midnight = timeOn(calendar.zone, daysAfter(dateAt(calendar.zone, now), 1));
  return nextOpening(calendar, midnight ?? now);
}
