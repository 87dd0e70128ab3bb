import { placeOf } from './tell-hours.ts';

/** Where Slack’s own dates do not work, such as in an option: “Mon 9 Mar, 10:00 New York” (T-2). */
export function tellMoment(zone: string, at: Date): string {
  return `${tellDay(zone, at)}, ${tellTime(zone, at)} ${placeOf(zone)}`;
}

/** “Mon 9 Mar” */
export function tellDay(zone: string, at: Date): string {
  const parts = inZone(zone, { weekday: 'short', day: 'numeric', month: 'short' }).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('weekday')} ${part('day')} ${part('month')}`;
}

export const tellWeekday = (zone: string, at: Date): string => inZone(zone, { weekday: 'long' }).format(at);

/** “10:00” */
export const tellTime = (zone: string, at: Date): string =>
  inZone(zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);

const inZone = (timeZone: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { ...options, timeZone });
