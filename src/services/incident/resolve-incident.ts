import type { Db, Tx } from '../../db/handles.ts';
import { listEntries } from '../../db/incident-entries.ts';
import { listIncidentPeople } from '../../db/incident-people.ts';
import { getIncidentIn, type Incident, updateIncident } from '../../db/incidents.ts';
import type { StakeholderDecision } from '../../domain/incident/assessment.ts';
import { isOpenTask } from '../../domain/incident/entry.ts';
import { evidenceTitle } from '../../domain/incident/evidence.ts';
import { refuseUnlessContainable, refuseUnlessResolvable } from '../../domain/incident/guards.ts';
import { resolvedWords } from '../../domain/incident/life-words.ts';
import type { SitrepWords } from '../../domain/incident/sitrep.ts';
import { type Actor, BY_DESK, type Caller } from '../../domain/people/actor.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { beginReport } from './begin-report.ts';
import { noteContained, startOf } from './contain-incident.ts';
import { endForAffected } from './end-for-affected.ts';
import { readIncident } from './find-incident.ts';
import { namesOf } from './incident-facts.ts';
import { stopCalling } from './ladder.ts';
import { moveIncident, refuseUnlessMove } from './move-incident.ts';
import { refuseExposed } from './refuse-exposed.ts';
import { draftSitrep } from './report-sitrep.ts';
import { scoreDrill } from './score-drill.ts';
import { eachTime, sayIn } from './send-incident.ts';
import { sendSitrep } from './send-sitrep.ts';
import { decideStakeholders, isDecided } from './stakeholders.ts';
import { refuseUnlessMayDo } from './standing.ts';

export interface Resolution {
  readonly words: SitrepWords;
  /** Where it was not noted before. */
  readonly containedAt: Date | null;
  /** Where the product owner was to notify them, and nothing was said of it before. */
  readonly stakeholders: { readonly decision: StakeholderDecision; readonly why: string } | null;
}

/** *Resolve*: the final sitrep, and the retrospective begins at once (INC-4). */
export function resolveIncident(
  desk: Desk,
  caller: Caller,
  incidentId: number,
  resolution: Resolution,
): Promise<Incident> {
  return act(desk, caller, async (tx, actor, now) => {
    const incident = await getIncidentIn(tx, actor.workspaceId, incidentId);
    await refuseUnlessMayDo(tx, actor, 'incident.lead', incident);
    refuseUnlessMove(incident, 'resolved');
    const written = { ...resolution.words, stakeholdersWhy: resolution.stakeholders?.why };
    await refuseExposed(tx, desk.policy, incident, actor, caller, written, now);
    const complete = await completeFor(tx, incident, actor, resolution, now);
    await refuseIfUnfinished(tx, complete, true);

    const calm = await stopCalling(tx, complete);
    await updateIncident(tx, incidentId, { resolvedAt: now });
    const resolved = await moveIncident(tx, calm, actor, 'resolved', now);
    const final = { kind: 'final', words: resolution.words } as const;
    const told = await sendSitrep(tx, desk.policy, resolved, actor, final, now);
    await endForAffected(tx, told, actor, 'over', now);
    await thank(tx, told, now);
    const ended = await moveIncident(tx, told, BY_DESK, 'retrospective', now);
    await beginReport(tx, desk.policy, ended, now);
    await scoreDrill(tx, ended, now);
    return ended;
  });
}

/** What the form adds to what was said before. */
async function completeFor(
  tx: Tx,
  incident: Incident,
  actor: Actor,
  { containedAt, stakeholders }: Resolution,
  now: Date,
): Promise<Incident> {
  let complete = incident;
  if (!incident.containedAt) {
    const at = containedAt ?? now;
    refuseUnlessContainable(at, startOf(incident), now);
    complete = await noteContained(tx, complete, actor, at, now);
  }
  if (isDecided(incident) || !stakeholders) return complete;
  return decideStakeholders(tx, complete, actor, stakeholders.decision, stakeholders.why, now);
}

/** What the form begins with; what stands against it is refused before anybody writes (INC-4). */
export async function draftResolution(desk: Desk, caller: Caller, incidentId: number) {
  const incident = await readIncident(desk, caller, incidentId, 'incident.lead');
  refuseUnlessMove(incident, 'resolved');
  await refuseIfUnfinished(desk.db, incident, false);
  const draft = await draftSitrep(desk, caller, incidentId);
  return {
    ...draft,
    containedBy: incident.containedAt ? null : desk.now(),
    asksStakeholders: !isDecided(incident),
  };
}

/** Before the form opens what it asks for itself is left out. */
async function refuseIfUnfinished(db: Db, incident: Incident, isSent: boolean): Promise<void> {
  const entries = await listEntries(db, incident.id);
  const tasks = entries.filter(isOpenTask);
  const name = await namesOf(
    db,
    incident.workspaceId,
    tasks.map(({ ownerId }) => ownerId),
  );
  refuseUnlessResolvable(incident, {
    openTasks: tasks.map(({ text, ownerId }) => ({ text, owner: name(ownerId) })),
    openEvidence: entries
      .filter(({ kind, state }) => kind === 'evidence' && state === 'open')
      .map(evidenceTitle),
    isDecided: !isSent || isDecided(incident),
  });
}

async function thank(tx: Tx, incident: Incident, now: Date): Promise<void> {
  const { workspaceId, declaredAt, declaredById } = incident;
  const people = await listIncidentPeople(tx, incident.id);
  const responding = people.filter((one) => one.respondingSince).map(({ personId }) => personId);
  const ids = [...new Set([declaredById, ...responding])];
  const name = await namesOf(tx, workspaceId, ids);
  const names = ids.map(name).filter((one) => one !== null);
  const words = resolvedWords(declaredAt, now, names);
  await sayIn(tx, incident, 'room', eachTime('resolved'), words, now);
}
