import { insertDue } from '../../db/due.ts';
import type { Tx } from '../../db/handles.ts';
import { listHolders } from '../../db/holders.ts';
import { listEntries } from '../../db/incident-entries.ts';
import { findReport } from '../../db/incident-reports.ts';
import { getIncident, type Incident } from '../../db/incidents.ts';
import { reportDueWords, reviewWords } from '../../domain/incident/report-words.ts';
import { DAY_MS } from '../../domain/time/local-days.ts';
import type { Policy } from '../../policy/policy.ts';
import { issuesOfFollowUps } from './follow-up-facts.ts';
import { namesOf } from './incident-facts.ts';
import { mayHear } from './may-hear.ts';
import { followUpOf } from './report-facts.ts';
import { archiveRoom, sayIn } from './send-incident.ts';

/** The kinds of the due rows of what comes after an incident (INC-14). */
export const REPORT = 'incident-report';
export const ARCHIVE = 'incident-archive';
export const REVIEW = 'incident-review';

/** Beside the due time: three reminders at the most. */
const REMINDERS = [-DAY_MS, 0, DAY_MS];

export async function armReport(tx: Tx, incident: Incident, dueAt: Date, now: Date): Promise<void> {
  const next = REMINDERS.map((ms) => new Date(dueAt.getTime() + ms)).find((at) => at > now);
  if (next) await ring(tx, incident, REPORT, next);
}

/** Whoever commanded last is reminded, until it is closed or opened again. */
export async function remindReport(tx: Tx, incidentId: number, now: Date): Promise<void> {
  const incident = await getIncident(tx, incidentId);
  const report = await findReport(tx, incidentId);
  if (!report || incident.state !== 'retrospective') return;
  const words = reportDueWords(incident, report.dueAt, now);
  await tellOwner(tx, incident, report.ownerId, `report-due:${now.getTime()}`, words, now);
  await armReport(tx, incident, report.dueAt, now);
}

/** After closing: its room is archived in a while, and its follow-ups are looked at once more. */
export async function armAftermath(tx: Tx, policy: Policy, incident: Incident, now: Date): Promise<void> {
  const { archiveMs, reviewMs } = policy.incidents.retrospective;
  if (incident.roomChannelId) await ring(tx, incident, ARCHIVE, new Date(now.getTime() + archiveMs));
  await ring(tx, incident, REVIEW, new Date(now.getTime() + reviewMs));
}

export async function archiveInTime(tx: Tx, incidentId: number, now: Date): Promise<void> {
  const incident = await getIncident(tx, incidentId);
  if (incident.state === 'closed' && incident.roomChannelId) await archiveRoom(tx, incident, now);
}

export async function review(tx: Tx, incidentId: number, now: Date): Promise<void> {
  const incident = await getIncident(tx, incidentId);
  const report = await findReport(tx, incidentId);
  if (!report || incident.state !== 'closed') return;
  const followUps = (await listEntries(tx, incidentId)).filter(
    ({ kind, state }) => kind === 'follow-up' && state !== 'withdrawn',
  );
  const open = followUps.filter(({ state }) => state === 'open');
  const name = await namesOf(
    tx,
    incident.workspaceId,
    open.map(({ ownerId }) => ownerId),
  );
  const issues = await issuesOfFollowUps(tx, incidentId);
  const named = open.map((entry) => followUpOf(entry, name, issues.get(entry.id)));
  const words = reviewWords(incident, named, followUps.length);
  await tellOwner(tx, incident, report.ownerId, `review:${now.getTime()}`, words, now);
}

/** Where nobody commanded at the end, every delivery manager hears it. */
async function tellOwner(
  tx: Tx,
  incident: Incident,
  ownerId: string | null,
  effect: string,
  words: Parameters<typeof sayIn>[4],
  now: Date,
): Promise<void> {
  const managers = (await listHolders(tx, incident.workspaceId))['delivery manager'];
  for (const personId of ownerId ? [ownerId] : managers) {
    if (!(await mayHear(tx, incident, personId))) continue;
    await sayIn(tx, incident, { personId }, `${effect}:${personId}`, words, now);
  }
}

const ring = (tx: Tx, { id, workspaceId }: Incident, kind: string, dueAt: Date): Promise<void> =>
  insertDue(tx, { workspaceId, kind, subject: String(id), dueAt });
