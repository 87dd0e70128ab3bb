import type { Tx } from '../../db/handles.ts';
import { getIncidentIn, type Incident, updateIncident } from '../../db/incidents.ts';
import type { Assessment } from '../../domain/incident/assessment.ts';
import { refuseUnlessAssessable, refuseUnlessComplete } from '../../domain/incident/guards.ts';
import type { Severity } from '../../domain/incident/severity.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { askForStakeholders } from './ask-stakeholders.ts';
import { moveIncident, refuseUnlessMove } from './move-incident.ts';
import { listEvidenceFor, sayEvidenceFirst } from './note.ts';
import { offerPrivate } from './offer-private.ts';
import { rate } from './rate-incident.ts';
import { record } from './record.ts';
import { refuseExposed } from './refuse-exposed.ts';
import { sendSitrep } from './send-sitrep.ts';
import { refuseUnlessMayDo } from './standing.ts';

export interface Assessed {
  readonly assessment: Assessment;
  readonly severity: Severity;
  /** What is known; the title where nothing was written. */
  readonly situation: string;
}

/** The commander presses *Assess*: whoever has responded, assessing begins (INC-4). */
export function beginAssessing(desk: Desk, caller: Caller, incidentId: number): Promise<Incident> {
  return act(desk, caller, async (tx, actor, now) => {
    const incident = await getIncidentIn(tx, actor.workspaceId, incidentId);
    await refuseUnlessMayDo(tx, actor, 'incident.lead', incident);
    return begin(tx, incident, actor, now);
  });
}

async function begin(tx: Tx, incident: Incident, actor: Actor, now: Date): Promise<Incident> {
  if (incident.state !== 'initiated') return incident;
  refuseUnlessAssessable(incident, actor.personId);
  return moveIncident(tx, incident, actor, 'assessing', now);
}

/** INC-5: confirmed. It is an incident from now on, and the first sitrep goes out. */
export function assessIncident(
  desk: Desk,
  caller: Caller,
  incidentId: number,
  { assessment, severity, situation }: Assessed,
): Promise<Incident> {
  return act(desk, caller, async (tx, actor, now) => {
    const incident = await getIncidentIn(tx, actor.workspaceId, incidentId);
    await refuseUnlessMayDo(tx, actor, 'incident.lead', incident);
    refuseUnlessComplete(assessment);
    const words = { situation: situation || incident.title, actions: '', needs: '', workaround: null };
    const written = { contingencyWhy: assessment.contingency.why, situation };
    await refuseExposed(tx, desk.policy, incident, actor, caller, written, now);
    const begun = await begin(tx, incident, actor, now);
    // What is monitored becomes remediating too, in a way of its own.
    refuseUnlessMove(begun, 'remediating', ['assessing']);
    const moved = await moveIncident(tx, begun, actor, 'remediating', now);
    await updateIncident(tx, incidentId, { assessment });
    await record(tx, moved, actor, { kind: 'assessed', assessment }, now);
    const rated = await rate(tx, desk.policy, { ...moved, assessment }, actor, severity, 'assessed', now);
    const isAsked = assessment.suspicious !== 'no' && (await listEvidenceFor(tx, rated, actor, SYSTEM, now));
    const sitrep = { kind: 'assessed', words, assessment } as const;
    const told = await sendSitrep(tx, desk.policy, rated, actor, sitrep, now);
    if (isAsked) await sayEvidenceFirst(tx, told, SYSTEM, now);
    await offerPrivate(tx, told, actor, now);
    if (assessment.notifyStakeholders) await askForStakeholders(tx, desk.policy, told, actor, now);
    return told;
  });
}

/** Others are added to the list by their names (INC-6). */
const SYSTEM = 'the system that is hit';
