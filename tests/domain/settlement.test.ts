import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settlementOf } from '../../src/domain/outbox/settlement.ts';
import type { Outcome } from '../../src/domain/outcome.ts';

const NOW = new Date('2026-03-03T15:00:00Z');
const FRESH = { failures: 0, isUnclear: false };
const UNCLEAR: Outcome = { is: 'unclear', why: 'HTTP 500' };
const waitMs = (settled: { nextAt: Date }) => settled.nextAt.getTime() - NOW.getTime();

/** Which failure it is, and how long the desk then waits, in seconds. */
const BACK_OFF = [
  [1, 2],
  [2, 4],
  [3, 8],
  [4, 16],
  [5, 32],
  [6, 64],
  [7, 128],
  [8, 256],
  [9, 512],
  [10, 900],
  [11, 900],
] as const;

describe('what becomes of a delivery', () => {
  it.each(BACK_OFF)('R6 after unclear answer %i it is asked about in %i s, ± 20 %%', (nth, seconds) => {
    const at = (jitter: number) =>
      waitMs(settlementOf({ failures: nth - 1, isUnclear: nth > 1 }, UNCLEAR, NOW, jitter));
    expect(at(0.5)).toBe(seconds * 1000);
    expect(at(0)).toBe(seconds * 800);
    expect(at(1)).toBe(seconds * 1200);
    expect(settlementOf({ failures: nth - 1, isUnclear: false }, UNCLEAR, NOW, 0.5)).toMatchObject({
      state: 'ambiguous',
      failures: nth,
      problem: 'HTTP 500',
    });
  });

  it('R6 the twelfth unclear answer ends it', () => {
    const settled = settlementOf({ failures: 11, isUnclear: true }, UNCLEAR, NOW, 0.5);
    expect(settled).toMatchObject({ state: 'dead', failures: 12, problem: 'HTTP 500' });
  });

  it('INC-15 what is of an incident is tried every minute, however long Slack is away', () => {
    const before = { failures: 400, isUnclear: true, isUrgent: true };
    const settled = settlementOf(before, UNCLEAR, NOW, 0.5);
    expect(settled).toMatchObject({ state: 'ambiguous', failures: 401 });
    expect(waitMs(settled)).toBe(60_000);
  });

  it('a plain no ends it at once', () => {
    const settled = settlementOf(FRESH, { is: 'failed', why: 'channel_not_found' }, NOW, 0.5);
    expect(settled).toMatchObject({ state: 'dead', problem: 'channel_not_found' });
  });

  it.each([
    { is: 'posted', channelId: 'C1', ts: '1.0' },
    { is: 'done' },
    { is: 'answered', answer: { of: 'message', message: null } },
  ] satisfies Outcome[])('$is is sent, and clears what was wrong', (outcome) => {
    const settled = settlementOf({ failures: 3, isUnclear: true }, outcome, NOW, 0.5);
    expect(settled).toMatchObject({ state: 'sent', problem: null });
  });

  it('R8 a wait costs nothing, however often', () => {
    fc.assert(
      fc.property(fc.nat(11), fc.boolean(), fc.nat(3_600_000), (failures, isUnclear, ms) => {
        const settled = settlementOf({ failures, isUnclear }, { is: 'wait', ms, why: 'pace' }, NOW, 0.5);
        expect(settled).toMatchObject({ failures, claims: 0, problem: 'pace' });
        expect(waitMs(settled)).toBe(ms);
      }),
    );
  });

  it('R6 R8 a wait does not make clear what was unclear: Slack is asked before anything is sent twice', () => {
    const wait: Outcome = { is: 'wait', ms: 3000, why: 'ratelimited' };
    expect(settlementOf({ failures: 1, isUnclear: true }, wait, NOW, 0.5).state).toBe('ambiguous');
    expect(settlementOf({ failures: 0, isUnclear: true }, wait, NOW, 0.5).state).toBe('ambiguous');
    expect(settlementOf(FRESH, wait, NOW, 0.5).state).toBe('pending');
  });
});
