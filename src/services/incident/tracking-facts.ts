import type { Db } from '../../db/handles.ts';
import { findTracking, listIncidentIssues } from '../../db/incident-issues.ts';
import type { Incident } from '../../db/incidents.ts';
import { getIssue } from '../../db/issues.ts';
import { type IncidentLink, linksOf } from '../../domain/incident/links.ts';
import { hasIssues, type TrackingFacts } from '../../domain/incident/tracking.ts';
import type { Policy } from '../../policy/policy.ts';
import { refusalOf, waitingIn } from '../escalation/waiting.ts';
import { openingOf, trackingLane } from './send-tracking.ts';

/** Where the tracking record stands; null: there is none. */
export async function trackingFacts(db: Db, incident: Incident): Promise<TrackingFacts | null> {
  const tracked = hasIssues(incident) ? await findTracking(db, incident.id) : undefined;
  if (!tracked) return null;
  const waiting = await waitingIn(db, trackingLane(incident.id), tracked.issueRowId !== null);
  if (tracked.issueRowId !== null) {
    const { url, deletedAt } = await getIssue(db, tracked.issueRowId);
    return { is: 'there', url, isDeleted: deletedAt !== null, waiting: waiting ?? null };
  }
  const why = await refusalOf(db, incident.workspaceId, openingOf(tracked));
  if (why) return { is: 'refused', why };
  return waiting ? { is: 'waiting', ...waiting } : { is: 'being opened' };
}

/** A moment more, and its follow-ups have their issues; false where GitHub keeps somebody waiting. */
export async function isOpeningIssues(db: Db, { id, workspaceId }: Incident): Promise<boolean> {
  const unopened = (await listIncidentIssues(db, id)).filter(({ issueRowId }) => issueRowId === null);
  if (unopened.length === 0 || (await waitingIn(db, trackingLane(id), false))) return false;
  const refused = await Promise.all(unopened.map((one) => refusalOf(db, workspaceId, openingOf(one))));
  return refused.some((why) => !why);
}

/** The tracking record first, where it is there, then those of the policy (INC-2). */
export function linksBeside(
  policy: Policy,
  incident: Incident,
  tracking: TrackingFacts | null,
): IncidentLink[] {
  const own =
    tracking?.is === 'there' && !tracking.isDeleted ? [{ title: 'Tracking issue', url: tracking.url }] : [];
  return [...own, ...linksOf(policy.incidents.links, incident)];
}

export const readLinks = async (db: Db, policy: Policy, incident: Incident): Promise<IncidentLink[]> =>
  linksBeside(policy, incident, await trackingFacts(db, incident));
