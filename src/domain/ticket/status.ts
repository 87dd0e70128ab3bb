import { Refusal } from '../refusal.ts';

export const TICKET_STATUSES = [
  'new',
  'triaged',
  'in progress',
  'waiting on requester',
  'waiting on tier 2',
  'ready for testing',
  'resolved',
  'closed',
] as const;
export type TicketStatus = (typeof TICKET_STATUSES)[number];

/** `not a request` is what was filed by mistake: nothing was asked, and its thread is no ticket's any more. */
export const RESOLUTIONS = [
  'information provided',
  'done',
  'declined',
  'no response',
  'duplicate',
  'not a request',
] as const;
export type Resolution = (typeof RESOLUTIONS)[number];

/** Resolved needs no action (RES-3), closed is over (RES-5); everything else is somebody's turn. */
export const isOpen = (status: TicketStatus): boolean => status !== 'resolved' && status !== 'closed';

const FROM_OPEN: readonly TicketStatus[] = [
  'triaged',
  'in progress',
  'waiting on requester',
  'waiting on tier 2',
  'ready for testing',
  'resolved',
];

const NEXT: Record<TicketStatus, readonly TicketStatus[]> = {
  new: FROM_OPEN,
  triaged: FROM_OPEN,
  'in progress': FROM_OPEN,
  'waiting on requester': FROM_OPEN,
  'waiting on tier 2': FROM_OPEN,
  'ready for testing': FROM_OPEN,
  // Reopened, closed, or taken out of the ticket it was merged into (TRI-8).
  resolved: [
    'new',
    'triaged',
    'in progress',
    'waiting on requester',
    'waiting on tier 2',
    'ready for testing',
    'closed',
  ],
  closed: [],
};

/** Refuses a move the desk does not know, such as out of closed. */
export function assertMove(from: TicketStatus, to: TicketStatus, number: number): void {
  if (NEXT[from].includes(to)) return;
  throw new Refusal(
    'ticket.bad-move',
    `Nothing changed: ticket ${number} is ${from}, so it cannot become ${to}. Open it to see where it stands.`,
  );
}

/** Whose turn it is, as a requester reads it (W-6 knows no tiers). */
export function turn(status: TicketStatus): string {
  switch (status) {
    case 'waiting on requester':
      return 'waiting for your answer';
    case 'ready for testing':
      return 'ready for you to try';
    case 'waiting on tier 2':
      return 'with the engineers';
    case 'resolved':
    case 'closed':
      return status;
    default:
      return 'with us';
  }
}
