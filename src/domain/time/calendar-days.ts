import { DateTime } from 'luxon';

/**
 * So many dates later (or earlier) at the same time of day on a zone's clock: 10:00 stays 10:00 when clocks are moved.
 * A time that the clocks leave out on that date is the one they show instead.
 */
export function addCalendarDays(zone: string, at: Date, days: number): Date {
  return DateTime.fromJSDate(at, { zone }).plus({ days }).toJSDate();
}

/** The first moment of a date (YYYY-MM-DD) plus so many minutes of its clock; undefined where there is no such date. */
export function timeOn(zone: string, date: string, minutes = 0): Date | undefined {
  const day = DateTime.fromISO(date, { zone });
  return day.isValid
    ? day.set({ hour: Math.floor(minutes / 60), minute: minutes % 60 }).toJSDate()
    : undefined;
}
