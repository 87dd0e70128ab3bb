import { dateToken } from '../message/dates.ts';
import { Refusal } from '../refusal.ts';
import { addCalendarDays } from '../time/calendar-days.ts';

/** Where nothing but a reply wakes a ticket: later than any date somebody names, so that queues need no second look. */
export const UNTIL_REPLY = new Date('9999-01-01T00:00:00Z');

/** A slip of the pen rather than a plan. */
const MOST_DAYS = 366;

export function refuseUnlessSoon(until: Date, now: Date): void {
  if (until <= now) {
    throw new Refusal(
      'snooze.past',
      'Nothing changed: this is not in the future. Choose a later time.',
      'until',
    );
  }
  if (until > addCalendarDays('Etc/UTC', now, MOST_DAYS)) {
    throw new Refusal(
      'snooze.far',
      'Nothing changed: this is more than a year away. Choose an earlier time.',
      'until',
    );
  }
}

/** As lists and cards say it, after “snoozed”. */
export const tellUntil = (until: Date): string =>
  until >= UNTIL_REPLY ? 'until the requester replies' : `until ${dateToken(until)}`;
