import { type Calendar, windowsOn } from './calendar.ts';
import { DAY_MS, dateAt, localDays, MINUTE_MS } from './local-days.ts';

export interface OpenStretch {
  readonly date: string;
  readonly startMs: number;
  readonly endMs: number;
}

/** Longer than any desk is closed; a calendar that never opens is refused here rather than searched for ever. */
const LONGEST_CLOSED_MS = 3660 * DAY_MS;
const NEVER_OPENS = 'This calendar never opens.';

export function isOpen(calendar: Calendar, at: Date): boolean {
  return nextOpening(calendar, at).getTime() === at.getTime();
}

/** The first open moment from `at` on: `at` itself where the desk is open. */
export function nextOpening(calendar: Calendar, at: Date): Date {
  return new Date(openStretches(calendar, at.getTime()).next().value.startMs);
}

/** The moment at which so many open minutes have passed: the last of a day's is its close, not the next opening. */
export function addBusinessMinutes(calendar: Calendar, from: Date, minutes: number): Date {
  const stretches = openStretches(calendar, from.getTime());
  let stretch = stretches.next().value;
  let leftMs = minutes * MINUTE_MS;
  while (stretch.endMs - stretch.startMs < leftMs) {
    leftMs -= stretch.endMs - stretch.startMs;
    stretch = stretches.next().value;
  }
  return new Date(stretch.startMs + leftMs);
}

/** Clocks that go back over midnight bring a date back, within less than this. */
export const RETURN_MS = 3 * 60 * MINUTE_MS;

/**
 * SLA-1, TRI-4: counts the business days after the day it starts, and ends with the last one's service hours.
 * With nothing that pauses it, a clock runs at the close of every day on which the desk is open at all.
 */
export function addBusinessDays(calendar: Calendar, from: Date, days: number): Date {
  const closes = closesAfter(calendar, from.getTime());
  let closeMs = closes.next().value;
  for (let left = days; left > 1; left -= 1) closeMs = closes.next().value;
  return new Date(closeMs);
}

/** The last open moment of every business day after the day of `fromMs`, in the order of the dates. */
export function* closesAfter(calendar: Calendar, fromMs: number): Generator<number, never> {
  const days: { date: string; closeMs: number }[] = [];
  let lastDate = dateAt(calendar.zone, new Date(fromMs));
  const stretches = openStretches(calendar, fromMs);
  for (;;) {
    const { date, startMs, endMs } = stretches.next().value;
    for (let [day] = days; day && date !== day.date && startMs - day.closeMs > RETURN_MS; [day] = days) {
      days.shift();
      yield day.closeMs;
    }
    const known = days.find((day) => day.date === date);
    if (known) known.closeMs = endMs;
    else if (date > lastDate) {
      lastDate = date;
      days.push({ date, closeMs: endMs });
    }
  }
}

/** When the clock on the wall shows a time within a window of its date, from a moment on. */
export function* openStretches(calendar: Calendar, fromMs: number): Generator<OpenStretch, never> {
  const known = weekOf(calendar, fromMs);
  for (let i = 0; ; i += 1) {
    const stretch = known.at(i);
    if (stretch.endMs <= fromMs) continue;
    yield stretch.startMs < fromMs ? { ...stretch, startMs: fromMs } : stretch;
  }
}

/** Stretches from the beginning of some week on, looked up as far as anybody has asked. */
interface Known {
  at(i: number): OpenStretch;
}

/** What a calendar says is asked for again and again, and to ask a zone for its offset takes its time. */
const weeksOf = new WeakMap<Calendar, Map<number, Known>>();
const WEEK_MS = 7 * DAY_MS;
const MOST_WEEKS = 100;

function weekOf(calendar: Calendar, ms: number): Known {
  const weeks = weeksOf.get(calendar) ?? new Map<number, Known>();
  if (weeks.size >= MOST_WEEKS) weeks.clear();
  weeksOf.set(calendar, weeks);
  const week = Math.floor(ms / WEEK_MS);
  const known = weeks.get(week) ?? stretchesFrom(calendar, week * WEEK_MS);
  weeks.set(week, known);
  return known;
}

function stretchesFrom(calendar: Calendar, startMs: number): Known {
  const found: OpenStretch[] = [];
  const more = lookUp(calendar, startMs);
  return {
    at(i) {
      for (;;) {
        const stretch = found[i];
        if (stretch) return stretch;
        const { value, done } = more.next();
        if (done) throw new Error(NEVER_OPENS);
        found.push(value);
      }
    },
  };
}

function* lookUp(calendar: Calendar, fromMs: number): Generator<OpenStretch, never> {
  const days = localDays(calendar.zone, fromMs);
  for (let closedMs = fromMs; ; ) {
    const day = days.next().value;
    if (day.startMs - closedMs > LONGEST_CLOSED_MS) throw new Error(NEVER_OPENS);
    for (const { from, to } of windowsOn(calendar, day.date)) {
      const startMs = Math.max(day.startMs, day.midnightMs + from * MINUTE_MS);
      const endMs = Math.min(day.endMs, day.midnightMs + to * MINUTE_MS);
      if (startMs >= endMs) continue;
      closedMs = endMs;
      yield { date: day.date, startMs, endMs };
    }
  }
}
