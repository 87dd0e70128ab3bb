import type { ClockName } from '../clock/target.ts';
import type { Horizon } from '../escalation/decision.ts';
import type { HandOffStep } from '../escalation/hand-off.ts';
import type { ChangedIssue } from '../escalation/issue-change.ts';
import type { ExposedKind } from '../exposed/kinds.ts';
import type { Asking } from '../follow-up/asked.ts';
import type { TermRef } from '../taxonomy/terms.ts';
import type { UpdateKind } from '../update/kinds.ts';
import type { LinkHow } from './links.ts';
import type { Rating } from './rating.ts';
import { isOpen, type Resolution, type TicketStatus } from './status.ts';
import type { Priority, TicketType } from './triage.ts';
import type { Undoable } from './undo.ts';

/** One thing that happened to a ticket. The list of them is the truth; the ticket's row is what they add up to. */
export type TicketFact =
  | {
      readonly kind: 'filed';
      readonly requesterId: string;
      readonly summary: string;
      readonly isPrivate: boolean;
    }
  /** From what was said before, in silence (IN-5). */
  | { readonly kind: 'imported' }
  /** `to`: null where it went back to the queue. */
  | {
      readonly kind: 'owned';
      readonly from: string | null;
      readonly to: string | null;
      /** Why this person, where the desk gave it, or why it went back. */
      readonly because?: string;
    }
  | { readonly kind: 'moved'; readonly from: TicketStatus; readonly to: TicketStatus }
  | {
      readonly kind: 'resolved';
      readonly from: TicketStatus;
      readonly resolution: Resolution;
      readonly reason: string | null;
    }
  | { readonly kind: 'reopened'; readonly to: TicketStatus }
  | {
      readonly kind: 'triaged';
      readonly type: TicketType | null;
      readonly priority: Priority | null;
      readonly because: string | null;
      /** Why it is no incident, where somebody had wondered (TRI-1). */
      readonly ruledOut?: string;
      readonly before: { readonly type: TicketType | null; readonly priority: Priority | null };
    }
  /** To another group: by a rule of the policy, or by somebody's choice (TRI-7). null is the desk's own. */
  | {
      readonly kind: 'routed';
      readonly from: string | null;
      readonly to: string | null;
      readonly rule: string | null;
    }
  /** It is time-sensitive, and this product owner was told, and `others` of them; null where none is set (TRI-5). */
  | { readonly kind: 'hurried'; readonly personId: string | null; readonly others?: readonly string[] }
  /** Its component, with the names of that time (TRI-6). */
  | { readonly kind: 'placed'; readonly from: TermRef | null; readonly to: TermRef | null }
  /** `isByRule`: the labels followed from the ticket's type, priority or routing, and nobody chose them. */
  | {
      readonly kind: 'labelled';
      readonly added: readonly TermRef[];
      readonly removed: readonly TermRef[];
      readonly isByRule: boolean;
    }
  /** Whom its requester works for, by name, as set by hand; `byHand`: by key, null: as the policy says (PPL-5). */
  | {
      readonly kind: 'affiliated';
      readonly from: string | null;
      readonly to: string | null;
      readonly byHand?: { readonly from: string | null; readonly to: string | null };
    }
  /** A note named it among so many like it (TRI-9). */
  | { readonly kind: 'pattern'; readonly component: string; readonly numbers: readonly number[] }
  | { readonly kind: 'called'; readonly personIds: readonly string[] }
  /** A message reached the requester that tells of these changes of status, by their events (UPD-1). */
  | { readonly kind: 'told'; readonly covers: readonly number[] }
  | { readonly kind: 'satisfied' }
  /** Of the end before it, by its requester (RES-2). */
  | { readonly kind: 'rated'; readonly rating: Rating }
  | { readonly kind: 'rating explained'; readonly comment: string }
  | {
      readonly kind: 'replied';
      readonly messageId: number;
      readonly asks: boolean;
      /** What it was for; missing of what was written before anybody said. */
      readonly update?: UpdateKind;
    }
  /** The guard stopped these words, and somebody sent them all the same (UPD-3). */
  /** A reply looked like it had these in it; whoever sent it says that it has none (INC-11). */
  | { readonly kind: 'said to be none'; readonly what: readonly ExposedKind[] }
  | { readonly kind: 'promised'; readonly messageId: number; readonly words: readonly string[] }
  /** What gets the requester on until it is settled, as they were told it (UPD-2). */
  | { readonly kind: 'workaround'; readonly text: string }
  /** `isThanks`: nothing to answer (IN-7). */
  | { readonly kind: 'heard'; readonly messageId: number; readonly isThanks?: boolean }
  | { readonly kind: 'noted'; readonly messageId: number }
  | { readonly kind: 'edited'; readonly messageId: number }
  | { readonly kind: 'removed'; readonly messageId: number }
  /** SLA-3: somebody was told of a clock. `level` 0: before it is over; 1: it is over; 2 and on: the ladder. */
  | {
      readonly kind: 'clock';
      readonly clock: ClockName;
      /** The event that began the clock. */
      readonly sinceId: number;
      readonly level: number;
      /** In words; a clock that gets another target may be told of again. */
      readonly target: string;
      readonly dueAt: string;
      readonly personIds: readonly string[];
      /** Nobody was told: it was over as soon as the policy said something else, which is told for all together. */
      readonly isByPolicy?: boolean;
    }
  /** The desk asked again, for want of an answer to the question that event `questionId` tells of (FUP-1). */
  | { readonly kind: 'followed up'; readonly questionId: number }
  /** `closesAt` in ISO 8601: the moment it names; null where it closes the ticket by arriving. */
  | { readonly kind: 'gave notice'; readonly questionId: number; readonly closesAt: string | null }
  /** Slack took what event `eventId` decided. */
  | {
      readonly kind: 'delivered';
      readonly what: Asking;
      readonly eventId: number;
      readonly channelId: string;
      readonly ts: string;
    }
  /** It did not reach them, or it counts no more; `why` is Slack's code or ours. */
  | {
      readonly kind: 'undelivered';
      readonly what: Asking;
      readonly eventId: number;
      readonly why: string;
    }
  /** *I still need help*, under a closing notice. */
  | { readonly kind: 'still needed' }
  /** `until` in ISO 8601; null: until the requester replies. */
  | { readonly kind: 'snoozed'; readonly until: string | null }
  | { readonly kind: 'woken'; readonly by: 'time' | 'reply' | 'hand' }
  | { readonly kind: 'escalated'; readonly repo: string; readonly engineerId: string | null }
  /** ESC-7: one step of the warm hand-off; `personId` null: nobody of tier 2 is left to ask. */
  | {
      readonly kind: 'hand-off';
      readonly step: HandOffStep;
      readonly personId: string | null;
      /** Theirs, where they declined. */
      readonly reason?: string;
    }
  /** The engineer was asked for news, for the `nth` time since the last; null: their manager was told instead. */
  | { readonly kind: 'chased'; readonly personId: string; readonly nth: number | null }
  /** The product owner's word on it (ESC-3). */
  | {
      readonly kind: 'accepted';
      readonly priority: Priority;
      readonly horizon: Horizon;
      readonly before: Priority | null;
    }
  | { readonly kind: 'declined'; readonly reason: string | null }
  /** What they want to know first, and the answer: each a message of the team's. */
  | { readonly kind: 'owner asked'; readonly messageId: number }
  | { readonly kind: 'owner answered'; readonly messageId: number }
  | { readonly kind: 'work started' }
  | { readonly kind: 'issue opened' | 'issue linked'; readonly repo: string; readonly number: number }
  /** Labels, assignee, milestone, by somebody there; null: none any more. */
  | ({ readonly kind: 'issue changed'; readonly repo: string; readonly number: number } & ChangedIssue)
  | {
      readonly kind: 'issue moved';
      readonly repo: string;
      readonly number: number;
      readonly state: 'open' | 'closed';
      readonly reason: string | null;
    }
  | { readonly kind: 'marked sensitive' }
  /** INC-12: it is part of an incident, whose name people may read; null: of a private one. */
  | { readonly kind: 'attached'; readonly incidentId: number; readonly incident: string | null }
  | { readonly kind: 'detached'; readonly incidentId: number; readonly incident: string | null }
  /** `other` is the number people know, `how` how it stands to this one. */
  | { readonly kind: 'linked'; readonly other: number; readonly how: LinkHow }
  | { readonly kind: 'unlinked'; readonly other: number }
  /** A duplicate (TRI-8): `back` is what *Unmerge* leads back to. The resolving is a fact of its own. */
  | {
      readonly kind: 'merged';
      readonly into: number;
      readonly intoId: number;
      readonly back: { readonly status: TicketStatus; readonly statusBeforeWait: TicketStatus | null };
    }
  | { readonly kind: 'unmerged'; readonly from: number }
  /** The other side of both. */
  | { readonly kind: 'took in'; readonly other: number }
  | { readonly kind: 'let go'; readonly other: number }
  /** The facts after it put back what the act had changed (C-3). */
  | { readonly kind: 'undone'; readonly act: Undoable };

/** A change of status: its requester is told of each (UPD-1). */
export type StatusFact = Extract<TicketFact, { kind: 'moved' | 'resolved' | 'reopened' }>;

const STATUS_KINDS: readonly string[] = ['moved', 'resolved', 'reopened'] satisfies StatusFact['kind'][];

export const isStatusFact = (fact: { readonly kind: string }): fact is StatusFact =>
  STATUS_KINDS.includes(fact.kind);

export const statusAfter = (fact: StatusFact): TicketStatus =>
  fact.kind === 'resolved' ? 'resolved' : fact.to;

export const statusBefore = (fact: StatusFact): TicketStatus =>
  fact.kind === 'reopened' ? 'resolved' : fact.from;

/** What the facts of one ticket add up to, and must be in its row. */
export interface TicketState {
  readonly status: TicketStatus;
  readonly ownerId: string | null;
  readonly groupKey: string | null;
  readonly resolution: Resolution | null;
  readonly mergedIntoId: number | null;
  readonly isSensitive: boolean;
  readonly type: TicketType | null;
  readonly priority: Priority | null;
  readonly isSnoozed: boolean;
  /** Its clocks wait for the end of an incident. */
  readonly isAttached: boolean;
  readonly workaround: string | null;
  /** Of the term as it was: merged since, its row has what it was merged into. */
  readonly componentId: number | null;
  readonly labelIds: readonly number[];
}

export const BORN: TicketState = {
  status: 'new',
  ownerId: null,
  groupKey: null,
  resolution: null,
  mergedIntoId: null,
  isSensitive: false,
  type: null,
  priority: null,
  isSnoozed: false,
  isAttached: false,
  workaround: null,
  componentId: null,
  labelIds: [],
};

export function addUp(facts: readonly TicketFact[]): TicketState {
  return facts.reduce(stateAfter, BORN);
}

export function stateAfter(state: TicketState, fact: TicketFact): TicketState {
  switch (fact.kind) {
    case 'owned':
      return { ...state, ownerId: fact.to };
    case 'routed':
      return { ...state, groupKey: fact.to };
    case 'moved':
      return { ...state, status: fact.to, ...(isOpen(fact.to) ? { resolution: null } : {}) };
    case 'merged':
      return { ...state, mergedIntoId: fact.intoId };
    case 'unmerged':
      return { ...state, mergedIntoId: null };
    case 'resolved':
      return { ...state, status: 'resolved', resolution: fact.resolution, isSnoozed: false };
    case 'reopened':
      return { ...state, status: fact.to, resolution: null };
    case 'accepted':
      return { ...state, priority: fact.priority };
    case 'triaged':
      return { ...state, type: fact.type, priority: fact.priority };
    case 'snoozed':
      return { ...state, isSnoozed: true };
    case 'woken':
      return { ...state, isSnoozed: false };
    case 'placed':
      return { ...state, componentId: fact.to?.termId ?? null };
    case 'labelled':
      return { ...state, labelIds: labelled(state.labelIds, fact) };
    case 'workaround':
      return { ...state, workaround: fact.text };
    case 'marked sensitive':
      return { ...state, isSensitive: true };
    case 'attached':
      return { ...state, isAttached: true };
    case 'detached':
      return { ...state, isAttached: false };
    default:
      return state;
  }
}

function labelled(
  labelIds: readonly number[],
  { added, removed }: Extract<TicketFact, { kind: 'labelled' }>,
): readonly number[] {
  const gone = removed.map((ref) => ref.termId);
  const come = added.map((ref) => ref.termId);
  return [...new Set([...labelIds.filter((id) => !gone.includes(id)), ...come])];
}

/** Time-sensitive, as those who decide were told. */
export function hurriedFact(ownerIds: readonly string[]): Extract<TicketFact, { kind: 'hurried' }> {
  const [personId = null, ...others] = ownerIds;
  return { kind: 'hurried', personId, ...(others.length > 0 ? { others } : {}) };
}
