import { getIncidentIn, type Incident } from '../../db/incidents.ts';
import type { Caller } from '../../domain/people/actor.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { askForRoom } from './send-incident.ts';
import { refuseUnlessMayDo } from './standing.ts';
import { refuseUnlessGoingOn } from './take-part.ts';

/** A low one gets a channel of its own and stays low; adoptRoom moves its card there (INC-2). */
export function promoteIncident(desk: Desk, caller: Caller, incidentId: number): Promise<Incident> {
  return act(desk, caller, async (tx, actor, now) => {
    const incident = await getIncidentIn(tx, actor.workspaceId, incidentId);
    await refuseUnlessMayDo(tx, actor, 'incident.work', incident);
    refuseUnlessGoingOn(incident);
    if (!incident.roomChannelId) await askForRoom(tx, incident, now);
    return incident;
  });
}
