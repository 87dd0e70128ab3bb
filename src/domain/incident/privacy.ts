import type { Triage } from '../ticket/triage.ts';
import type { Assessment } from './assessment.ts';

interface Told {
  readonly isPrivate: boolean;
  readonly isSensitive: boolean;
  readonly triage: Triage | null;
}

/** Whether what Assess says is better worked on where few read (INC-10). */
export const concernsData = ({ hits, suspicious }: Pick<Assessment, 'hits' | 'suspicious'>): boolean =>
  hits.includes('confidentiality') || suspicious !== 'no';

/** Whether an incident that begins with this ticket may concern personal data, and is suggested private (INC-10). */
export const suggestsPrivacy = ({ isPrivate, isSensitive, triage }: Told): boolean =>
  isPrivate || isSensitive || (triage !== null && triage.incident !== 'no');
