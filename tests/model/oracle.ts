import type { Calendar, Window } from '../../src/domain/time/calendar.ts';

/**
 * What business time is, the slow way: every minute of some weeks is looked up on the wall clock of a zone by
 * Intl, and stepped through one by one. It shares nothing with what it judges.
 */
export interface Span {
  readonly zone: string;
  readonly startMs: number;
  /** The date each minute has, as a place in `dates`, and its minute of the day. */
  readonly dateOf: Uint16Array;
  readonly minuteOf: Uint16Array;
  /** In the order in which clocks first show them. */
  readonly dates: readonly string[];
}

export const MINUTE_MS = 60_000;
const WEEK = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

export function lookUp(zone: string, from: string, days: number): Span {
  const clock = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  const startMs = Date.parse(`${from}T00:00:00Z`);
  const length = days * 1440;
  const [dateOf, minuteOf] = [new Uint16Array(length), new Uint16Array(length)];
  const dates: string[] = [];
  const places = new Map<string, number>();
  for (let i = 0; i < length; i += 1) {
    // 2026-03-08, 03:00
    const shown = clock.format(startMs + i * MINUTE_MS);
    const date = shown.slice(0, 10);
    let place = places.get(date);
    if (place === undefined) {
      place = dates.push(date) - 1;
      places.set(date, place);
    }
    dateOf[i] = place;
    minuteOf[i] = Number(shown.slice(12, 14)) * 60 + Number(shown.slice(15, 17));
  }
  return { zone, startMs, dateOf, minuteOf, dates };
}

const always = (_minute: number): boolean => true;

/** Undefined: not within the weeks that were looked up. */
export class Oracle {
  readonly #span: Span;
  readonly #windows: readonly (readonly Window[])[];

  constructor(span: Span, calendar: Calendar) {
    this.#span = span;
    this.#windows = span.dates.map((date) => {
      const weekday = WEEK[new Date(`${date}T12:00:00Z`).getUTCDay()] ?? 'sun';
      if (calendar.exceptions.has(date)) return calendar.exceptions.get(date) ?? [];
      return calendar.isHoliday(date) ? [] : calendar.week[weekday];
    });
  }

  isOpen(i: number): boolean {
    const minute = this.#span.minuteOf[i] ?? 0;
    for (const { from, to } of this.#windows[this.#span.dateOf[i] ?? 0] ?? []) {
      if (from <= minute && minute < to) return true;
    }
    return false;
  }

  nextOpening(from: number): number | undefined {
    for (let i = from; i < this.#span.dateOf.length; i += 1) if (this.isOpen(i)) return i;
    return undefined;
  }

  /** `runs`: whether a clock runs in a minute, where it is paused now and then. */
  addMinutes(from: number, minutes: number, runs = always): number | undefined {
    let left = minutes;
    for (let i = from; i < this.#span.dateOf.length; i += 1) {
      if (this.isOpen(i) && runs(i)) left -= 1;
      if (left === 0) return i + 1;
    }
    return undefined;
  }

  /** SLA-1: each date that is later and has an open minute counts; the last open minute of the last one ends it. */
  addDays(from: number, days: number, runs = always): number | undefined {
    const { dateOf } = this.#span;
    const started = dateOf[from] ?? 0;
    const closes = new Map<number, number>();
    for (let i = from; i < dateOf.length; i += 1) {
      const date = dateOf[i] ?? 0;
      // A date may come back for an hour after the next one has begun.
      if (date !== dateOf[i - 1]) {
        const [last, close] = [...closes].filter(([, end]) => runs(end - 1))[days - 1] ?? [];
        if (last !== undefined && date > last + 1) return close;
      }
      if (date > started && this.isOpen(i)) closes.set(date, i + 1);
    }
    return undefined;
  }
}
