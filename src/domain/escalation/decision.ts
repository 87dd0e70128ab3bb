import { Refusal } from '../refusal.ts';
import type { Priority } from '../ticket/triage.ts';
import type { IssueLabel } from './issue.ts';

/** The product owner's word on it: nobody starts before it is accepted (ESC-3). */
export const DECISIONS = ['refining', 'accepted', 'declined'] as const;
export type Decision = (typeof DECISIONS)[number];

/** Taken up before what else is accepted, or after it. An order, and no date. */
export const HORIZONS = ['next', 'later'] as const;
export type Horizon = (typeof HORIZONS)[number];

interface Decided {
  readonly decision: Decision;
  /** Whoever decided, by name. */
  readonly by: string;
}

/** ESC-3: one decision, by whoever comes first (R-3). */
export function refuseIfDecided(number: number, { decision, by }: Decided): void {
  if (decision === 'refining') return;
  throw new Refusal('decision.made', `Nothing changed: ${by} ${decision} ticket ${number} already.`);
}

/** R-2: who may, by name where one is set. */
export function onlyOwnerDecides(owner: string | undefined, field?: string): Refusal {
  const ask = owner
    ? `Ask ${owner}, or write what should be weighed under the card.`
    : 'None is set: an admin names one with `/desk setup`.';
  return new Refusal('not-allowed', `Nothing changed: only the product owner can decide this. ${ask}`, field);
}

/** ESC-3: nobody starts before it is accepted. */
export function refuseUnlessAccepted(number: number, decision: Decision, owner: string | undefined): void {
  if (decision === 'accepted') return;
  const why =
    decision === 'declined'
      ? 'was declined'
      : `waits for the product owner${owner ? `, ${owner},` : ''} to decide`;
  throw new Refusal(
    'work.not-accepted',
    `Work was not started: ticket ${number} ${why}. Nothing changed; it can be started once it is accepted.`,
  );
}

/** At the form's field, and once more when it is done. */
export const NO_REASON = 'Say why: engineers and staff read it, and the requester is told in plain words.';

/** What a priority is called on an issue. */
export const priorityLabel = (priority: Priority): IssueLabel => ({
  name: priority,
  color: { P1: 'b60205', P2: 'd93f0b', P3: 'fbca04' }[priority],
  description: 'As the product owner decided',
});
