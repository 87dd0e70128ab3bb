import { nextOpening } from '../time/business-time.ts';
import { type Calendar, WEEKDAYS, weekdayOf } from '../time/calendar.ts';
import { addCalendarDays, timeOn } from '../time/calendar-days.ts';
import { DAY_MS, dateAt } from '../time/local-days.ts';
import { UNTIL_REPLY } from './snooze.ts';

const HOUR_MS = 60 * 60 * 1000;

/**
 * `until Mon`, `tomorrow 14:00`, `2026-03-10`, `2 days`, `until reply`, as the clock of the desk's zone has it; a date
 * without a time begins with that day's service hours, or the next there are. Undefined of anything else, which a form
 * then asks for.
 */
export function readUntil(words: readonly string[], calendar: Calendar, now: Date): Date | undefined {
  const said = words.map((word) => word.toLowerCase());
  const [first = '', second = '', ...rest] = ['until', 'till', 'for'].includes(said[0] ?? '')
    ? said.slice(1)
    : said;
  if (rest.length > 0) return undefined;
  if (first === 'reply' && second === '') return UNTIL_REPLY;
  const date = dateOf(first, calendar, now);
  return date === undefined ? span(first, second, calendar, now) : onDate(date, second, calendar);
}

function dateOf(word: string, calendar: Calendar, now: Date): string | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(word)) return word;
  if (word === 'tomorrow') return dateIn(1, calendar, now);
  const weekday = word.length < 3 ? undefined : WEEKDAYS.find((day) => isNamed(day, word));
  if (!weekday) return undefined;
  const coming = [1, 2, 3, 4, 5, 6, 7].map((days) => dateIn(days, calendar, now));
  return coming.find((date) => weekdayOf(date) === weekday);
}

const NAMES = {
  mon: 'monday',
  tue: 'tuesday',
  wed: 'wednesday',
  thu: 'thursday',
  fri: 'friday',
  sat: 'saturday',
  sun: 'sunday',
};

/** `tues` is Tuesday. */
const isNamed = (day: (typeof WEEKDAYS)[number], word: string): boolean => NAMES[day].startsWith(word);

const dateIn = (days: number, { zone }: Calendar, now: Date): string => {
  const today = new Date(dateAt(zone, now));
  return new Date(today.getTime() + days * DAY_MS).toISOString().slice(0, 10);
};

function onDate(date: string, time: string, calendar: Calendar): Date | undefined {
  const [, hour, minute] = /^(\d{1,2}):(\d{2})$/.exec(time)?.map(Number) ?? [];
  const start = timeOn(calendar.zone, date);
  if (time === '') return start && nextOpening(calendar, start);
  if (hour === undefined || minute === undefined || hour > 23 || minute > 59) return undefined;
  return timeOn(calendar.zone, date, hour * 60 + minute);
}

function span(count: string, unit: string, { zone }: Calendar, now: Date): Date | undefined {
  if (!/^[1-9]\d{0,2}$/.test(count)) return undefined;
  if (/^hours?$/.test(unit)) return new Date(now.getTime() + Number(count) * HOUR_MS);
  if (/^days?$/.test(unit)) return addCalendarDays(zone, now, Number(count));
  return /^weeks?$/.test(unit) ? addCalendarDays(zone, now, 7 * Number(count)) : undefined;
}
