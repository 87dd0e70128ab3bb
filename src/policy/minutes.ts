import { text } from './section.ts';

const MINUTE_MS = 60_000;

/** Minutes or hours by the clock, day and night, as milliseconds; `like` says what to write. */
export function minutes(least: number, most: number, like: string) {
  return text(
    like,
    (given) => {
      const [, number, unit] = /^([1-9]\d{0,3}) (minute|hour)s?$/.exec(given.trim()) ?? [];
      const count = Number(number) * (unit === 'hour' ? 60 : 1);
      return count >= least && count <= most ? count * MINUTE_MS : undefined;
    },
    (given) => `“${given}” cannot be; write ${like}`,
  );
}
