import type { Db } from '../../db/handles.ts';
import { getEntryIn } from '../../db/incident-entries.ts';
import { findTracking, listIncidentIssues } from '../../db/incident-issues.ts';
import type { Incident } from '../../db/incidents.ts';
import { getIssue } from '../../db/issues.ts';
import type { FollowUpFacts } from '../../domain/incident/follow-up-body.ts';
import { type FollowUp, issueName } from '../../domain/incident/report-facts.ts';
import { cleanerFor } from './clean-for-github.ts';
import { namesOf } from './incident-facts.ts';

/** What the issue of a follow-up says, as it is now. */
export async function followUpFacts(db: Db, incident: Incident, entryId: number): Promise<FollowUpFacts> {
  const { workspaceId, series, number, state, codename } = incident;
  const entry = await getEntryIn(db, incident.id, entryId);
  const name = await namesOf(db, workspaceId, [entry.ownerId]);
  const clean = await cleanerFor(db, incident);
  const tracked = await findTracking(db, incident.id);
  const record = tracked?.issueRowId ? issueName(await getIssue(db, tracked.issueRowId)) : null;
  return {
    of: { series, number, state, codename },
    title: clean(incident.title),
    text: clean(entry.text),
    state: entry.state,
    owner: name(entry.ownerId),
    record,
  };
}

/** The issues of an incident's follow-ups, by their entries. */
export async function issuesOfFollowUps(
  db: Db,
  incidentId: number,
): Promise<ReadonlyMap<number, NonNullable<FollowUp['issue']>>> {
  const all = new Map<number, NonNullable<FollowUp['issue']>>();
  for (const { entryId, issueRowId } of await listIncidentIssues(db, incidentId)) {
    if (entryId === null) continue;
    if (issueRowId === null) {
      all.set(entryId, 'being opened');
      continue;
    }
    const { repo, number, url, deletedAt } = await getIssue(db, issueRowId);
    if (!deletedAt) all.set(entryId, { repo, number, url });
  }
  return all;
}
