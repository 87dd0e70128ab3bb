import type { TicketFact } from './history.ts';
import type { Resolution } from './status.ts';

/** 1 is poor, 5 is very good (RES-2). */
export const RATINGS = [1, 2, 3, 4, 5] as const;
export type Rating = (typeof RATINGS)[number];

/** RES-2: whoever got no answer, or has it elsewhere, is not asked how the help was. */
export const asksForRating = (resolution: Resolution): boolean =>
  resolution !== 'no response' && resolution !== 'duplicate';

type Known = TicketFact & { readonly id: number };

/** What a requester has said to one end of their ticket. */
export interface Verdict {
  /** Of the end that counts: the last one. */
  readonly resolvedId: number;
  readonly resolution: Resolution;
  readonly isSatisfied: boolean;
  readonly rating: Rating | null;
  readonly isCommented: boolean;
}

/** To the last end of the ticket; undefined where it never ended. Reopened or not, it is the last. */
export function lastVerdict(history: readonly Known[]): Verdict | undefined {
  const end = history.findLastIndex(({ kind }) => kind === 'resolved');
  const ended = history[end];
  if (ended?.kind !== 'resolved') return undefined;
  const since = history.slice(end);
  const rated = since.find((fact) => fact.kind === 'rated');
  return {
    resolvedId: ended.id,
    resolution: ended.resolution,
    isSatisfied: since.some(({ kind }) => kind === 'satisfied'),
    rating: rated?.rating ?? null,
    isCommented: since.some(({ kind }) => kind === 'rating explained'),
  };
}
