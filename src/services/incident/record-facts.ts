import type { Db } from '../../db/handles.ts';
import { findTracking } from '../../db/incident-issues.ts';
import { countAffected } from '../../db/incident-tickets.ts';
import { getIncident, type Incident } from '../../db/incidents.ts';
import { getIssue } from '../../db/issues.ts';
import { getWorkspace } from '../../db/workspaces.ts';
import { incidentName } from '../../domain/incident/name.ts';
import type { RecordFacts } from '../../domain/incident/tracking-body.ts';
import { permalink } from '../../domain/ticket/origin.ts';
import { cleanerFor } from './clean-for-github.ts';
import { namesOf } from './incident-facts.ts';

/** What the tracking record says, as it is now. */
export async function recordFacts(db: Db, incident: Incident): Promise<RecordFacts> {
  const { id, workspaceId, series, number, state, codename, commanderId, communicationsId } = incident;
  const { severity, assessment, declaredAt, containedAt, resolvedAt } = incident;
  const { headlineChannelId, headlineTs } = incident;
  const name = await namesOf(db, workspaceId, [commanderId, communicationsId]);
  const clean = await cleanerFor(db, incident);
  const { url } = await getWorkspace(db, workspaceId);
  return {
    of: { series, number, state, codename },
    title: clean(incident.title),
    severity,
    hits: assessment?.hits ?? [],
    commander: name(commanderId),
    communications: name(communicationsId),
    declaredAtMs: declaredAt.getTime(),
    containedAtMs: containedAt?.getTime() ?? null,
    resolvedAtMs: resolvedAt?.getTime() ?? null,
    ...(await countAffected(db, id)),
    partOf: await partOf(db, incident),
    link: headlineChannelId && headlineTs ? permalink(url, headlineChannelId, headlineTs) : null,
  };
}

async function partOf(db: Db, { mergedIntoId }: Incident): Promise<RecordFacts['partOf']> {
  if (mergedIntoId === null) return null;
  const into = await getIncident(db, mergedIntoId);
  const tracked = await findTracking(db, into.id);
  const url = tracked?.issueRowId ? (await getIssue(db, tracked.issueRowId)).url : null;
  return { name: incidentName(into), url };
}
