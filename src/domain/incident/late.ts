import { dateToken } from '../message/dates.ts';
import type { Words } from '../message/words.ts';

/** What is sent later than this says when it was (INC-15). */
const LATE_MS = 5 * 60_000;

export const isLate = (at: Date, now: Date): boolean => now.getTime() - at.getTime() > LATE_MS;

/** Slack, or the database, could not be reached when it was said. */
export const lateWords = (words: Words, at: Date): Words => ({
  ...words,
  text: `_From ${dateToken(at)}, sent late:_ ${words.text}`,
});
