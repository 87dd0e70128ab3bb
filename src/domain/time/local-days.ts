import { IANAZone } from 'luxon';

/**
 * A stretch of one date in a zone under one offset from UTC: most days are one such stretch, a day on which
 * clocks are moved is two or more. Times are in milliseconds; the end is the first moment after it.
 */
export interface LocalDay {
  readonly date: string;
  /** When the date's clock would show 00:00 if it always had this offset. */
  readonly midnightMs: number;
  readonly startMs: number;
  readonly endMs: number;
}

export const MINUTE_MS = 60_000;
export const DAY_MS = 24 * 60 * MINUTE_MS;

export const isZone = (name: string): boolean => IANAZone.isValidZone(name);

/** Every stretch from a moment on, without end. Right where a date is skipped, or comes back for an hour. */
export function* localDays(zone: string, fromMs: number): Generator<LocalDay, never> {
  for (let startMs = fromMs; ; ) {
    const offsetMs = offsetAt(zone, startMs);
    const midnightMs = Math.floor((startMs + offsetMs) / DAY_MS) * DAY_MS - offsetMs;
    const endMs = firstChange(zone, offsetMs, startMs, midnightMs + DAY_MS);
    yield { date: isoDate(midnightMs + offsetMs), midnightMs, startMs, endMs };
    startMs = endMs;
  }
}

export function dateAt(zone: string, at: Date): string {
  return isoDate(at.getTime() + offsetAt(zone, at.getTime()));
}

/** Dates are written YYYY-MM-DD; days may be negative. */
export const daysAfter = (date: string, days: number): string => isoDate(Date.parse(date) + days * DAY_MS);

export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;

/** The moment before `endMs` at which the offset becomes another one; `endMs` if it stays. */
function firstChange(zone: string, offsetMs: number, startMs: number, endMs: number): number {
  if (offsetAt(zone, endMs - 1) === offsetMs) return endMs;
  let [same, other] = [startMs, endMs - 1];
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2);
    if (offsetAt(zone, middle) === offsetMs) same = middle;
    else other = middle;
  }
  return other;
}

const offsetAt = (zone: string, ms: number): number => IANAZone.create(zone).offset(ms) * MINUTE_MS;

/** Of a moment shifted by its offset. */
const isoDate = (localMs: number): string => new Date(localMs).toISOString().slice(0, 10);
