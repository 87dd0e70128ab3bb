import { z } from 'zod';
import { type Calendar, WEEKDAYS, type Weekday, type Window } from '../domain/time/calendar.ts';
import { tellWindows } from '../domain/time/tell-hours.ts';
import { suggest } from './nearest.ts';

type Complain = (message: string, ...path: string[]) => void;
type Issues = { addIssue(issue: { code: 'custom'; message: string; path: string[] }): void };

const complainTo =
  (ctx: Issues): Complain =>
  (message, ...path) =>
    ctx.addIssue({ code: 'custom', message, path });

const WINDOW_LIKE = 'write hours such as 08:00 to 20:00, a list of them, or closed';
const isHours = z.union([z.string(), z.array(z.string())], WINDOW_LIKE);

/** Windows for days of the week: `mon to fri: 08:00 to 20:00`. */
export const weekHours = z
  .record(z.string(), isHours, {
    error: 'write the days and their hours, such as mon to fri: 08:00 to 20:00',
  })
  .transform((given, ctx): Calendar['week'] => {
    const week = new Map<Weekday, readonly Window[]>();
    const complain = complainTo(ctx);
    for (const [key, hours] of Object.entries(given)) {
      const windows = readWindows(hours, (message) => complain(message, key));
      for (const day of readDays(key, complain)) {
        if (week.has(day)) complain(`sets ${day} a second time; each day has one entry`, key);
        week.set(day, windows);
      }
    }
    const isShut = Object.values(given).every((hours) => hours === 'closed');
    if (isShut) complain('opens on no day; give at least one its hours');
    const on = (day: Weekday) => week.get(day) ?? [];
    return Object.fromEntries(WEEKDAYS.map((day) => [day, on(day)])) as Record<Weekday, readonly Window[]>;
  });

/** Dates with hours of their own: `2026-12-24: 08:00 to 12:00`, or `closed`. */
export const exceptionHours = z
  .record(z.string(), isHours, { error: 'write dates and their hours, such as 2026-12-24: closed' })
  .transform((given, ctx): Calendar['exceptions'] => {
    const complain = complainTo(ctx);
    const dates = Object.entries(given).map(([date, hours]) => {
      const problem = problemOfDate(date);
      if (problem) complain(problem, date);
      return [date, readWindows(hours, (message) => complain(message, date))] as const;
    });
    return new Map(dates);
  });

function readDays(key: string, complain: Complain): readonly Weekday[] {
  const [first, last = first, ...more] = key.toLowerCase().split(/\s+to\s+|\s*-\s*/);
  const names: readonly string[] = WEEKDAYS;
  const [from, to] = [first ?? '', last ?? ''].map((day) => names.indexOf(day));
  for (const day of new Set([first, last])) {
    if (!names.includes(day ?? '')) {
      complain(`is no day of the week; ${suggest(day ?? '', WEEKDAYS)}`, key);
    }
  }
  if (from === undefined || to === undefined || from < 0 || to < 0) return [];
  if (to < from || more.length > 0) {
    complain('is no run of days; write them from the earlier to the later, such as mon to fri', key);
  }
  return WEEKDAYS.slice(from, to + 1);
}

function readWindows(hours: string | readonly string[], complain: (message: string) => void): Window[] {
  if (hours === 'closed') return [];
  const windows = [hours].flat().flatMap((text) => readWindow(text, complain) ?? []);
  const inOrder = windows.sort((a, b) => a.from - b.from);
  for (const [i, later] of inOrder.entries()) {
    const earlier = inOrder[i - 1];
    if (!earlier || earlier.to <= later.from) continue;
    const [one, other] = [tellWindows([earlier]), tellWindows([later])];
    const joined = tellWindows([{ from: earlier.from, to: Math.max(earlier.to, later.to) }]);
    complain(`the windows ${one} and ${other} overlap; write ${joined}, or leave a gap between them`);
  }
  if (windows.length === 0 && Array.isArray(hours) && hours.length === 0) complain(WINDOW_LIKE);
  return inOrder;
}

function readWindow(text: string, complain: (message: string) => void): Window | undefined {
  const match = /^(?<from>\S+?)\s*(?:to|-|–)\s*(?<to>\S+)$/.exec(text.trim());
  const [from, to] = [readMinute(match?.groups?.from), readMinute(match?.groups?.to)];
  if (from === undefined || to === undefined) {
    complain(`“${text}” are no hours; ${WINDOW_LIKE}, from 00:00 to 24:00`);
    return undefined;
  }
  if (to > from) return { from, to };
  const [evening, morning] = [tellWindows([{ from, to: 1440 }]), tellWindows([{ from: 0, to }])];
  const right =
    to === 0 ? `write ${evening}` : `over midnight, write ${evening}, and ${morning} on the next day`;
  complain(to === from ? `“${text}” has no length` : `“${text}” ends before it starts; ${right}`);
  return undefined;
}

function readMinute(text = ''): number | undefined {
  const [, hour, minute] = /^(\d{1,2}):(\d{2})$/.exec(text)?.map(Number) ?? [];
  if (hour === undefined || minute === undefined || minute > 59) return undefined;
  const minutes = hour * 60 + minute;
  return minutes <= 1440 ? minutes : undefined;
}

function problemOfDate(text: string): string | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) {
    return 'is no date; write year, month and day, such as 2026-12-24';
  }
  if (month < 1 || month > 12) return 'is no date: months go from 01 to 12';
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return day < 1 || day > days ? `is no date: ${text.slice(0, 7)} has ${days} days` : undefined;
}
