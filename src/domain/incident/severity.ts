/** INC-5; unknown is null, and runs on the high column. */
export const SEVERITIES = ['high', 'medium', 'low'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What an incident runs on while nobody has said. */
export const severityInForce = (severity: Severity | null): Severity => severity ?? 'high';

/** The heavier of two; null: nobody has said of either. */
export function heavier(a: Severity | null, b: Severity | null): Severity | null {
  if (a === null || b === null) return a ?? b;
  return SEVERITIES.indexOf(a) <= SEVERITIES.indexOf(b) ? a : b;
}

/** A low one is worked on in the headline's thread until it is promoted (INC-2); a private one has no headline. */
export const needsRoom = ({
  severity,
  isPrivate,
}: {
  readonly severity: Severity | null;
  readonly isPrivate: boolean;
}): boolean => isPrivate || severityInForce(severity) !== 'low';
