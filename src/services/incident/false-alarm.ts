import type { Tx } from '../../db/handles.ts';
import { getIncidentIn, type Incident } from '../../db/incidents.ts';
import { refuseUnlessReasoned } from '../../domain/incident/guards.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { endCadence } from './cadence.ts';
import { stopCalling } from './ladder.ts';
import { moveIncident } from './move-incident.ts';
import { refuseExposed } from './refuse-exposed.ts';
import { scoreDrill } from './score-drill.ts';
import { refuseUnlessMayDo } from './standing.ts';
import { tellCalledOff } from './tell-called-off.ts';

/** *False alarm*, confirmed: what Assess says of an event that is no incident (INC-5). */
export function callOffIncident(
  desk: Desk,
  caller: Caller,
  incidentId: number,
  reason: string,
): Promise<Incident> {
  return act(desk, caller, async (tx, actor, now) => {
    const incident = await getIncidentIn(tx, actor.workspaceId, incidentId);
    await refuseUnlessMayDo(tx, actor, 'incident.lead', incident);
    refuseUnlessReasoned(reason);
    await refuseExposed(tx, desk.policy, incident, actor, caller, { reason }, now);
    return callOff(tx, incident, actor, reason, now);
  });
}

/** The event ends here, whatever was under way for it: nobody is called, and no sitrep is due any more. */
export async function callOff(
  tx: Tx,
  incident: Incident,
  by: Actor,
  reason: string,
  now: Date,
): Promise<Incident> {
  const calm = await endCadence(tx, await stopCalling(tx, incident));
  const moved = await moveIncident(tx, calm, by, 'false alarm', now, reason);
  await tellCalledOff(tx, moved, by, reason, now);
  await scoreDrill(tx, moved, now);
  return moved;
}
