import { readPolicy } from '../../src/policy/load-policy.ts';
import { PolicyRefused } from '../../src/policy/policy.ts';

const CALENDAR = `calendars:
  desk:
    zone: Europe/Berlin
    hours: { mon to fri: 08:00 to 17:00 }
clocks:
  first_response:
    untriaged: 1 business day
`;

/** A small policy that is whole, with these lines after it. */
export const read = (given: string) => readWhole(`${CALENDAR}${given}`);

/** What is wrong with it, a line each. */
export const mistakesIn = (given: string): readonly string[] => mistakesOf(`${CALENDAR}${given}`);

export const readWhole = (source: string) => readPolicy(source, 'desk.yml');

export function mistakesOf(source: string): readonly string[] {
  try {
    readWhole(source);
  } catch (error) {
    if (error instanceof PolicyRefused) return error.lines;
    throw error;
  }
  return [];
}
