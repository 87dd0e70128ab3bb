/** When a desk is open, in the words of its own clock on the wall. */
export interface Calendar {
  /** An IANA name, such as America/New_York. */
  readonly zone: string;
  readonly week: Readonly<Record<Weekday, readonly Window[]>>;
  /** Closed, unless an exception says otherwise. The date is written YYYY-MM-DD, as all dates here are. */
  readonly isHoliday: (date: string) => boolean;
  /** Dates with windows of their own; none: closed. */
  readonly exceptions: ReadonlyMap<string, readonly Window[]>;
}

/** Minutes of a day's clock; `to` is 1440 at the end of the day. A day's windows are in order and apart. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

const BY_UTC_DAY = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

export function windowsOn(calendar: Calendar, date: string): readonly Window[] {
  const exception = calendar.exceptions.get(date);
  if (exception) return exception;
  return calendar.isHoliday(date) ? [] : calendar.week[weekdayOf(date)];
}

export function weekdayOf(date: string): Weekday {
  return BY_UTC_DAY[new Date(date).getUTCDay()] ?? 'mon';
}
