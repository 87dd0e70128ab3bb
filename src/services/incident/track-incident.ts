import { randomUUID } from 'node:crypto';
import type { Tx } from '../../db/handles.ts';
import { findTracking, type IncidentIssue, insertIncidentIssue } from '../../db/incident-issues.ts';
import { listSitreps } from '../../db/incident-sitreps.ts';
import { type Incident, listGoingOn } from '../../db/incidents.ts';
import { hasIssues, repoForIncidents } from '../../domain/incident/tracking.ts';
import type { Desk } from '../desk.ts';
import { digestOf } from './keep-issues.ts';
import { sendOfIncident, sendTracked } from './send-tracking.ts';

type Where = Pick<Desk, 'policy' | 'tracker'>;

/** Where issues of incidents are opened; undefined: this desk opens none. */
export const incidentRepo = ({ policy, tracker }: Where): string | undefined =>
  tracker && repoForIncidents(policy.incidents.repository, tracker.repo);

/** Its tracking record (INC-2), once, with the sitreps there were so far. Nothing of the incident waits for it. */
export async function trackIncident(tx: Tx, desk: Where, incident: Incident, now: Date): Promise<void> {
  const repo = incidentRepo(desk);
  if (!repo || !hasIssues(incident) || (await findTracking(tx, incident.id))) return;
  const tracked = await insertIssueOf(tx, incident, null, repo);
  await sendTracked(tx, tracked, now);
  for (const { id } of await listSitreps(tx, incident.id)) await trackSitrep(tx, incident, id, now);
}

export async function insertIssueOf(
  tx: Tx,
  { id: incidentId, workspaceId }: Incident,
  entryId: number | null,
  repo: string,
): Promise<IncidentIssue> {
  const key = randomUUID();
  const shown = await digestOf(tx, { incidentId, entryId });
  return insertIncidentIssue(tx, { workspaceId, incidentId, entryId, key, repo, shown });
}

/** A desk that has GitHub only now: what people are at gets its record. */
export async function trackGoingOn(tx: Tx, desk: Where, workspaceId: string, now: Date): Promise<void> {
  for (const incident of await listGoingOn(tx, workspaceId)) await trackIncident(tx, desk, incident, now);
}

/** As a comment on the record, where there is one. */
export async function trackSitrep(tx: Tx, incident: Incident, sitrepId: number, now: Date): Promise<void> {
  const tracked = await findTracking(tx, incident.id);
  if (!tracked || !hasIssues(incident)) return;
  const delivery = { kind: 'issue.sitrep', trackedId: tracked.id, sitrepId } as const;
  await sendOfIncident(tx, tracked, `issue-sitrep:${tracked.id}:${sitrepId}`, delivery, now);
}

/** The report, each time the incident is closed (INC-14). */
export async function trackReport(tx: Tx, incident: Incident, now: Date): Promise<void> {
  const tracked = await findTracking(tx, incident.id);
  if (!tracked || !hasIssues(incident)) return;
  const delivery = { kind: 'issue.report', trackedId: tracked.id } as const;
  await sendOfIncident(tx, tracked, `issue-report:${tracked.id}:${now.getTime()}`, delivery, now);
}
