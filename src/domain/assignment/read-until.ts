import { type Calendar, WEEKDAYS, type Weekday, weekdayOf } from '../time/calendar.ts';
import { dateAt, daysAfter, localDays } from '../time/local-days.ts';

/**
 * The day somebody is back, as people say it: `until Mon`, `tomorrow`, `2026-03-09`, `3 days`, `a week`. The
 * moment that day begins in their zone; undefined where the words are none of these, or the day is not ahead.
 */
export function readUntil(words: readonly string[], zone: Calendar['zone'], now: Date): Date | undefined {
  const said = words
    .join(' ')
    .toLowerCase()
    .replace(/^(?:until|till|for)\s+/, '');
  const today = dateAt(zone, now);
  const date = dateOf(said, today);
  return date && date > today ? startOf(date, zone, now) : undefined;
}

function dateOf(said: string, today: string): string | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(said)) return isDate(said) ? said : undefined;
  if (said === 'tomorrow') return daysAfter(today, 1);
  const [, count, unit] = /^(a|one|\d{1,3}) (day|week)s?$/.exec(said) ?? [];
  if (count && unit) return daysAfter(today, (Number(count) || 1) * (unit === 'week' ? 7 : 1));
  const isDay = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}$/.test(said);
  const wanted = isDay ? WEEKDAYS.indexOf(said.slice(0, 3) as Weekday) : -1;
  if (wanted < 0) return undefined;
  const ahead = (wanted - WEEKDAYS.indexOf(weekdayOf(today)) + 7) % 7;
  return daysAfter(today, ahead || 7);
}

const isDate = (text: string): boolean => {
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
};

/** At most two years ahead: whoever is away for longer is away until they say otherwise. */
const MOST_DAYS = 731;

/** The moment a date that is ahead begins in a zone. */
export function startOf(date: string, zone: string, now: Date): Date | undefined {
  if (date <= dateAt(zone, now)) return undefined;
  let count = 0;
  for (const day of localDays(zone, now.getTime())) {
    if (day.date >= date) return new Date(day.startMs);
    count += 1;
    if (count > MOST_DAYS) return undefined;
  }
  return undefined;
}

/** Minutes of a day as `09:00`; undefined where it is no time of day. */
export function readMinute(text: string): number | undefined {
  const [, hour, minute] = /^(\d{1,2}):(\d{2})$/.exec(text.trim())?.map(Number) ?? [];
  if (hour === undefined || minute === undefined || hour > 24 || minute > 59) return undefined;
  const minutes = hour * 60 + minute;
  return minutes <= 1440 ? minutes : undefined;
}
