import type { Tx } from '../../db/handles.ts';
import { getIncidentIn, type Incident, updateIncident } from '../../db/incidents.ts';
import type { By } from '../../db/ticket-events.ts';
import { refuseUnlessReasoned } from '../../domain/incident/guards.ts';
import { ratedWords } from '../../domain/incident/life-words.ts';
import { incidentName } from '../../domain/incident/name.ts';
import { heavier, needsRoom, type Severity } from '../../domain/incident/severity.ts';
import type { Caller } from '../../domain/people/actor.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Policy } from '../../policy/policy.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { readRungs } from '../oncall/read-oncall.ts';
import { rearmCadence } from './cadence.ts';
import { followSeverity } from './follow-severity.ts';
import { gather } from './gather.ts';
import { record } from './record.ts';
import { refuseExposed } from './refuse-exposed.ts';
import { askForRoom, drawIncident, eachTime, sayIn } from './send-incident.ts';
import { refuseUnlessMayDo } from './standing.ts';
import { refuseUnlessGoingOn } from './take-part.ts';

/** Another severity, at any time, with a reason. */
export function rateIncident(
  desk: Desk,
  caller: Caller,
  incidentId: number,
  severity: Severity,
  reason: string,
): Promise<Incident> {
  return act(desk, caller, async (tx, actor, now) => {
    const incident = await getIncidentIn(tx, actor.workspaceId, incidentId);
    await refuseUnlessMayDo(tx, actor, 'incident.report', incident);
    refuseUnlessGoingOn(incident);
    refuseUnlessReasoned(reason);
    if (incident.severity === severity) {
      const message = `Nothing changed: the severity of ${incidentName(incident)} is ${severity} already.`;
      throw new Refusal('incident.rated', message, 'severity');
    }
    await refuseExposed(tx, desk.policy, incident, actor, caller, { reason }, now);
    const rated = await rate(tx, desk.policy, incident, actor, severity, reason, now);
    const words = ratedWords(actor.name, incident.severity, severity, reason);
    await sayIn(tx, rated, 'room', eachTime(`rated:${severity}`), words, now);
    const armed = await rearmCadence(tx, desk.policy, rated, incident.severity, now);
    await drawIncident(tx, armed, now);
    return armed;
  });
}

/** Puts it on the record; room, invitations and the ladder follow, the room never back (INC-2). */
export async function rate(
  tx: Tx,
  policy: Policy,
  incident: Incident,
  by: By,
  severity: Severity,
  reason: string,
  now: Date,
): Promise<Incident> {
  const { severity: from } = incident;
  if (from === severity) return incident;
  const highestSeverity = heavier(incident.highestSeverity, severity);
  const rated = await updateIncident(tx, incident.id, { severity, highestSeverity });
  await record(tx, incident, by, { kind: 'rated', from, to: severity, reason }, now);
  if (needsRoom(rated) && !rated.roomChannelId) await askForRoom(tx, rated, now);
  await gather(tx, policy, rated, await readRungs(tx, policy, rated.workspaceId, now), now);
  return followSeverity(tx, policy, rated, from, now);
}
