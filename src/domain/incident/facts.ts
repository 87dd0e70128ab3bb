import type { Property } from './assessment.ts';
import type { EntryCounts, EntryKind, EntryState } from './entry.ts';
import type { HandoverFacts } from './handover.ts';
import type { Called, Calling } from './ladder.ts';
import type { IncidentLink } from './links.ts';
import type { WhereMerged } from './merge-words.ts';
import type { Named } from './name.ts';
import type { IncidentRole } from './role.ts';
import type { Severity } from './severity.ts';
import type { IncidentState } from './state.ts';
import type { TrackingFacts } from './tracking.ts';

/** An incident as its headline and its card show it, loaded when they are drawn. */
export interface IncidentFacts extends Named {
  readonly id: number;
  readonly title: string;
  readonly state: IncidentState;
  readonly severity: Severity | null;
  readonly declarer: string;
  readonly declaredAt: Date;
  /** By name; null: nobody holds it. */
  readonly roles: Readonly<Record<IncidentRole, string | null>>;
  /** By name, in the order in which they came. */
  readonly responders: readonly string[];
  /** null: it is not open yet, or this is a thread. */
  readonly roomChannelId: string | null;
  /** Work goes on in the headline's thread. */
  readonly isInThread: boolean;
  /** null: nobody is being called. */
  readonly calling: Calling | null;
  /** In this calling, or in the last one. */
  readonly called: readonly Called[];
  /** null: command is not offered. */
  readonly handover: HandoverFacts | null;
  readonly sourceLink: string | null;
  /** What it is part of now (INC-4). */
  readonly mergedInto: (WhereMerged & { readonly name: string }) | null;
  readonly entries: EntryCounts;
  readonly links: readonly IncidentLink[];
  /** null: it has no tracking record. */
  readonly tracking: TrackingFacts | null;
  readonly containedAt: Date | null;
  readonly resolvedAt: Date | null;
  readonly hits: readonly Property[];
  /** How many sitreps have been sent. */
  readonly sitreps: number;
  /** By when the next one is; null: none is due. */
  readonly nextBy: Date | null;
  /** Attached now, and how many people asked them (INC-12). */
  readonly tickets: number;
  readonly requesters: number;
}

/** One entry of the record, as lists show it. */
export interface EntryLine {
  readonly id: number;
  readonly kind: EntryKind;
  readonly state: EntryState;
  readonly text: string;
  readonly owner: string | null;
  /** Of evidence. */
  readonly system: string | null;
  readonly link: string | null;
  readonly sha256: string | null;
  readonly settledBy: string | null;
  readonly settledAt: Date | null;
  readonly reason: string | null;
}

/** One incident, as lists show it. */
export interface IncidentLine extends Named {
  readonly id: number;
  readonly title: string;
  readonly severity: Severity | null;
  readonly declaredAt: Date;
  readonly resolvedAt: Date | null;
  /** By name; null: nobody holds it. */
  readonly commander: string | null;
}
