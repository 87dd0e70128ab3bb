import type { Severity } from '../../../src/domain/incident/severity.ts';
import { SEVERITIES } from '../../../src/domain/incident/severity.ts';
import type { IncidentState } from '../../../src/domain/incident/state.ts';

/** What an incident should be, as simply as it can be said. */
export interface IncidentModel {
  state: IncidentState;
  commander: string | null;
  isAnswered: boolean;
  severity: Severity | null;
  highest: Severity | null;
  isContained: boolean;
  isResolved: boolean;
  /** Whether stakeholders are to hear of it, and whether somebody has said what became of that. */
  isToNotify: boolean;
  isDecided: boolean;
  tasks: number;
  evidence: number;
  sitreps: number;
}

export const newIncidentModel = (commander: string | null): IncidentModel => ({
  state: 'initiated',
  commander,
  isAnswered: false,
  severity: null,
  highest: null,
  isContained: false,
  isResolved: false,
  isToNotify: false,
  isDecided: false,
  tasks: 0,
  evidence: 0,
  sitreps: 0,
});

const GOING_ON: readonly IncidentState[] = ['initiated', 'assessing', 'remediating', 'monitoring'];
export const goesOn = ({ state }: IncidentModel): boolean => GOING_ON.includes(state);

export const mayLead = ({ commander }: IncidentModel, who: string, isStaff: boolean): boolean =>
  commander === who || (commander === null && isStaff);

export function rateTo(model: IncidentModel, severity: Severity): void {
  model.severity = severity;
  const isHigher = model.highest === null || SEVERITIES.indexOf(severity) < SEVERITIES.indexOf(model.highest);
  if (isHigher) model.highest = severity;
}
