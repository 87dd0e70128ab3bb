/** Who is called, one after the other, until somebody answers (INC-3); the last is to say so aloud. */
export const RUNGS = ['on duty', 'backup', 'team', 'managers', 'loud'] as const;
export type Rung = (typeof RUNGS)[number];

/** What is asked of whoever is called: to answer at all, or to take command from somebody who is gone (INC-8). */
export const CALLED_FOR = ['response', 'command'] as const;
export type CalledFor = (typeof CALLED_FOR)[number];

/** After the last it is said aloud again and again. */
export const rungAfter = (rung: Rung | null): Rung =>
  rung === null ? 'on duty' : (RUNGS[RUNGS.indexOf(rung) + 1] ?? 'loud');

/** Who is being called, as headline and card show it. */
export interface Calling {
  readonly for: CalledFor;
  /** null: nobody yet, as of a low one in the night. */
  readonly rung: Rung | null;
  /** Everybody called so far who could be reached; earlier rungs stay called. */
  readonly names: readonly string[];
  /** Empty: nobody is left to be called, and it is said aloud. */
  readonly next: readonly string[];
  readonly nextAt: Date;
}

/** Somebody who was called, now or earlier. */
export interface Called {
  readonly name: string;
  readonly at: Date;
  /** Why it did not reach them. */
  readonly problem: string | null;
}
