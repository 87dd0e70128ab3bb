import type { Outcome } from '../outcome.ts';

/** A row claimed so often without an answer ends the process that carries it, or hangs it: quarantine. */
export const MOST_CLAIMS = 3;
const MOST_FAILURES = 12;
const LONGEST_WAIT_MS = 15 * 60 * 1000;
/** Of an incident, which goes out as soon as the outside is there again, however long it was away (INC-15). */
const LONGEST_URGENT_WAIT_MS = 60 * 1000;

export interface Settlement {
  readonly state: 'pending' | 'ambiguous' | 'sent' | 'dead';
  readonly claims: 0;
  readonly failures: number;
  readonly nextAt: Date;
  readonly problem: string | null;
}

interface Before {
  readonly failures: number;
  readonly isUnclear: boolean;
  readonly isUrgent?: boolean;
}

/**
 * What becomes of a row. A wait costs nothing and never ends it, and a row that was unclear before it stays so;
 * an unclear answer is asked about first and backs off: 2, 4, 8 … seconds, at most 15 minutes, ± 20 % (`jitter`
 * from 0 to 1), 12 times. What is of an incident is never given up, and tried every minute.
 */
export function settlementOf(
  { failures, isUnclear, isUrgent = false }: Before,
  outcome: Outcome,
  now: Date,
  jitter: number,
): Settlement {
  const base = { claims: 0, failures, nextAt: now, problem: null } as const;
  switch (outcome.is) {
    case 'wait': {
      const state = isUnclear ? 'ambiguous' : 'pending';
      return { ...base, state, nextAt: later(now, outcome.ms), problem: outcome.why };
    }
    case 'failed':
      return { ...base, state: 'dead', problem: outcome.why };
    case 'unclear': {
      const count = failures + 1;
      if (count >= MOST_FAILURES && !isUrgent)
        return { ...base, failures: count, state: 'dead', problem: outcome.why };
      const nextAt = later(
        now,
        backOffMs(count, isUrgent ? LONGEST_URGENT_WAIT_MS : LONGEST_WAIT_MS, jitter),
      );
      return { ...base, state: 'ambiguous', failures: count, nextAt, problem: outcome.why };
    }
    default:
      return { ...base, state: 'sent' };
  }
}

function backOffMs(failures: number, longestMs: number, jitter: number): number {
  const wait = Math.min(2 ** failures * 1000, longestMs);
  return Math.round(wait * (0.8 + 0.4 * jitter));
}

const later = (now: Date, ms: number): Date => new Date(now.getTime() + ms);
