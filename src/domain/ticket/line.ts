import type { TicketStatus } from './status.ts';
import type { Priority } from './triage.ts';

export interface TicketLine {
  readonly number: number;
  readonly summary: string;
  readonly status: TicketStatus;
  readonly priority: Priority | null;
  readonly owner: string | null;
  readonly requester: string;
  readonly filedAt: Date;
  /** For staff alone. */
  readonly due: { readonly at: Date; readonly isOver: boolean } | null;
  readonly snoozedUntil: Date | null;
  /** The requester's thread or the card, whichever the reader may see. */
  readonly link: string | null;
  /** For its requester: it was merged, and is answered with another; `with` is its number where it is theirs too (TRI-8). */
  readonly goesOn: { readonly with: number | null } | null;
}
