import type { IncidentFacts } from './facts.ts';

/** What calls somebody, as it stands when it is drawn. */
export interface PageFacts {
  readonly incident: IncidentFacts;
  /** Then it says where, and nothing else (INC-10). */
  readonly isPrivate: boolean;
}
