import { getIncidentIn, type Incident, updateIncident } from '../../db/incidents.ts';
import type { Caller } from '../../domain/people/actor.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { record } from './record.ts';
import { refuseExposed } from './refuse-exposed.ts';
import { drawIncident } from './send-incident.ts';
import { refuseUnlessMayDo } from './standing.ts';

/** Headline, card and topic get the new title; the room keeps its name (incident-design, choreography). */
export function renameIncident(
  desk: Desk,
  caller: Caller,
  incidentId: number,
  title: string,
): Promise<Incident> {
  return act(desk, caller, async (tx, actor, now) => {
    const incident = await getIncidentIn(tx, actor.workspaceId, incidentId);
    await refuseUnlessMayDo(tx, actor, 'incident.work', incident);
    if (incident.title === title) return incident;
    await refuseExposed(tx, desk.policy, incident, actor, caller, { title }, now);
    const renamed = await updateIncident(tx, incidentId, { title });
    await record(tx, incident, actor, { kind: 'retitled', from: incident.title, to: title }, now);
    await drawIncident(tx, renamed, now);
    return renamed;
  });
}
