import type { Tx } from '../../db/handles.ts';
import { listEntries } from '../../db/incident-entries.ts';
import { listIncidentIssues } from '../../db/incident-issues.ts';
import type { Incident } from '../../db/incidents.ts';
import type { By } from '../../db/ticket-events.ts';
import { hasIssues } from '../../domain/incident/tracking.ts';
import type { Desk } from '../desk.ts';
import { record } from './record.ts';
import { sendTracked } from './send-tracking.ts';
import { incidentRepo, insertIssueOf } from './track-incident.ts';

type Where = Pick<Desk, 'policy' | 'tracker'>;

/** Where the issues of its follow-ups are opened; undefined: it has none. */
export const repoForFollowUps = (desk: Where, incident: Incident): string | undefined =>
  hasIssues(incident) ? incidentRepo(desk) : undefined;

/** An issue for each follow-up that somebody has and that is not done, once (INC-14, ESC-8). */
export async function openFollowUps(
  tx: Tx,
  desk: Where,
  incident: Incident,
  by: By,
  now: Date,
): Promise<void> {
  const repo = repoForFollowUps(desk, incident);
  if (!repo) return;
  const known = (await listIncidentIssues(tx, incident.id)).map(({ entryId }) => entryId);
  const wanted = (await listEntries(tx, incident.id)).filter(
    ({ id, kind, state, ownerId }) =>
      kind === 'follow-up' && state === 'open' && ownerId !== null && !known.includes(id),
  );
  if (wanted.length === 0) return;
  const entryIds = wanted.map(({ id }) => id);
  await record(tx, incident, by, { kind: 'issues asked', repo, entryIds }, now);
  for (const entryId of entryIds)
    await sendTracked(tx, await insertIssueOf(tx, incident, entryId, repo), now);
}
