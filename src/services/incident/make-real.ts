import type { Tx } from '../../db/handles.ts';
import { listIncidentPeople } from '../../db/incident-people.ts';
import { getIncidentIn, type Incident, updateSeries } from '../../db/incidents.ts';
import { isDrill, madeRealWords } from '../../domain/incident/drill.ts';
import { incidentName } from '../../domain/incident/name.ts';
import type { IncidentPlace } from '../../domain/incident/place.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';
import { Refusal } from '../../domain/refusal.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { startCalling } from './ladder.ts';
import { redrawPages } from './page.ts';
import { record } from './record.ts';
import { drawIncident, eachTime, sayIn } from './send-incident.ts';
import { refuseUnlessMayDo } from './standing.ts';
import { refuseUnlessGoingOn } from './take-part.ts';
import { trackIncident } from './track-incident.ts';

/**
 * *It is real*: what began as a drill is an event like any other from now on, with the next number of those (INC-1).
 * Everybody in it is told that it is no drill; where nobody has answered, people are called anew.
 */
export function makeReal(desk: Desk, caller: Caller, incidentId: number): Promise<Incident> {
  return act(desk, caller, async (tx, actor, now) => {
    const drill = await getIncidentIn(tx, actor.workspaceId, incidentId);
    await refuseUnlessMayDo(tx, actor, 'incident.make-real', drill);
    if (!isDrill(drill)) throw isReal(drill);
    refuseUnlessGoingOn(drill);
    const was = incidentName(drill);
    const real = await updateSeries(tx, drill, 'incident');
    await record(tx, real, actor, { kind: 'made real', was }, now);
    await trackIncident(tx, desk, real, now);
    await tellAll(tx, real, actor, was, now);
    if (!real.acknowledgedAt) return startCalling(tx, desk.policy, real, 'response', now);
    await redrawPages(tx, real, now);
    await drawIncident(tx, real, now);
    return real;
  });
}

async function tellAll(tx: Tx, real: Incident, actor: Actor, was: string, now: Date): Promise<void> {
  const isCalling = !real.acknowledgedAt || real.nextRungAt !== null;
  const words = madeRealWords(real, was, actor.name, isCalling);
  const people = (await listIncidentPeople(tx, real.id)).map(({ personId }) => ({ personId }));
  const places: IncidentPlace[] = ['room', 'headlines', ...people];
  for (const place of places) await sayIn(tx, real, place, eachTime('made-real'), words, now);
}

const isReal = (incident: Incident): Refusal =>
  new Refusal('drill.real', `Nothing changed: ${incidentName(incident)} is no drill.`);
