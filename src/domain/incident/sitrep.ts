import type { Property } from './assessment.ts';
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
  readonly tickets: number;
  readonly requesters: number;
  /** Milliseconds since 1970 UTC; null of the last one. */
  readonly nextByMs: number | null;
}
