/** Times as the viewer reads them. `tz` is an IANA zone; moments are ms since 1970. */

const DAY_MS = 86_400_000;

interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter is slow, and a channel of 500 messages asks for the same few again and again. */
function formatter(tz: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = tz + JSON.stringify(options);
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', { timeZone: tz, ...options });
  formatters.set(key, made);
  return made;
}

export function dateParts(ms: number, tz: string): DateParts {
  const shown = formatter(tz, {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  });
  const found: Record<string, number> = {};
  for (const part of shown.formatToParts(ms)) found[part.type] = Number(part.value);
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = found;
  return { year, month, day, hour, minute, second };
}

export function messageMs(ts: string): number {
  return Number(ts) * 1000;
}

export function clockTime(ms: number, tz: string): string {
  return formatter(tz, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(ms);
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

/** `2026-03-05`, the form date inputs and Slack's datepicker use. */
export function isoDate(ms: number, tz: string): string {
  const { year, month, day } = dateParts(ms, tz);
  return `${year}-${pad(month)}-${pad(day)}`;
}

function dayDistance(ms: number, nowMs: number, tz: string): number {
  return Math.round((Date.parse(isoDate(ms, tz)) - Date.parse(isoDate(nowMs, tz))) / DAY_MS);
}

function ordinal(day: number): string {
  const rest = day % 100;
  if (rest >= 11 && rest <= 13) return `${day}th`;
  return `${day}${['th', 'st', 'nd', 'rd'][day % 10] ?? 'th'}`;
}

/** The heading between two days of a conversation. */
export function dayHeading(ms: number, nowMs: number, tz: string): string {
  const distance = dayDistance(ms, nowMs, tz);
  if (distance === 0) return 'Today';
  if (distance === -1) return 'Yesterday';
  const far = Math.abs(distance) > 300;
  return longDate(ms, tz, far);
}

function longDate(ms: number, tz: string, withYear: boolean): string {
  const weekdayAndMonth = formatter(tz, { weekday: 'long', month: 'long' }).formatToParts(ms);
  const word = (type: string) => weekdayAndMonth.find((part) => part.type === type)?.value ?? '';
  const { day, year } = dateParts(ms, tz);
  return `${word('weekday')}, ${word('month')} ${ordinal(day)}${withYear ? `, ${year}` : ''}`;
}

/** In a thread summary: "today at 10:07", "Mar 3 at 10:07". */
export function dayAndTime(ms: number, nowMs: number, tz: string): string {
  const day =
    NEAR[dayDistance(ms, nowMs, tz)] ?? formatter(tz, { month: 'short', day: 'numeric' }).format(ms);
  return `${day} at ${clockTime(ms, tz)}`;
}

/** The clock of the box: `Tue, Mar 3, 10:00`. */
export function clockWords(ms: number, tz: string): string {
  const day = formatter(tz, { weekday: 'short', month: 'short', day: 'numeric' }).format(ms);
  return `${day}, ${clockTime(ms, tz)}`;
}

export function fullTime(ms: number, tz: string): string {
  return `${longDate(ms, tz, true)} at ${clockTime(ms, tz)}`;
}

export function ago(ms: number, nowMs: number): string {
  const minutes = Math.round(Math.abs(nowMs - ms) / 60_000);
  const amount =
    minutes < 60 ? [minutes, 'minute'] : minutes < 1440 ? [minutes / 60, 'hour'] : [minutes / 1440, 'day'];
  const count = Math.round(Number(amount[0]));
  if (count === 0) return 'just now';
  const text = `${count} ${amount[1]}${count === 1 ? '' : 's'}`;
  return ms > nowMs ? `in ${text}` : `${text} ago`;
}

const NEAR: Readonly<Record<number, string>> = { [-1]: 'yesterday', 0: 'today', 1: 'tomorrow' };

/** Fills the braces of a date token such as `{date_short_pretty} at {time}`; unknown braces stay as they are. */
export function dateToken(format: string, ms: number, nowMs: number, tz: string): string {
  const { year, day } = dateParts(ms, tz);
  const month = (style: 'short' | 'long') => formatter(tz, { month: style }).format(ms);
  const short = `${month('short')} ${day}, ${year}`;
  const middle = `${month('long')} ${ordinal(day)}, ${year}`;
  const long = longDate(ms, tz, true);
  const near = NEAR[dayDistance(ms, nowMs, tz)];
  const words: Record<string, string> = {
    date_num: isoDate(ms, tz),
    date: middle,
    date_short: short,
    date_long: long,
    date_pretty: near ?? middle,
    date_short_pretty: near ?? short,
    date_long_pretty: near ?? long,
    date_slash: isoDate(ms, tz).replaceAll('-', '/'),
    time: clockTime(ms, tz),
    time_secs: `${clockTime(ms, tz)}:${pad(dateParts(ms, tz).second)}`,
    ago: ago(ms, nowMs),
  };
  return format.replace(/\{(\w+)\}/g, (whole, name: string) => words[name] ?? whole);
}

/** How far it is to the next `hour` o'clock in this zone, at least one minute. */
export function msUntilHour(nowMs: number, tz: string, hour: number): number {
  const here = dateParts(nowMs, tz);
  const sinceMidnight = ((here.hour * 60 + here.minute) * 60 + here.second) * 1000;
  const today = nowMs - sinceMidnight + hour * 3_600_000;
  const target = today > nowMs + 60_000 ? today : today + DAY_MS;
  // A change to or from summer time on the way moves the wall clock: correct by what it then shows.
  return target - nowMs + (hour - dateParts(target, tz).hour) * 3_600_000;
}

/** What a `datetime-local` field shows for a moment: `2026-03-05T10:00`. */
export function localDateTime(ms: number, tz: string): string {
  return `${isoDate(ms, tz)}T${clockTime(ms, tz)}`;
}

/** The moment a `datetime-local` field means in this zone. */
export function momentOf(local: string, tz: string): number {
  const wanted = Date.parse(`${local}Z`);
  let ms = wanted;
  // Twice, because the offset at the first guess may be the one before a change to or from summer time.
  for (let round = 0; round < 2; round += 1) ms += wanted - Date.parse(`${localDateTime(ms, tz)}Z`);
  return ms;
}
