/** A clock that stands still until it is moved, also backwards. */
export interface TestClock {
  readonly now: () => Date;
  advance(ms: number): void;
  set(at: string): void;
}

/** Tuesday, 3 March 2026, 10:00 in New York: where the journeys begin. */
export const STAGE_TIME = '2026-03-03T15:00:00Z';

export const SECOND_MS = 1000;
export const MINUTE_MS = 60 * SECOND_MS;
export const DAY_MS = 24 * 60 * MINUTE_MS;

export function testClock(start = STAGE_TIME): TestClock {
  let at = Date.parse(start);
  return {
    now: () => new Date(at),
    advance(ms) {
      at += ms;
    },
    set(moment) {
      at = Date.parse(moment);
    },
  };
}
