import { areAlike, stemsOf } from '../ticket/similar.ts';

/** Similar tickets within minutes, which may be one incident (INC-12). */

/** What became of the suggestion to make one of them. */
export const STORM_OUTCOMES = ['declared', 'attached', 'put away'] as const;
export type StormOutcome = (typeof STORM_OUTCOMES)[number];

interface Told {
  readonly id: number;
  readonly requesterId: string;
  readonly summary: string;
  readonly description: string;
}

const about = ({ summary, description }: Told): ReadonlySet<string> => stemsOf(`${summary}\n${description}`);

/**
 * The largest group with the newest ticket in it of which all are like one of them, which comes first and says best
 * what it is about. Empty where there are fewer than `least`, or where all are of one person.
 */
export function findStorm<T extends Told>(newest: T, others: readonly T[], least: number): readonly T[] {
  const all = [...others.filter(({ id }) => id !== newest.id), newest]
    .sort((a, b) => a.id - b.id)
    .map((ticket) => ({ ticket, stems: about(ticket) }));
  let largest: readonly T[] = [];
  for (const centre of all) {
    const alike = all.filter((one) => one !== centre && areAlike(centre.stems, one.stems));
    const group = [centre, ...alike].map(({ ticket }) => ticket);
    if (group.includes(newest) && group.length > largest.length) largest = group;
  }
  const people = new Set(largest.map(({ requesterId }) => requesterId));
  return largest.length >= least && people.size > 1 ? largest : [];
}

/** Whether a ticket is like one of those that came before it. */
export function isPartOf(ticket: Told, storm: readonly Told[]): boolean {
  const stems = about(ticket);
  return storm.some((one) => areAlike(stems, about(one)));
}

export interface StormLine {
  readonly number: number;
  /** null where it stays out of this channel. */
  readonly summary: string | null;
  readonly link: string | null;
}

/** As the suggestion shows it, loaded when it is drawn. */
export interface StormFacts {
  readonly id: number;
  readonly lines: readonly StormLine[];
  /** From the first of them to the newest. */
  readonly minutes: number;
  readonly decided: {
    readonly outcome: StormOutcome;
    readonly by: string;
    readonly at: Date;
    /** null: it is private, or they became part of none. */
    readonly incident: string | null;
  } | null;
  /** Open, and part of no incident. */
  readonly waiting: number;
  /** An incident that the channel may know of goes on, and they can become part of it. */
  readonly canAttach: boolean;
}
