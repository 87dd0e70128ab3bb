const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Whether the words name a date before `today` (2026-03-03). Without a year it is the nearest such date. */
export function isPast(words: string, today: string): boolean {
  const read = readDate(words.toLowerCase());
  if (!read) return false;
  const { year, month, day } = read;
  if (year !== undefined) return iso(year, month, day) < today;
  const [thisYear = 0, thisMonth = 0] = today.split('-').map(Number);
  const months = (month - thisMonth + 12) % 12;
  const nearest =
    months > 6 ? thisYear - (month > thisMonth ? 1 : 0) : thisYear + (month < thisMonth ? 1 : 0);
  return iso(nearest, month, day) < today;
}

interface Read {
  readonly year: number | undefined;
  readonly month: number;
  /** 31 where only a month is named: it is past when it is over. */
  readonly day: number;
}

function readDate(words: string): Read | undefined {
  const [, y, m, d] = /(\d{4})-(\d{2})-(\d{2})/.exec(words) ?? [];
  if (y) return { year: Number(y), month: Number(m), day: Number(d) };
  const slashed = /(\d{1,2})[/.](\d{1,2})(?:[/.](\d{2,4}))?/.exec(words);
  if (slashed) return readSlashed(slashed.slice(1));
  const month = MONTHS.findIndex((name) => new RegExp(`\\b${name}`).test(words)) + 1;
  const year = /\b(\d{4})\b/.exec(words)?.[1];
  if (month === 0) return year ? { year: Number(year), month: 12, day: 31 } : undefined;
  const day = /\b(\d{1,2})(?:st|nd|rd|th)?\b/.exec(words.replace(/\d{4}/, ''))?.[1];
  return { year: year ? Number(year) : undefined, month, day: day ? Number(day) : 31 };
}

/** Day first, unless that can be no month: then as in the United States. */
function readSlashed([first = '', second = '', year]: (string | undefined)[]): Read {
  const [one, two] = [Number(first), Number(second)];
  const [day, month] = two > 12 ? [two, one] : [one, two];
  return { year: year ? Number(year.length === 2 ? `20${year}` : year) : undefined, month, day };
}

const iso = (year: number, month: number, day: number): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
