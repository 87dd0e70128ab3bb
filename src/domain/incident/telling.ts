/**
 * What reached somebody of an incident; kept for what a false alarm has to take back (INC-13). `said`: what else of it
 * stands where everybody reads, which is cut where it becomes private (INC-10).
 */
export const TELLINGS = [
  'headline',
  'card',
  'page',
  'sitrep',
  'identified',
  'workaround',
  'stakeholders',
  'closing',
  'said',
] as const;
export type Telling = (typeof TELLINGS)[number];
