import type { TicketStatus } from '../ticket/status.ts';

/** What keeps a ticket from being followed up, and from being closed for silence (FUP-3). */
export type Hold = 'snoozed' | 'with the engineers' | 'with us' | 'others asked the same';

export interface Holdable {
  readonly status: TicketStatus;
  readonly isSnoozed: boolean;
}

/** The one place where this is decided. Only whose turn it is may be asked again, and only while nothing else is awaited. */
export function heldBy({ status, isSnoozed }: Holdable): Hold | undefined {
  if (isSnoozed) return 'snoozed';
  if (status === 'waiting on tier 2') return 'with the engineers';
  return status === 'waiting on requester' ? undefined : 'with us';
}
