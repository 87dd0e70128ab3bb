import type { Resolution } from '../ticket/status.ts';

/** The windows of reports, in days (REP-1). */
export const REPORT_DAYS = [30, 90, 365] as const;

interface Ended {
  readonly resolution: Resolution;
  readonly count: number;
}

/** What the desk solved, and how much of it without the engineers (ESC-6). */
export interface Tier1Share {
  readonly days: number;
  readonly solved: number;
  /** Of those, what never went to the engineers. */
  readonly alone: number;
  /** Asked for and not done (ESC-5). */
  readonly declined: number;
}

const SOLVED: readonly Resolution[] = ['information provided', 'done'];

/** Neither silence nor a duplicate solves anything. */
export function tier1Share(days: number, ended: readonly Ended[], escalated: readonly Ended[]): Tier1Share {
  const solved = sum(ended, SOLVED);
  return { days, solved, alone: solved - sum(escalated, SOLVED), declined: sum(ended, ['declined']) };
}

const sum = (ended: readonly Ended[], resolutions: readonly Resolution[]): number =>
  ended
    .filter(({ resolution }) => resolutions.includes(resolution))
    .reduce((all, { count }) => all + count, 0);
