import type { Tx } from '../../db/handles.ts';
import { getEntryIn } from '../../db/incident-entries.ts';
import {
  findIncidentIssueByKey,
  getIncidentIssue,
  type IncidentIssue,
  listIncidentIssuesOf,
  updateIncidentIssue,
} from '../../db/incident-issues.ts';
import { getIncident } from '../../db/incidents.ts';
import type { Issue } from '../../db/issues.ts';
import type { OutboxRow } from '../../db/outbox.ts';
import { twinWords } from '../../domain/escalation/words.ts';
import { trackingRefusedWords } from '../../domain/incident/tracking-words.ts';
import { askToCloseTwin } from '../escalation/close-twin.ts';
import { GITHUB } from '../escalation/github-actor.ts';
import { changeEntry } from './enter.ts';
import type { TrackingDelivery } from './load-tracked.ts';
import { drawCard, drawIncident, keepBookmarks, sayIn } from './send-incident.ts';
import { cutIssue } from './send-tracking.ts';

/** The marker in the body leads to the incident it was opened for: card and bookmarks lead to it from now on. */
export async function joinIncident(tx: Tx, key: string, issue: Issue, now: Date): Promise<void> {
  const tracked = await findIncidentIssueByKey(tx, issue.workspaceId, key);
  if (!tracked || tracked.issueRowId === issue.id) return;
  if (tracked.issueRowId !== null) return closeSecond(tx, tracked, issue, now);
  const joined = await updateIncidentIssue(tx, tracked.id, { issueRowId: issue.id, repo: issue.repo });
  const { isPrivate } = await getIncident(tx, tracked.incidentId);
  // It was being opened while its incident became private (INC-10).
  if (isPrivate) return cutIssue(tx, joined, now);
  await show(tx, tracked, now);
}

/** ESC-8: opened twice, the one that came second is closed, and the room hears of it. */
async function closeSecond(tx: Tx, tracked: IncidentIssue, twin: Issue, now: Date): Promise<void> {
  const stays = await askToCloseTwin(tx, tracked, twin, now);
  if (!stays) return;
  const incident = await getIncident(tx, tracked.incidentId);
  await sayIn(tx, incident, 'room', `twin:${twin.id}`, twinWords(twin, stays), now);
}

/** It has another place: its repository got another name, or it went to another one. */
export async function moveTracked(tx: Tx, from: Issue, to: Issue, now: Date): Promise<void> {
  for (const tracked of await listIncidentIssuesOf(tx, from.id)) {
    await updateIncidentIssue(tx, tracked.id, { issueRowId: to.id, repo: to.repo });
    await show(tx, tracked, now);
  }
}

/** It was deleted on GitHub: the card says so, and nothing is sent to it any more. */
export async function loseTracked(tx: Tx, issue: Issue, now: Date): Promise<void> {
  for (const tracked of await listIncidentIssuesOf(tx, issue.id)) await show(tx, tracked, now);
}

/** A follow-up is done with its issue, counts no more where that is not planned, and is open with it again (INC-14). */
export async function followTracked(tx: Tx, { id, state, stateReason }: Issue, now: Date): Promise<void> {
  const isDone = stateReason === 'completed';
  const to = state === 'open' ? 'open' : isDone ? 'done' : 'withdrawn';
  const reason = state === 'closed' && !isDone ? { reason: `closed as ${stateReason} on GitHub` } : {};
  for (const { incidentId, entryId } of await listIncidentIssuesOf(tx, id)) {
    if (entryId === null) continue;
    const incident = await getIncident(tx, incidentId);
    // It was closed because the incident became private, and is still to be done (INC-10).
    if (incident.isPrivate) continue;
    const entry = await getEntryIn(tx, incidentId, entryId);
    if (entry.state === to) continue;
    await changeEntry(tx, incident, GITHUB, entry, { to, ...reason }, now);
  }
}

async function show(tx: Tx, { incidentId, entryId }: IncidentIssue, now: Date): Promise<void> {
  const incident = await getIncident(tx, incidentId);
  if (entryId === null) await keepBookmarks(tx, incident, now);
  await drawIncident(tx, incident, now);
}

/** What waits for GitHub, or waits no more, is on the card. */
export async function drawTracked(tx: Tx, { trackedId }: TrackingDelivery, now: Date): Promise<void> {
  const { incidentId } = await getIncidentIssue(tx, trackedId);
  await drawCard(tx, await getIncident(tx, incidentId), now);
}

/** Refused for good: the room hears what did not get through. */
export async function tellTrackingRefused(
  tx: Tx,
  row: OutboxRow,
  delivery: TrackingDelivery,
  why: string,
  now: Date,
): Promise<void> {
  const { incidentId } = await getIncidentIssue(tx, delivery.trackedId);
  const incident = await getIncident(tx, incidentId);
  const words = trackingRefusedWords(delivery.kind === 'issue.track', why);
  await sayIn(tx, incident, 'room', `issue-failed:${row.id}`, words, now);
  await drawCard(tx, incident, now);
}
