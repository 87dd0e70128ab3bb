import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/domain/refusal.ts';
import {
  assertMove,
  isOpen,
  TICKET_STATUSES,
  type TicketStatus,
  turn,
} from '../../src/domain/ticket/status.ts';

/** Where a ticket may go from where it is. */
const MOVES: Readonly<Record<TicketStatus, readonly TicketStatus[]>> = {
  new: [
    'triaged',
    'in progress',
    'waiting on requester',
    'waiting on tier 2',
    'ready for testing',
    'resolved',
  ],
  triaged: [
    'triaged',
    'in progress',
    'waiting on requester',
    'waiting on tier 2',
    'ready for testing',
    'resolved',
  ],
  'in progress': [
    'triaged',
    'in progress',
    'waiting on requester',
    'waiting on tier 2',
    'ready for testing',
    'resolved',
  ],
  // A reply brings it back to where it was before the wait, which may be new (CNV-3).
  'waiting on requester': [
    'triaged',
    'in progress',
    'waiting on requester',
    'waiting on tier 2',
    'ready for testing',
    'resolved',
  ],
  'waiting on tier 2': [
    'triaged',
    'in progress',
    'waiting on requester',
    'waiting on tier 2',
    'ready for testing',
    'resolved',
  ],
  'ready for testing': [
    'triaged',
    'in progress',
    'waiting on requester',
    'waiting on tier 2',
    'ready for testing',
    'resolved',
  ],
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

const pairs = TICKET_STATUSES.flatMap((from) => TICKET_STATUSES.map((to) => [from, to] as const));

const isRefused = (from: TicketStatus, to: TicketStatus): boolean => {
  try {
    assertMove(from, to, 7);
    return false;
  } catch (error) {
    expect(error).toBeInstanceOf(Refusal);
    expect((error as Refusal).message).toContain(`ticket 7 is ${from}, so it cannot become ${to}`);
    return true;
  }
};

describe('R23 the moves of a ticket', () => {
  it.each(pairs)('R23 from %s to %s is as the table says', (from, to) => {
    expect(isRefused(from, to)).toBe(!MOVES[from].includes(to));
  });

  it('RES-5 only what is resolved can be closed, and what is closed stays closed', () => {
    for (const from of TICKET_STATUSES) expect(isRefused(from, 'closed')).toBe(from !== 'resolved');
    for (const to of TICKET_STATUSES) expect(isRefused('closed', to)).toBe(true);
  });

  it('RES-3 whatever is open can be resolved, and nothing else', () => {
    for (const from of TICKET_STATUSES) expect(isRefused(from, 'resolved')).toBe(!isOpen(from));
  });

  it('every status but the end is left by some move, and each is reached by one', () => {
    for (const status of TICKET_STATUSES) {
      const reached = TICKET_STATUSES.some((from) => from !== status && MOVES[from].includes(status));
      expect(reached, status).toBe(true);
      expect(MOVES[status].length > 0, status).toBe(status !== 'closed');
    }
  });
});

describe('UPD-1 whose turn it is', () => {
  it('is told to a requester without a word of tiers', () => {
    for (const status of TICKET_STATUSES) expect(turn(status)).not.toMatch(/tier|triage/);
    expect(turn('waiting on requester')).toBe('waiting for your answer');
    expect(turn('new')).toBe('with us');
  });
});
