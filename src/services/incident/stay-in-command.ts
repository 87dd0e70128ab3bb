import { getIncidentIn, type Incident } from '../../db/incidents.ts';
import { refuseUnlessCommander } from '../../domain/incident/guards.ts';
import type { Caller } from '../../domain/people/actor.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { commanderStays, isMissed } from './miss-commander.ts';
import { refuseUnlessMayDo } from './standing.ts';
import { refuseUnlessGoingOn } from './take-part.ts';

/** *I stay*, of whoever was asked whether they are there (INC-8). */
export function stayInCommand(desk: Desk, caller: Caller, incidentId: number): Promise<Incident> {
  return act(desk, caller, async (tx, actor, now) => {
    const incident = await getIncidentIn(tx, actor.workspaceId, incidentId);
    await refuseUnlessMayDo(tx, actor, 'incident.lead', incident);
    refuseUnlessGoingOn(incident);
    refuseUnlessCommander(incident, actor.personId);
    if (await isMissed(tx, incident)) await commanderStays(tx, incident, now);
    return incident;
  });
}
