import { createHash } from 'node:crypto';
import type { Db, Tx } from '../../db/handles.ts';
import { type IncidentIssue, listIncidentIssues, updateIncidentIssue } from '../../db/incident-issues.ts';
import { getIncident } from '../../db/incidents.ts';
import { canonical } from '../../domain/incident/canonical.ts';
import { hasIssues } from '../../domain/incident/tracking.ts';
import { followUpFacts } from './follow-up-facts.ts';
import { recordFacts } from './record-facts.ts';
import { redrawIssue } from './send-tracking.ts';

/** The issues of an incident say what is true: whatever is otherwise on them now is written anew. */
export async function keepIssues(tx: Tx, incidentId: number, now: Date): Promise<void> {
  const all = await listIncidentIssues(tx, incidentId);
  if (all.length === 0 || !hasIssues(await getIncident(tx, incidentId))) return;
  for (const tracked of all) {
    const shown = await digestOf(tx, tracked);
    if (shown === tracked.shown) continue;
    await redrawIssue(tx, await updateIncidentIssue(tx, tracked.id, { shown }), now);
  }
}

/** SHA-256 in hex of what is to stand on it. */
export async function digestOf(
  db: Db,
  { incidentId, entryId }: Pick<IncidentIssue, 'incidentId' | 'entryId'>,
): Promise<string> {
  const incident = await getIncident(db, incidentId);
  const facts =
    entryId === null ? await recordFacts(db, incident) : await followUpFacts(db, incident, entryId);
  return createHash('sha256').update(canonical(facts)).digest('hex');
}
