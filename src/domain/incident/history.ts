import type { ExposedKind } from '../exposed/kinds.ts';
import type { Assessment, StakeholderDecision } from './assessment.ts';
import type { EntryDetail, EntryKind, EntryState } from './entry.ts';
import type { Brief } from './handover.ts';
import type { Absence } from './handover-words.ts';
import type { Rung } from './ladder.ts';
import type { IncidentRole } from './role.ts';
import type { Severity } from './severity.ts';
import type { IncidentState } from './state.ts';

/** One thing that happened in an incident. The record of them is the truth, and is never changed (INC-9). */
export type IncidentFact =
  | {
      readonly kind: 'declared';
      readonly title: string;
      readonly severity: Severity | null;
      readonly isPrivate: boolean;
      readonly reporterId: string;
    }
  /** What began as a drill is none any more; `was`: what it was called (INC-1). */
  | { readonly kind: 'made real'; readonly was: string }
  /** Everybody could read it until then; `was`: what it was called (INC-10). */
  | { readonly kind: 'made private'; readonly was: string }
  /**
   * The database failed then: it was kept in a journal, and is on the record since (INC-15). `roomName`: what its room
   * is called, which Slack may have opened without the desk hearing of it.
   */
  | { readonly kind: 'journaled'; readonly declaredAt: Date; readonly roomName: string | null }
  | { readonly kind: 'retitled'; readonly from: string; readonly to: string }
  | {
      readonly kind: 'moved';
      readonly from: IncidentState;
      readonly to: IncidentState;
      readonly reason: string | null;
    }
  | { readonly kind: 'assessed'; readonly assessment: Assessment }
  /** null: it is not, after all. */
  | { readonly kind: 'contained'; readonly since: Date | null }
  | { readonly kind: 'stakeholders'; readonly decision: StakeholderDecision; readonly why: string }
  /** The product owner is to write what stakeholders are told; `word`: of whoever wants it otherwise. */
  | {
      readonly kind: 'stakeholders asked';
      readonly personIds: readonly string[];
      readonly word: string | null;
    }
  | { readonly kind: 'stakeholders ready'; readonly personId: string }
  | { readonly kind: 'rated'; readonly from: Severity | null; readonly to: Severity; readonly reason: string }
  | { readonly kind: 'called'; readonly rung: Rung; readonly personIds: readonly string[] }
  /** Nobody of a rung could be waited for. */
  | { readonly kind: 'passed over'; readonly rung: Rung; readonly personIds: readonly string[] }
  /** Slack did not carry the calls, and the webhooks of the policy were told (INC-15). */
  | { readonly kind: 'called outside'; readonly rung: Rung; readonly personIds: readonly string[] }
  | { readonly kind: 'page lost'; readonly personId: string; readonly why: string }
  /** Said aloud, with names and numbers (INC-3). */
  | { readonly kind: 'nobody answered' }
  /** Somebody pressed *I'm responding*. */
  | { readonly kind: 'responding'; readonly personId: string }
  | {
      readonly kind: 'role';
      readonly role: IncidentRole;
      readonly from: string | null;
      readonly to: string | null;
      readonly how: 'by declaring' | 'taken' | 'handed over' | 'given' | 'laid down' | 'lost';
    }
  /** Nothing has changed yet: command is offered, and somebody is asked (INC-8). */
  | { readonly kind: 'handover offered'; readonly brief: Brief }
  | { readonly kind: 'handover asked'; readonly personId: string }
  /** `word`: null of whoever did not answer in time. */
  | { readonly kind: 'handover declined'; readonly personId: string; readonly word: string | null }
  | { readonly kind: 'commander absent'; readonly personId: string; readonly absence: Absence }
  | { readonly kind: 'commander stays'; readonly personId: string }
  /** Its room is this channel; `isNew` of one that was opened because an older one cannot be opened again. */
  | { readonly kind: 'room'; readonly channelId: string; readonly name: string }
  | { readonly kind: 'joined' | 'left'; readonly personId: string }
  /** Somebody who knows the codename asked the commander of a private one, and was answered (INC-10). */
  | { readonly kind: 'access asked' | 'let in' | 'kept out'; readonly personId: string }
  | { readonly kind: 'not invited'; readonly personId: string; readonly why: string }
  | {
      readonly kind: 'entered';
      readonly entryId: number;
      readonly what: EntryKind;
      readonly text: string;
    }
  | {
      readonly kind: 'entry changed';
      readonly entryId: number;
      readonly from: EntryState;
      readonly to: EntryState;
      readonly reason: string | null;
      readonly detail?: EntryDetail;
      /** Its message was edited since it was entered. */
      readonly text?: string;
    }
  /** A task became a follow-up: it is for later. */
  | { readonly kind: 'deferred'; readonly entryId: number }
  /** A change was put on the record before the evidence was settled (INC-6). */
  | { readonly kind: 'changed before evidence'; readonly entryId: number; readonly reason: string }
  /** Somebody is to do it, or another one (INC-14). */
  | {
      readonly kind: 'entry given';
      readonly entryId: number;
      readonly from: string | null;
      readonly to: string | null;
    }
  /** Issues were asked for: of follow-ups, by their entries (INC-14). */
  | { readonly kind: 'issues asked'; readonly repo: string; readonly entryIds: readonly number[] }
  /** Sections of the report were written, by their names (INC-14). */
  | { readonly kind: 'reported'; readonly sections: readonly string[] }
  /** When it began and when it was seen, put right afterwards. */
  | { readonly kind: 'timed'; readonly startedAt: Date; readonly discoveredAt: Date }
  | { readonly kind: 'sitrep'; readonly number: number; readonly sitrepId: number }
  /** Something in the words of these fields looked like what does not belong in Slack; whoever wrote it says it is none (INC-11). */
  | {
      readonly kind: 'said to be none';
      readonly what: readonly ExposedKind[];
      readonly fields: readonly string[];
    }
  /** It became part of another one, or another one of it; by what that was called then (INC-4). */
  | { readonly kind: 'merged into' | 'took in'; readonly incidentId: number; readonly name: string }
  | { readonly kind: 'attached' | 'detached'; readonly ticketNumbers: readonly number[] };

export type IncidentFactKind = IncidentFact['kind'];
