import type { TicketLine } from '../ticket/line.ts';

/** Somebody who has heard nothing since a moment (UPD-4). */
export type RadarLine = TicketLine & { readonly since: Date };

export interface RadarFacts {
  readonly silentDays: number;
  /** The longest silence first. */
  readonly lines: readonly RadarLine[];
  /** All of them, of which the lines are the first. */
  readonly count: number;
  /** There are so many that they were not counted to the end. */
  readonly isMore: boolean;
}
