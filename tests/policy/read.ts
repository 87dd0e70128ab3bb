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
export const read = (given: string) => readPolicy(`${CALENDAR}${given}`, 'desk.yml');

/** What is wrong with it, a line each. */
export function mistakesIn(given: string): readonly string[] {
  try {
    read(given);
  } catch (error) {
    if (error instanceof PolicyRefused) return error.lines;
    throw error;
  }
  return [];
}
