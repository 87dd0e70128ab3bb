import { insertDue } from '../../db/due.ts';
import type { Tx } from '../../db/handles.ts';
import { getIncident, type Incident } from '../../db/incidents.ts';
import { rotateWords } from '../../domain/incident/handover-words.ts';
import { isGoingOn } from '../../domain/incident/state.ts';
import type { Policy } from '../../policy/policy.ts';
import { eachTime, sayIn } from './send-incident.ts';

/** The kind of the due row that proposes a handover to whoever has been in command for long. */
export const ROTATION = 'incident-rotation';

export async function ringRotation(
  tx: Tx,
  { incidents }: Policy,
  { id, workspaceId, commandSince }: Incident,
  now: Date,
): Promise<void> {
  const { rotateAfterMs } = incidents.command;
  const dueAt = new Date((commandSince ?? now).getTime() + rotateAfterMs);
  await insertDue(tx, { workspaceId, kind: ROTATION, subject: String(id), dueAt });
}

/** By direct message, again and again, until somebody else has it (INC-8). Run by the tick. */
export async function proposeRotation(tx: Tx, policy: Policy, incidentId: number, now: Date): Promise<void> {
  const incident = await getIncident(tx, incidentId);
  const { commanderId, commandSince, severity, state, workspaceId } = incident;
  if (!commanderId || !commandSince || !isGoingOn(state)) return;
  const againAt = new Date(now.getTime() + policy.incidents.command.rotateAgainMs);
  await insertDue(tx, { workspaceId, kind: ROTATION, subject: String(incidentId), dueAt: againAt });
  // Asked already, or small; a severity may still rise.
  if (severity === 'low' || incident.handover) return;
  const words = rotateWords(incident, commandSince, againAt);
  await sayIn(tx, incident, { personId: commanderId }, eachTime('rotate'), words, now);
}
