import type { Tx } from '../../db/handles.ts';
import { findReport, insertReport, updateReport } from '../../db/incident-reports.ts';
import { findLastSitrep } from '../../db/incident-sitreps.ts';
import { countAffected } from '../../db/incident-tickets.ts';
import type { Incident } from '../../db/incidents.ts';
import { lasted } from '../../domain/incident/life-words.ts';
import type { ReportWords } from '../../domain/incident/report.ts';
import { severityInForce } from '../../domain/incident/severity.ts';
import { dueAt as targetAfter } from '../../domain/time/target.ts';
import type { Policy } from '../../policy/policy.ts';
import { startOf } from './contain-incident.ts';
import { nameOf } from './incident-facts.ts';
import { armReport } from './remind-report.ts';

/**
 * A draft from the record, due by the highest severity there was, and a reminder to whoever commanded last (INC-14).
 * Opened again and resolved again, it keeps what was written.
 */
export async function beginReport(tx: Tx, policy: Policy, incident: Incident, now: Date): Promise<void> {
  const { id: incidentId, workspaceId, commanderId: ownerId } = incident;
  const dueAt = reportDueBy(policy, incident, now);
  const known = await findReport(tx, incidentId);
  if (known) {
    await updateReport(tx, known.id, { ownerId, dueAt });
  } else {
    const startedAt = startOf(incident);
    const words = await draft(tx, incident, now);
    await insertReport(tx, {
      workspaceId,
      incidentId,
      words,
      ownerId,
      startedAt,
      discoveredAt: startedAt,
      dueAt,
    });
  }
  await armReport(tx, incident, dueAt, now);
}

function reportDueBy(policy: Policy, { highestSeverity }: Incident, now: Date): Date {
  const { high, other } = policy.incidents.retrospective;
  const wait = severityInForce(highestSeverity) === 'high' ? high : other;
  if (typeof wait === 'number') return new Date(now.getTime() + wait);
  return targetAfter(policy.calendars.desk, now, wait);
}

/** What the record can say; the rest is for people. */
async function draft(tx: Tx, incident: Incident, now: Date): Promise<ReportWords> {
  const { id, workspaceId, title, reporterId, sourceTs, assessment, declaredAt, resolvedAt } = incident;
  const last = await findLastSitrep(tx, id);
  const { tickets, requesters } = await countAffected(tx, id);
  const hits = assessment?.hits ?? [];
  const reporter = await nameOf(tx, workspaceId, reporterId);
  return {
    summary: summaryOf(title, last?.situation),
    impact: [
      ...(hits.length > 0 ? [`Hit: ${hits.join(', ')}.`] : []),
      ...(tickets > 0 ? [`Tickets: ${tickets}, requesters: ${requesters}.`] : []),
      `It lasted ${lasted(declaredAt, resolvedAt ?? now)}.`,
    ].join(' '),
    causes: '',
    discovery: sourceTs ? `${reporter} wrote of it in a message.` : `${reporter} reported it.`,
    wentWell: '',
    wentBadly: '',
  };
}

/** A situation that begins with the title, as the first sitrep offers it, is not said after it. */
function summaryOf(title: string, situation = ''): string {
  if (situation.toLowerCase().startsWith(title.toLowerCase())) return situation;
  return `${title}. ${situation}`.trim();
}
