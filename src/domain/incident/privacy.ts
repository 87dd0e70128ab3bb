import type { Triage } from '../ticket/triage.ts';

interface Told {
  readonly isPrivate: boolean;
  readonly isSensitive: boolean;
  readonly triage: Triage | null;
}

/** Whether an incident that begins with this ticket may concern personal data, and is suggested private (INC-10). */
export const suggestsPrivacy = ({ isPrivate, isSensitive, triage }: Told): boolean =>
  isPrivate || isSensitive || (triage !== null && triage.incident !== 'no');
