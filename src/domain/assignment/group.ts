import type { Calendar } from '../time/calendar.ts';

/** People who own tickets together (PPL-2). */
export interface Group {
  readonly key: string;
  readonly name: string;
  /** When its people work. */
  readonly calendar: Calendar;
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
