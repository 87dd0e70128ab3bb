import { calendar } from './calendars.ts';
import { clocks } from './clocks.ts';
import type { Policy } from './policy.ts';
import { section } from './section.ts';

/** The file as people write it, and the policy as the desk reads it: a file here for each of its parts. */
export const policySchema = section(
  { calendars: section({ desk: calendar }, 'the calendar desk'), clocks },
  'a policy: calendars and clocks',
).transform((policy): Policy => policy);
