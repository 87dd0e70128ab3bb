import { DateTime } from 'luxon';

/** “2026-02-24 09:12:00”, on a zone's clock. */
export const localMoment = (at: Date, zone: string): string =>
  DateTime.fromJSDate(at, { zone }).toFormat('yyyy-MM-dd HH:mm:ss');
