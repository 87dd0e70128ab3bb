import type { Tx } from '../../db/handles.ts';
import { listEntries, updateEntry } from '../../db/incident-entries.ts';
import { findReport, type IncidentReport, updateReport } from '../../db/incident-reports.ts';
import { getIncidentIn, type Incident } from '../../db/incidents.ts';
import { headName, incidentName } from '../../domain/incident/name.ts';
import {
  REPORT_SECTIONS,
  type ReportSection,
  type ReportTimes,
  type ReportWords,
  refuseUnlessInOrder,
  refuseUnlessReported,
} from '../../domain/incident/report.ts';
import type { ReportFacts } from '../../domain/incident/report-facts.ts';
import { closedWords } from '../../domain/incident/report-words.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';
import { Refusal } from '../../domain/refusal.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { noteContained } from './contain-incident.ts';
import { readIncident } from './find-incident.ts';
import { moveIncident, refuseUnlessMove } from './move-incident.ts';
import { openFollowUps, repoForFollowUps } from './open-follow-ups.ts';
import { record } from './record.ts';
import { refuseExposed } from './refuse-exposed.ts';
import { armAftermath } from './remind-report.ts';
import { reportFacts } from './report-facts.ts';
import { drawIncident, sayIn, sendReport } from './send-incident.ts';
import { refuseUnlessMayDo } from './standing.ts';
import { trackReport } from './track-incident.ts';

export interface Written {
  readonly words: ReportWords;
  readonly times: ReportTimes;
  /** Follow-ups that somebody has get an issue each. */
  readonly opensIssues: boolean;
  /** Of follow-ups, by their ids. */
  readonly owners: ReadonlyMap<number, string | null>;
}

/** `issuesIn`: the repository where its follow-ups can have issues; null: there is none. */
export async function readReport(
  desk: Desk,
  caller: Caller,
  incidentId: number,
): Promise<{ readonly report: ReportFacts; readonly issuesIn: string | null }> {
  const incident = await readIncident(desk, caller, incidentId);
  if (!(await findReport(desk.db, incident.id))) throw noReport(incident);
  const report = await reportFacts(desk.db, incident);
  return { report, issuesIn: repoForFollowUps(desk, incident) ?? null };
}

/**
 * *Write the report*: open to everybody who worked on it, until it is closed (INC-14). `seen`: what the form opened
 * with; what whoever sends it left alone stays as others have written it since.
 */
export function writeReport(
  desk: Desk,
  caller: Caller,
  incidentId: number,
  written: Written,
  seen?: Pick<Written, 'words' | 'times' | 'owners'>,
): Promise<Incident> {
  return act(desk, caller, async (tx, actor, now) => {
    const { incident, report } = await reportIn(tx, actor, incidentId);
    if (incident.state !== 'retrospective') throw notWritten(incident);
    const { words, times, owners, opensIssues } = seen
      ? { ...written, ...onTopOf(incident, report, written, seen) }
      : written;
    const { declaredAt, resolvedAt } = incident;
    refuseUnlessInOrder(times, { declaredAt, resolvedAt: resolvedAt ?? now });
    await refuseExposed(tx, desk.policy, incident, actor, caller, changed(report, words), now);
    const timed = await correctTimes(tx, incident, report, actor, times, now);
    const sections = REPORT_SECTIONS.filter((section) => words[section] !== report.words[section]);
    if (sections.length > 0) {
      await updateReport(tx, report.id, { words });
      await record(tx, incident, actor, { kind: 'reported', sections }, now);
    }
    await giveFollowUps(tx, incident, actor, owners, now);
    if (opensIssues) await openFollowUps(tx, desk, incident, actor, now);
    await drawIncident(tx, timed, now);
    return timed;
  });
}

/** *Close*: the report goes into the room, as a file that can be kept, and on the tracking record; each follow-up has an issue. */
export function closeIncident(desk: Desk, caller: Caller, incidentId: number): Promise<Incident> {
  return act(desk, caller, async (tx, actor, now) => {
    const { incident, report } = await reportIn(tx, actor, incidentId);
    refuseUnlessMove(incident, 'closed');
    const entries = await listEntries(tx, incidentId);
    const ownerless = entries.filter(
      ({ kind, state, ownerId }) => kind === 'follow-up' && state === 'open' && !ownerId,
    );
    refuseUnlessReported(
      incident,
      report.words,
      ownerless.map(({ text }) => text),
    );
    const closed = await moveIncident(tx, incident, actor, 'closed', now);
    const words = closedWords(closed, actor.name, report.words.summary);
    await sayIn(tx, closed, 'room', `closed:${now.getTime()}`, words, now);
    await openFollowUps(tx, desk, closed, actor, now);
    await sendReport(tx, closed, now);
    await trackReport(tx, closed, now);
    await armAftermath(tx, desk.policy, closed, now);
    return closed;
  });
}

/** What the desk drafted from the record, or was written before, is not asked again. */
const changed = ({ words: before }: IncidentReport, words: ReportWords): Partial<ReportWords> =>
  Object.fromEntries(
    REPORT_SECTIONS.filter((section) => words[section] !== before[section]).map((section) => [
      section,
      words[section],
    ]),
  );

async function reportIn(tx: Tx, actor: Actor, incidentId: number) {
  const incident = await getIncidentIn(tx, actor.workspaceId, incidentId);
  await refuseUnlessMayDo(tx, actor, 'incident.work', incident);
  const report = await findReport(tx, incidentId);
  if (!report) throw noReport(incident);
  return { incident, report };
}

const noReport = (incident: Incident): Refusal =>
  new Refusal(
    'report.none',
    `${headName(incident)} is ${incident.state}: its report is begun, from the record, when it is resolved.`,
  );

const notWritten = (incident: Incident): Refusal =>
  new Refusal(
    'report.not-open',
    `Nothing changed: ${incidentName(incident)} is ${incident.state}, and its report is written between the end and closing.`,
  );

function onTopOf(
  { containedAt }: Incident,
  report: IncidentReport,
  { words, times, owners }: Pick<Written, 'words' | 'times' | 'owners'>,
  seen: Pick<Written, 'words' | 'times' | 'owners'>,
): Pick<Written, 'words' | 'times' | 'owners'> {
  const merged = Object.fromEntries(
    REPORT_SECTIONS.map((section) => {
      const [now, mine] = [report.words[section], words[section]];
      if (mine === seen.words[section]) return [section, now];
      if (now.trim() !== seen.words[section] && now.trim() !== mine) throw writtenMeanwhile(section);
      return [section, mine];
    }),
  ) as ReportWords;
  const kept = { ...report, containedAt };
  const at = (name: keyof ReportTimes) =>
    isSameMinute(times[name], seen.times[name]) ? (kept[name] ?? times[name]) : times[name];
  return {
    words: merged,
    times: { startedAt: at('startedAt'), discoveredAt: at('discoveredAt'), containedAt: at('containedAt') },
    owners: new Map([...owners].filter(([id, ownerId]) => ownerId !== (seen.owners.get(id) ?? null))),
  };
}

const writtenMeanwhile = (section: ReportSection): Refusal =>
  new Refusal(
    'report.written-meanwhile',
    'Nothing was saved: somebody else has written this section since you opened the form. Copy your words, open the report again and add them to theirs.',
    section,
  );

/** What was noted to the second stays so where the same minute is chosen. */
async function correctTimes(
  tx: Tx,
  incident: Incident,
  report: IncidentReport,
  actor: Actor,
  times: ReportTimes,
  now: Date,
): Promise<Incident> {
  const startedAt = sameMinute(report.startedAt, times.startedAt);
  const discoveredAt = sameMinute(report.discoveredAt, times.discoveredAt);
  const containedAt = sameMinute(incident.containedAt, times.containedAt);
  if (startedAt !== report.startedAt || discoveredAt !== report.discoveredAt) {
    await updateReport(tx, report.id, { startedAt, discoveredAt });
    await record(tx, incident, actor, { kind: 'timed', startedAt, discoveredAt }, now);
  }
  if (containedAt === incident.containedAt) return incident;
  return noteContained(tx, incident, actor, containedAt, now);
}

function sameMinute(known: Date | null, chosen: Date): Date {
  return known && isSameMinute(known, chosen) ? known : chosen;
}

function isSameMinute(a: Date, b: Date): boolean {
  const minute = (at: Date) => Math.floor(at.getTime() / 60_000);
  return minute(a) === minute(b);
}

async function giveFollowUps(
  tx: Tx,
  incident: Incident,
  actor: Actor,
  owners: Written['owners'],
  now: Date,
): Promise<void> {
  for (const { id: entryId, kind, ownerId: from } of await listEntries(tx, incident.id)) {
    const to = owners.get(entryId);
    if (kind !== 'follow-up' || to === undefined || to === from) continue;
    await updateEntry(tx, entryId, { ownerId: to });
    await record(tx, incident, actor, { kind: 'entry given', entryId, from, to }, now);
  }
}
