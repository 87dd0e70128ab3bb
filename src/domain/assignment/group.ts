import type { Calendar } from '../time/calendar.ts';

/** How a group's tickets find their owner (TRI-7): somebody takes them, or the desk gives them out. */
export const ASSIGNMENTS = ['take', 'round robin', 'balanced'] as const;
export type Assignment = (typeof ASSIGNMENTS)[number];

/** People who own tickets together (PPL-2). */
export interface Group {
  readonly key: string;
  readonly name: string;
  /** When its people work. */
  readonly calendar: Calendar;
  readonly assignment: Assignment;
  /** So many open tickets at most for each of its agents who has not said otherwise. */
  readonly capacity: number;
  /** The name of its own triage channel; null: it works in the desk's. */
  readonly channel: string | null;
}

/** The group every desk has. A ticket of nobody else's is its own, and has no key on its row. */
export const DESK_GROUP = 'desk';

/** The group that owns a ticket; the desk's where the policy has forgotten its key. */
export function groupOf(groups: readonly Group[], key: string | null): Group {
  const group = groups.find((one) => one.key === (key ?? DESK_GROUP));
  const desk = group ?? groups.find((one) => one.key === DESK_GROUP);
  if (!desk) throw new Error('A policy has a group of the desk.');
  return desk;
}

/** What a ticket's row says of its group. */
export const keyOnTicket = (groupKey: string): string | null => (groupKey === DESK_GROUP ? null : groupKey);

export const givesOut = (group: Group): boolean => group.assignment !== 'take';
