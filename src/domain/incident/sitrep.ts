import type { Assessment, Property } from './assessment.ts';
import type { IncidentLink } from './links.ts';
import type { Named } from './name.ts';
import type { Severity } from './severity.ts';
import type { IncidentState } from './state.ts';

/** What made somebody send it: the Assess form, the cadence, a change of command, the end (INC-7). */
export const SITREP_KINDS = ['assessed', 'regular', 'nothing changed', 'handover', 'final'] as const;
export type SitrepKind = (typeof SITREP_KINDS)[number];

/** What the desk adds to a sender's words, as it stood at that moment. */
export interface SitrepFacts {
  readonly state: IncidentState;
  readonly severity: Severity | null;
  /** Of the sitrep before; missing where it is the same. */
  readonly severityBefore?: Severity | null;
  readonly hits: readonly Property[];
  readonly commanderId: string | null;
  readonly communicationsId: string | null;
  readonly responderIds: readonly string[];
  readonly leadsOpen: number;
  readonly tasksDone: number;
  readonly tasks: number;
  /** Those still open, with their owners' ids. */
  readonly openTasks: readonly { readonly text: string; readonly ownerId: string | null }[];
  readonly tickets: number;
  readonly requesters: number;
  /** Milliseconds since 1970 UTC. By when this one was due; null: none was. */
  readonly dueMs: number | null;
  /** By when the next one is; null of the last one. */
  readonly nextByMs: number | null;
  /** Of the one that Assess sends. */
  readonly assessment?: Assessment;
}

/** What its sender writes. */
export interface SitrepWords {
  readonly situation: string;
  readonly actions: string;
  readonly needs: string;
  readonly workaround: string | null;
}

/** A sitrep as it is read, people by their names. */
export interface SitrepShown extends SitrepWords {
  readonly of: Named & { readonly title: string };
  readonly number: number;
  readonly kind: SitrepKind;
  /** When it was written, where it could be sent only much later (INC-15). */
  readonly lateSince: Date | null;
  readonly facts: SitrepFacts;
  readonly links: readonly IncidentLink[];
  readonly commander: string | null;
  readonly communications: string | null;
  readonly responders: readonly string[];
}
