import type { Tx } from '../../db/handles.ts';
import { type Incident, updateIncident } from '../../db/incidents.ts';
import type { By } from '../../db/ticket-events.ts';
import type { StakeholderDecision } from '../../domain/incident/assessment.ts';
import { record } from './record.ts';

/** Whether stakeholders were told; without it an incident they were to hear of is not resolved (INC-4). */
export async function decideStakeholders(
  tx: Tx,
  incident: Incident,
  by: By,
  decision: StakeholderDecision,
  why: string,
  now: Date,
): Promise<Incident> {
  const decided = await updateIncident(tx, incident.id, { stakeholders: decision });
  await record(tx, incident, by, { kind: 'stakeholders', decision, why }, now);
  return decided;
}

export const isDecided = ({
  assessment,
  stakeholders,
}: Pick<Incident, 'assessment' | 'stakeholders'>): boolean =>
  !assessment?.notifyStakeholders || stakeholders !== null;
