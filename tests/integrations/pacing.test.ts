import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { METHODS } from '../../sandbox/server/api/methods.ts';
import { createRates } from '../../sandbox/server/api/rates.ts';
import { A_MINUTE, Pacer } from '../../src/integrations/slack/pacing.ts';

interface Call {
  readonly method: string;
  readonly channel: string;
  readonly at: number;
  /** How much later than told it comes back, in ms. */
  readonly late: number;
}

interface Made extends Call {
  readonly madeAt: number;
  readonly looks: number;
}

/** Plays arrivals through the pacer in order of time, as the outbox does: each comes back when it was told. */
function play(calls: readonly Call[], pacer = new Pacer()): readonly Made[] {
  const waiting = calls.map((call, index) => ({ call, key: `call ${index}`, dueAt: call.at, looks: 0 }));
  const made: Made[] = [];
  while (waiting.length > 0) {
    waiting.sort((a, b) => a.dueAt - b.dueAt);
    const [next] = waiting;
    if (!next) break;
    next.looks++;
    const ms = pacer.take(next.call.method, next.call.channel, next.key, new Date(next.dueAt));
    if (ms === 0) {
      made.push({ ...next.call, madeAt: next.dueAt, looks: next.looks });
      waiting.shift();
    } else {
      next.dueAt += ms + next.call.late;
    }
  }
  return made;
}

/** How many of the calls Slack would have refused, by the embedded Slack's own counting. */
function refusedOf(made: readonly Made[]): number {
  let now = 0;
  const rates = createRates(() => new Date(now));
  return made.filter(({ method, channel, madeAt }) => {
    now = madeAt;
    return rates.take(method, METHODS[method]?.tier ?? 'special', channel) !== undefined;
  }).length;
}

const callsLate = (most: number) =>
  fc.array(
    fc.record({
      method: fc.constantFrom('chat.postMessage', 'chat.update', 'reactions.remove', 'users.list'),
      channel: fc.constantFrom('C1', 'C2', 'C3'),
      at: fc.nat(20_000),
      late: fc.nat(most),
    }),
    { maxLength: 150 },
  );

describe('R8 the desk’s own pace', () => {
  it('R8 is never above what Slack allows, over random arrivals that come back in time or a little late', () => {
    fc.assert(
      fc.property(callsLate(500), (calls) => {
        expect(refusedOf(play(calls))).toBe(0);
      }),
      { numRuns: 200 },
    );
  });

  it('R8 gives every call a turn, and looks at one that comes in time twice at the most', () => {
    fc.assert(
      fc.property(callsLate(0), (calls) => {
        const made = play(calls);
        expect(made).toHaveLength(calls.length);
        expect(Math.max(0, ...made.map(({ looks }) => looks))).toBeLessThanOrEqual(2);
      }),
      { numRuns: 200 },
    );
  });

  it('R8 holds no channel up for another', () => {
    const busy = Array.from({ length: 40 }, () => ({
      method: 'chat.postMessage',
      channel: 'C1',
      at: 0,
      late: 0,
    }));
    const other = { method: 'chat.postMessage', channel: 'C2', at: 1, late: 0 };
    const made = play([...busy, other]);
    expect(made.find(({ channel }) => channel === 'C2')).toMatchObject({ madeAt: 1, looks: 1 });
    expect(Math.max(...made.map(({ madeAt }) => madeAt))).toBeLessThanOrEqual(40_000);
  });

  it('R8 lets not all go at once that waited through a pause of the process', () => {
    const pacer = new Pacer();
    const take = (n: number, ms: number) => pacer.take('chat.postMessage', 'C1', `call ${n}`, new Date(ms));
    const calls = Array.from({ length: 20 }, (_, n) => n);
    const waited = calls.filter((n) => take(n, 0) > 0);
    const atOnce = waited.filter((n) => take(n, 60_000) === 0);
    expect(atOnce.length).toBeLessThanOrEqual(3);
  });

  it('R16 a clock that is set back makes nobody wait for hours', () => {
    const pacer = new Pacer();
    const take = (n: number, ms: number) => pacer.take('chat.postMessage', 'C1', `call ${n}`, new Date(ms));
    const hours = 7_200_000;
    for (let n = 0; n < 5; n++) take(n, hours);
    expect(take(4, 0)).toBeLessThanOrEqual(10_000);
  });

  it('refuses a method nobody has thought about', () => {
    expect(() => new Pacer().take('chat.delete', undefined, 'k', new Date(0))).toThrow('has no pace');
    expect(Object.hasOwn(A_MINUTE, 'chat.delete')).toBe(false);
  });
});
