import type { Actor } from '../people/actor.ts';
import { type Action, type Guarded, may } from '../people/permissions.ts';
import type { Undoable } from './undo.ts';

/** The acts behind *More* on a card, in the order they are listed. */
export const MORE_ACTS = [
  'show',
  'assign',
  'labels',
  'snooze',
  'unsnooze',
  'withdraw',
  'company',
  'call',
  'engineer',
  'undo',
  'history',
  'why',
  'sensitive',
  'incident',
] as const;
export type MoreAct = (typeof MORE_ACTS)[number];

export interface MoreFacts {
  readonly isOpen: boolean;
  readonly isSnoozed: boolean;
  readonly isSensitive: boolean;
  readonly isEscalated: boolean;
  /** The desk has a place for calls (CNV-6). */
  readonly hasCalls: boolean;
  /** What whoever asks may still take back (C-3). */
  readonly undoable: Undoable | null;
}

interface Act {
  readonly needs: Action;
  /** Left out: always. */
  readonly if?: (facts: MoreFacts) => boolean;
}

const ACTS: Readonly<Record<MoreAct, Act>> = {
  show: { needs: 'ticket.see' },
  assign: { needs: 'ticket.assign', if: ({ isOpen }) => isOpen },
  labels: { needs: 'ticket.label' },
  snooze: { needs: 'ticket.snooze', if: ({ isOpen, isSnoozed }) => isOpen && !isSnoozed },
  unsnooze: { needs: 'ticket.snooze', if: ({ isSnoozed }) => isSnoozed },
  withdraw: { needs: 'ticket.withdraw', if: ({ isOpen, isEscalated }) => isOpen && !isEscalated },
  company: { needs: 'ticket.link' },
  call: { needs: 'ticket.reply', if: ({ isOpen, hasCalls }) => isOpen && hasCalls },
  engineer: { needs: 'ticket.escalate', if: ({ isOpen, isEscalated }) => isOpen && isEscalated },
  undo: { needs: 'ticket.history', if: ({ undoable }) => undoable !== null },
  history: { needs: 'ticket.history' },
  why: { needs: 'ticket.why' },
  incident: { needs: 'ticket.triage', if: ({ isOpen }) => isOpen },
  sensitive: { needs: 'ticket.mark-sensitive', if: ({ isSensitive }) => !isSensitive },
};

/** What this person can do with this ticket now, beyond the buttons of its card (PPL-4). */
export function moreActs(actor: Actor, ticket: Guarded, facts: MoreFacts): MoreAct[] {
  return MORE_ACTS.filter((act) => {
    const { needs, if: holds } = ACTS[act];
    return may(actor, needs, ticket) && (holds?.(facts) ?? true);
  });
}
