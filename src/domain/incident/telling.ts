/** What reached somebody of an incident; kept for what a false alarm has to take back (INC-13). */
export const TELLINGS = [
  'headline',
  'card',
  'page',
  'sitrep',
  'identified',
  'workaround',
  'stakeholders',
  'closing',
] as const;
export type Telling = (typeof TELLINGS)[number];
