import { text } from './section.ts';

/** So many days, within what the rules allow; `like` says what to write. */
export function days(least: number, most: number, like: string) {
  return text(
    like,
    (given) => {
      const count = Number(/^(\d{1,3}) days?$/.exec(given.trim())?.[1]);
      return count >= least && count <= most ? count : undefined;
    },
    (given) => `“${given}” cannot be; write ${like}`,
  );
}
