import type { TicketStatus } from '../ticket/status.ts';

/** What keeps a ticket from being followed up, and from being closed for silence (FUP-3). */
export type Hold =
  | 'snoozed'
  | 'with the engineers'
  | 'with us'
  | 'others asked the same'
  | 'part of an incident';

export interface Holdable {
  readonly status: TicketStatus;
  readonly isSnoozed: boolean;
  /** To an incident: its requester waits for us (INC-12). */
  readonly isAttached?: boolean;
}

/** The one place where this is decided. Only whose turn it is may be asked again, and only while nothing else is awaited. */
export function heldBy({ status, isSnoozed, isAttached }: Holdable): Hold | undefined {
  if (isSnoozed) return 'snoozed';
  if (isAttached) return 'part of an incident';
  if (status === 'waiting on tier 2') return 'with the engineers';
  return status === 'waiting on requester' ? undefined : 'with us';
}
