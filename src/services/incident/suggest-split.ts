import { insertDue } from '../../db/due.ts';
import type { Tx } from '../../db/handles.ts';
import { getIncident, type Incident } from '../../db/incidents.ts';
import { splitWords } from '../../domain/incident/handover-words.ts';
import { isGoingOn } from '../../domain/incident/state.ts';
import type { Policy } from '../../policy/policy.ts';
import { sayIn } from './send-incident.ts';

/** The kind of the due row that looks whether one person still leads and repairs. */
export const SPLIT = 'incident-split';

const isOne = ({ commanderId, technicalLeadId }: Incident): boolean =>
  commanderId !== null && commanderId === technicalLeadId;

/** After command or technical lead has changed hands. */
export async function ringSplit(tx: Tx, { incidents }: Policy, incident: Incident, now: Date): Promise<void> {
  if (!isOne(incident)) return;
  const { id, workspaceId } = incident;
  const dueAt = new Date(now.getTime() + incidents.command.splitAfterMs);
  await insertDue(tx, { workspaceId, kind: SPLIT, subject: String(id), dueAt });
}

/** Said once in an incident, whoever it is (incident-design, roles). Run by the tick. */
export async function suggestSplit(tx: Tx, incidentId: number, now: Date): Promise<void> {
  const incident = await getIncident(tx, incidentId);
  if (!isOne(incident) || !incident.commanderId || !isGoingOn(incident.state)) return;
  await sayIn(tx, incident, 'room', 'split', splitWords(incident.commanderId), now);
}
