import type { Db } from '../../db/handles.ts';
import { getIncidentIssue, type IncidentIssue } from '../../db/incident-issues.ts';
import { getIncident, type Incident } from '../../db/incidents.ts';
import { getIssue } from '../../db/issues.ts';
import { listTerms } from '../../db/terms.ts';
import type { Delivery } from '../../domain/delivery.ts';
import type { IssueLabel } from '../../domain/escalation/issue.ts';
import { issueTitle, markerOf } from '../../domain/escalation/issue-body.ts';
import { followUpBody } from '../../domain/incident/follow-up-body.ts';
import { openName } from '../../domain/incident/name.ts';
import { type Pen, penFor } from '../../domain/incident/outside.ts';
import { neutralIssueBody, neutralIssueTitle } from '../../domain/incident/private-words.ts';
import { reportComment } from '../../domain/incident/report-markdown.ts';
import { sitrepMarkdown } from '../../domain/incident/sitrep-markdown.ts';
import {
  changeTo,
  FOLLOW_UP_LABEL,
  hasIssues,
  INCIDENT_LABEL,
  standingOfFollowUp,
  standingOfRecord,
} from '../../domain/incident/tracking.ts';
import { recordBody, recordTitle } from '../../domain/incident/tracking-body.ts';
import type { IssueParcel } from '../../domain/parcel.ts';
import { keyOf } from '../../domain/taxonomy/terms.ts';
import type { Policy } from '../../policy/policy.ts';
import { cleanerFor } from './clean-for-github.ts';
import { followUpFacts } from './follow-up-facts.ts';
import { recordFacts } from './record-facts.ts';
import { reportFacts } from './report-facts.ts';
import { shownSitrep } from './sitrep-facts.ts';

const KINDS = ['issue.track', 'issue.keep', 'issue.sitrep', 'issue.report', 'issue.cut'] as const;

/** Everything for GitHub that is about an incident. */
export type TrackingDelivery = Extract<Delivery, { kind: (typeof KINDS)[number] }>;

export const isTracking = (delivery: Delivery): delivery is TrackingDelivery =>
  KINDS.some((kind) => kind === delivery.kind);

/** What a row stands for now; `done` where nothing of it may leave, or is left to do. */
export async function loadTracked(
  db: Db,
  policy: Policy,
  delivery: TrackingDelivery,
  now: Date,
): Promise<IssueParcel | 'done' | 'wait'> {
  const tracked = await getIncidentIssue(db, delivery.trackedId);
  const incident = await getIncident(db, tracked.incidentId);
  if (delivery.kind === 'issue.cut') return loadCut(db, incident, tracked);
  if (!hasIssues(incident)) return 'done';
  const pen = penFor(policy.calendars.desk.zone, await cleanerFor(db, incident));
  const { issueRowId, repo: wantedRepo, key } = tracked;
  if (delivery.kind === 'issue.track') {
    if (issueRowId !== null) return 'done';
    const { title, body } = await drawn(db, incident, tracked, pen);
    const label = tracked.entryId === null ? INCIDENT_LABEL : FOLLOW_UP_LABEL;
    const labels = [await labelFor(db, incident.workspaceId, label)];
    return { kind: 'issue.open', issue: { repo: wantedRepo, title, body, labels, key } };
  }
  // It was refused: opened later, it says what is true then, and what was said waits.
  if (issueRowId === null) return delivery.kind === 'issue.keep' ? 'done' : 'wait';
  const { repo, number, state, deletedAt } = await getIssue(db, issueRowId);
  if (deletedAt) return 'done';
  switch (delivery.kind) {
    case 'issue.keep': {
      const change = changeTo(await drawn(db, incident, tracked, pen), state);
      return { kind: 'issue.change', repo, number, change };
    }
    case 'issue.sitrep': {
      const sitrep = await shownSitrep(db, policy, incident, delivery.sitrepId, now);
      return { kind: 'issue.comment', repo, number, markdown: sitrepMarkdown(sitrep, pen) };
    }
    case 'issue.report': {
      const report = await reportFacts(db, incident);
      return { kind: 'issue.comment', repo, number, markdown: reportComment(report, pen) };
    }
  }
}

/** One that was not opened yet is not opened any more. */
async function loadCut(
  db: Db,
  incident: Incident,
  { issueRowId, key }: IncidentIssue,
): Promise<IssueParcel | 'done'> {
  if (issueRowId === null) return 'done';
  const { repo, number, state, deletedAt } = await getIssue(db, issueRowId);
  if (deletedAt) return 'done';
  const name = openName(incident);
  const title = neutralIssueTitle(name);
  const body = `${neutralIssueBody(name)}\n\n${markerOf(key)}\n`;
  const standing = { state: 'closed', stateReason: 'not planned' } as const;
  return { kind: 'issue.change', repo, number, change: changeTo({ title, body, standing }, state) };
}

interface Drawn {
  readonly title: string;
  readonly body: string;
  readonly standing: Parameters<typeof changeTo>[0]['standing'];
}

/** The tracking record, or the issue of a follow-up. */
async function drawn(db: Db, incident: Incident, { entryId, key }: IncidentIssue, pen: Pen): Promise<Drawn> {
  if (entryId !== null) {
    const facts = await followUpFacts(db, incident, entryId);
    return {
      title: issueTitle({ title: facts.text }),
      body: followUpBody(facts, pen, key),
      standing: standingOfFollowUp(facts.state),
    };
  }
  const facts = await recordFacts(db, incident);
  return {
    title: issueTitle({ title: recordTitle(facts) }),
    body: recordBody(facts, pen, key),
    standing: standingOfRecord(incident.state),
  };
}

/** In the taxonomy's own colour. */
async function labelFor(db: Db, workspaceId: string, wanted: IssueLabel): Promise<IssueLabel> {
  const terms = await listTerms(db, workspaceId);
  const own = terms.find(({ kind, key }) => kind === 'label' && key === keyOf(wanted.name));
  return own?.colour ? { ...wanted, color: own.colour } : wanted;
}
