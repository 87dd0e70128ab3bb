import { insertDue } from '../../db/due.ts';
import type { Tx } from '../../db/handles.ts';
import { listIncidentEvents } from '../../db/incident-events.ts';
import { getIncident, type Incident } from '../../db/incidents.ts';
import { rotateWords } from '../../domain/incident/handover-words.ts';
import { canReopen, type IncidentState, isGoingOn } from '../../domain/incident/state.ts';
import type { Policy } from '../../policy/policy.ts';
import { eachTime, sayIn } from './send-incident.ts';

/** The kind of the due row that proposes a handover to whoever has been in command for long. */
export const ROTATION = 'incident-rotation';

/** From now on, whoever leads. */
export async function ringRotation(
  tx: Tx,
  { incidents }: Policy,
  { id, workspaceId }: Incident,
  now: Date,
): Promise<void> {
  const dueAt = new Date(now.getTime() + incidents.command.rotateAfterMs);
  await insertDue(tx, { workspaceId, kind: ROTATION, subject: String(id), dueAt });
}

/** What was over meanwhile, and is open again, is led anew from then on. */
async function ledSince(tx: Tx, incidentId: number, commandSince: Date): Promise<Date> {
  const moves = (await listIncidentEvents(tx, incidentId)).filter(({ kind }) => kind === 'moved');
  const opened = moves.findLast(({ detail }) => canReopen(detail.from as IncidentState));
  return opened && opened.at > commandSince ? opened.at : commandSince;
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
  const words = rotateWords(incident, await ledSince(tx, incidentId, commandSince), againAt);
  await sayIn(tx, incident, { personId: commanderId }, eachTime('rotate'), words, now);
}
