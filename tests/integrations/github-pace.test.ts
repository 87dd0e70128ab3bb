import { expect, it } from 'vitest';
import { GithubPace } from '../../src/integrations/github/pace.ts';
import { MINUTE_MS, SECOND_MS, testClock } from '../support/clock.ts';

it('ESC-8 R7 closing a twin does not wait until the hour is over', () => {
  const clock = testClock();
  const pace = new GithubPace();
  while (pace.take(clock.now(), false) === 0) clock.advance(SECOND_MS);
  expect(pace.take(clock.now(), false)).toBeGreaterThan(MINUTE_MS);
  expect(pace.take(clock.now(), true)).toBe(0);
});

it('R9 stays below 80 a minute and 500 an hour, urgent or not', () => {
  const clock = testClock();
  const pace = new GithubPace();
  const written: number[] = [];
  for (let n = 0; n < 3 * 60 * 60; n++) {
    clock.advance(SECOND_MS);
    for (const isUrgent of [false, true, false]) {
      if (pace.take(clock.now(), isUrgent) === 0) written.push(clock.now().getTime());
    }
  }
  const mostWithin = (ms: number) =>
    Math.max(...written.map((at, n) => written.slice(n, n + 600).filter((other) => other - at < ms).length));
  expect(mostWithin(MINUTE_MS)).toBeLessThan(80);
  expect(mostWithin(60 * MINUTE_MS)).toBeLessThan(500);
  expect(written.length).toBeGreaterThan(1_300);
});
