import { allForYear } from '@18f/us-federal-holidays';

type HolidaySet = (year: number) => readonly string[];

/** By the name it has in a policy; each gives the dates that belong to a year's holidays. */
const SETS: Readonly<Record<string, HolidaySet>> = { 'us-federal': usFederal };

export const HOLIDAY_SETS: readonly string[] = Object.keys(SETS);

/** Whether a date is in one of the sets. Years are looked up once. */
export function holidaysOf(names: readonly string[]): (date: string) => boolean {
  const years = new Map<number, ReadonlySet<string>>();
  const datesOf = (year: number) => {
    const known = years.get(year) ?? new Set(names.flatMap((name) => SETS[name]?.(year) ?? []));
    years.set(year, known);
    return known;
  };
  return (date) => {
    const year = Number(date.slice(0, 4));
    // The first of January that falls on a Saturday is observed in the old year.
    return datesOf(year).has(date) || datesOf(year + 1).has(date);
  };
}

/** Both the day itself and the one on which it is observed, which differ on weekends. */
function usFederal(year: number): string[] {
  const unmoved = { shiftSaturdayHolidays: false, shiftSundayHolidays: false };
  return [...allForYear(year), ...allForYear(year, unmoved)].map(({ dateString }) => dateString);
}
