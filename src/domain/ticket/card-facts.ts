import type { Clock } from '../clock/clock.ts';
import type { Decision, Horizon } from '../escalation/decision.ts';
import type { CardEngineer } from '../escalation/hand-off.ts';
import type { Asking } from '../follow-up/asked.ts';
import type { Hold } from '../follow-up/held.ts';
import type { Dated } from '../follow-up/next-step.ts';
import type { Door } from './door.ts';
import type { LinkedTicket } from './links.ts';
import type { Rating } from './rating.ts';
import type { Resolution, TicketStatus } from './status.ts';
import type { Priority, TicketType } from './triage.ts';

/** A clock as staff see it. */
export type ClockFacts = Pick<
  Clock,
  'name' | 'target' | 'state' | 'pausedBecause' | 'dueAt' | 'metAt' | 'isLate'
>;

/** Where a ticket stands with the engineers. */
export type CardIssue =
  | { readonly is: 'possible' | 'being opened' }
  | { readonly is: 'waiting'; readonly until: Date; readonly why: string }
  | { readonly is: 'refused'; readonly why: string }
  | {
      readonly is: 'there';
      readonly repo: string;
      readonly number: number;
      readonly url: string;
      readonly state: 'open' | 'closed' | 'deleted';
      readonly stateReason: string | null;
      readonly assignee: string | null;
      readonly milestone: string | null;
      readonly labels: readonly string[];
      /** What is to be changed on it and cannot be now. */
      readonly waiting: { readonly until: Date; readonly why: string } | null;
    };

/** Where it stands with the product owner (ESC-3). */
export interface CardDecision {
  readonly is: Decision;
  /** Whoever decided. */
  readonly by: string | null;
  readonly at: Date | null;
  readonly priority: Priority | null;
  readonly horizon: Horizon | null;
  /** They want to know something first. */
  readonly isAsked: boolean;
  /** The product owner, where one is set. */
  readonly owner: string | null;
  readonly isStarted: boolean;
}

export interface CardFacts {
  readonly decision: CardDecision | null;
  /** Missing where the desk has no GitHub. */
  readonly issue: CardIssue | null;
  /** Of an escalated one. */
  readonly engineer: CardEngineer | null;
  readonly number: number;
  readonly summary: string;
  readonly description: string;
  readonly status: TicketStatus;
  readonly resolution: Resolution | null;
  readonly requester: string;
  /** Missing where the requester filed it. */
  readonly filer: string | null;
  readonly type: TicketType | null;
  readonly component: string | null;
  readonly labels: readonly string[];
  /** The four answers a defect's priority came from (TRI-3). */
  readonly impact: string | null;
  /** The priority with the sentence that explains it. */
  readonly because: string | null;
  readonly owner: string | null;
  /** The requester's organisation with its facts; null where there is none. */
  readonly organisation: string | null;
  /** Why the desk gave it to its owner; null where a person took it or gave it. */
  readonly given: string | null;
  /** Since when it waits for somebody to be free, in a group whose tickets are given out. */
  readonly waitsSince: Date | null;
  /** As its requester was told it. */
  readonly workaround: string | null;
  /** The group that owns it; null on a desk that has one. */
  readonly group: string | null;
  readonly door: Door;
  /** By `filer`, from what was said before (IN-5). */
  readonly isImported: boolean;
  readonly filedAt: Date;
  readonly clocks: readonly ClockFacts[];
  /** Missing where nothing is to be said of a silent requester, or of a snooze. */
  readonly silence: SilenceFacts | null;
  /** Of the end it stands at. */
  readonly rating: Rating | null;
  readonly isPrivate: boolean;
  readonly isSensitive: boolean;
  readonly sourceLink: string | null;
  readonly links: readonly LinkedTicket[];
}

/** What the desk does for want of an answer, and what it did. */
export interface SilenceFacts {
  readonly next: { readonly is: Dated['is']; readonly at: Date } | null;
  /** What keeps it from being closed for silence (FUP-3), such as others who wait for the same answer (TRI-8). */
  readonly heldBy: Hold | null;
  /** One of the desk's messages does not count: which, and why, in words. */
  readonly stopped: { readonly what: Asking; readonly why: string } | null;
  readonly snoozedUntil: Date | null;
  /** Of a ticket that was closed for silence: what reached its requester, where and when (FUP-2). */
  readonly proof: readonly Proof[];
}

export interface Proof {
  readonly what: Asking;
  readonly at: Date;
  readonly link: string;
}
