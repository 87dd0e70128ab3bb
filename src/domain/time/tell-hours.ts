import { type Calendar, WEEKDAYS, type Weekday, type Window } from './calendar.ts';

/** Service hours in words, in the desk's own zone: “Mon to Fri, 08:00 to 20:00 New York” (T-2). */
export function tellHours({ week, zone }: Calendar): string {
  const runs = sameHours(week);
  const [only] = runs;
  const told =
    runs.length === 1 && only
      ? `${tellDays(only)}, ${tellWindows(week[only.first])}`
      : runs.map((run) => `${tellDays(run)} ${tellWindows(week[run.first])}`).join(', ');
  return `${told} ${placeOf(zone)}`;
}

export function tellWindows(windows: readonly Window[]): string {
  if (windows.length === 0) return 'closed';
  return windows.map(({ from, to }) => `${tellMinute(from)} to ${tellMinute(to)}`).join(' and ');
}

/** America/Indiana/Tell_City is where Tell City is. */
export const placeOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');

interface Run {
  readonly first: Weekday;
  readonly last: Weekday;
}

/** Open days that follow each other with the same hours. */
function sameHours(week: Calendar['week']): Run[] {
  const runs: Run[] = [];
  for (const [i, day] of WEEKDAYS.entries()) {
    if (week[day].length === 0) continue;
    const run = runs.at(-1);
    const isNext = run && WEEKDAYS.indexOf(run.last) === i - 1;
    if (isNext && tellWindows(week[run.first]) === tellWindows(week[day])) {
      runs[runs.length - 1] = { first: run.first, last: day };
    } else runs.push({ first: day, last: day });
  }
  return runs;
}

function tellDays({ first, last }: Run): string {
  if (first === 'mon' && last === 'sun') return 'every day';
  return first === last ? sentence(first) : `${sentence(first)} to ${sentence(last)}`;
}

const sentence = (day: Weekday): string => day.charAt(0).toUpperCase() + day.slice(1);

const tellMinute = (minute: number): string =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
