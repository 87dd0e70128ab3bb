import { deleteDue } from '../../db/due.ts';
import type { Tx } from '../../db/handles.ts';
import { type Incident, updateIncident } from '../../db/incidents.ts';
import type { By } from '../../db/ticket-events.ts';
import { incidentName } from '../../domain/incident/name.ts';
import {
  INCIDENT_STATES,
  type IncidentState,
  isConfirmed,
  isGoingOn,
  leadsTo,
} from '../../domain/incident/state.ts';
import { Refusal } from '../../domain/refusal.ts';
import { ABSENT, HANDOVER } from './give-command.ts';
import { drawMergedInto } from './merged-into.ts';
import { redrawPages } from './page.ts';
import { record } from './record.ts';
import { drawIncident } from './send-incident.ts';
import { drawUndecidedStorms } from './watch-storm.ts';

/**
 * The one place where an incident changes its state (INC-4): refuses what the table of states does not know, puts it
 * on the record and draws headline, card and topic anew.
 */
export async function moveIncident(
  tx: Tx,
  incident: Incident,
  by: By,
  to: IncidentState,
  now: Date,
  reason: string | null = null,
): Promise<Incident> {
  const { state: from } = incident;
  refuseUnlessMove(incident, to);
  const moved = await updateIncident(tx, incident.id, isGoingOn(to) ? { state: to } : ended(to));
  await record(tx, incident, by, { kind: 'moved', from, to, reason }, now);
  await drawIncident(tx, moved, now);
  if (isConfirmed(from) !== isConfirmed(to)) await drawMergedInto(tx, moved, now);
  if (isGoingOn(to)) return moved;
  for (const kind of [ABSENT, HANDOVER]) await deleteDue(tx, moved.workspaceId, kind, String(moved.id));
  await redrawPages(tx, moved, now);
  await drawUndecidedStorms(tx, moved.workspaceId, now);
  return moved;
}

/** Command of what is over is offered to nobody. */
const ended = (state: IncidentState) => ({ state, handover: null });

/** `wanted`: of moves that another state knows as well, the state this one starts from. */
export function refuseUnlessMove(
  incident: Incident,
  to: IncidentState,
  wanted: readonly IncidentState[] = INCIDENT_STATES,
): void {
  const { state: from } = incident;
  if (wanted.includes(from) && leadsTo(from, to)) return;
  throw new Refusal(
    'incident.no-such-move',
    `Nothing changed: ${incidentName(incident)} is ${from}, and cannot become ${to} from there.`,
  );
}
