import { promoteIncident } from '../../services/incident/promote-incident.ts';
import { plainAnswer } from '../../views/words.ts';
import type { AskedByButton } from '../asked.ts';

/** *Promote to channel*, for a low one. */
export async function promote({ desk, caller, replace }: AskedByButton, incidentId: number): Promise<void> {
  await promoteIncident(desk, caller, incidentId);
  await replace(plainAnswer('Its channel is being opened. The thread says where work goes on.'));
}
