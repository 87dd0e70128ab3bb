import { listChannels } from '../../db/channels.ts';
import type { Db } from '../../db/handles.ts';
import { type Entry, listEntries } from '../../db/incident-entries.ts';
import { type IncidentEvent, listIncidentEvents } from '../../db/incident-events.ts';
import { findReport, type IncidentReport } from '../../db/incident-reports.ts';
import { listSitreps, type Sitrep } from '../../db/incident-sitreps.ts';
import { type IncidentTelling, listTellings } from '../../db/incident-tellings.ts';
import type { Incident } from '../../db/incidents.ts';
import { listTicketsById } from '../../db/tickets.ts';
import { isDrill } from '../../domain/incident/drill.ts';
import { tellScore } from '../../domain/incident/drill-score.ts';
import { type IncidentFigures, incidentFigures, type Recorded } from '../../domain/incident/figures.ts';
import type { IncidentFact } from '../../domain/incident/history.ts';
import type { FollowUp, ReportFacts } from '../../domain/incident/report-facts.ts';
import { tellFact } from '../../domain/incident/tell-record.ts';
import { BY_DESK } from '../../domain/people/actor.ts';
import { GITHUB } from '../escalation/github-actor.ts';
import { entryLine } from './entry-line.ts';
import { issuesOfFollowUps } from './follow-up-facts.ts';
import { namesOf } from './incident-facts.ts';

type NameOf = Awaited<ReturnType<typeof namesOf>>;

/** The report as it stands now (INC-14); there is one from the moment an incident is resolved. */
export async function reportFacts(db: Db, incident: Incident): Promise<ReportFacts> {
  const report = await findReport(db, incident.id);
  if (!report) throw new Error(`The incident with row id ${incident.id} has no report.`);
  const events = await listIncidentEvents(db, incident.id);
  const entries = await listEntries(db, incident.id);
  const sitreps = await listSitreps(db, incident.id);
  const tellings = (await listTellings(db, incident.id)).filter(({ what }) => what !== 'said');
  const record = events.map(recorded);
  const ids = idsIn({ incident, report, record, entries, sitreps, tellings });
  const name = await namesOf(db, incident.workspaceId, ids);
  const { id, series, number, codename, title, state, severity, highestSeverity, declaredAt } = incident;
  const resolvedAt = incident.resolvedAt ?? declaredAt;
  const containedAt = incident.containedAt ?? resolvedAt;
  const { startedAt, discoveredAt } = report;
  const figures = incidentFigures({ declaredAt, startedAt, discoveredAt, containedAt, record, sitreps });
  const facts = record.map(({ fact }) => fact);
  const issues = await issuesOfFollowUps(db, incident.id);
  const counted = entries.filter((entry) => entry.state !== 'withdrawn');
  return {
    id,
    series,
    number,
    codename,
    title,
    state,
    severity,
    highestSeverity,
    declaredAt,
    resolvedAt,
    commander: name(incident.commanderId),
    times: { startedAt, discoveredAt, containedAt },
    words: report.words,
    owner: name(report.ownerId),
    dueAt: report.dueAt,
    figures,
    score: isDrill(incident) ? tellScore(figures, facts) : [],
    timeline: timelineOf(record, name),
    sitreps: sitreps.map((one) => sitrepOf(one, name)),
    commanders: commandersOf(record, name),
    evidence: counted.filter(({ kind }) => kind === 'evidence').map((entry) => entryLine(entry, name)),
    followUps: counted
      .filter(({ kind }) => kind === 'follow-up')
      .map((entry) => followUpOf(entry, name, issues.get(entry.id))),
    told: await toldOf(db, incident, tellings, name),
  };
}

/** The figures alone, of one that was resolved. */
export async function measureIncident(db: Db, incident: Incident): Promise<IncidentFigures> {
  const { id, declaredAt, containedAt } = incident;
  const record = (await listIncidentEvents(db, id)).map(recorded);
  const sitreps = await listSitreps(db, id);
  const report = await findReport(db, id);
  const { startedAt = declaredAt, discoveredAt = declaredAt } = report ?? {};
  return incidentFigures({ declaredAt, startedAt, discoveredAt, containedAt, record, sitreps });
}

/** As it was written: what a fact holds lies beside its kind. */
export function recorded({ kind, detail, actorId, happenedAt, at }: IncidentEvent): Recorded {
  return { fact: { ...detail, kind } as unknown as IncidentFact, byId: actorId, happenedAt, at };
}

const timelineOf = (record: readonly Recorded[], name: NameOf): ReportFacts['timeline'] =>
  [...record]
    .sort((a, b) => a.happenedAt.getTime() - b.happenedAt.getTime())
    .map(({ fact, byId, happenedAt }) => ({
      kind: fact.kind,
      at: happenedAt,
      by: byId === BY_DESK.personId ? '' : byId === GITHUB.personId ? GITHUB.name : (name(byId) ?? ''),
      text: tellFact(fact, (id) => name(id) ?? 'nobody'),
    }));

function sitrepOf(sitrep: Sitrep, name: NameOf): ReportFacts['sitreps'][number] {
  const { number, kind, at, facts, authorId, situation } = sitrep;
  const dueAt = facts.dueMs === null ? null : new Date(facts.dueMs);
  return { number, kind, at, dueAt, author: name(authorId) ?? 'Somebody', situation };
}

const commandersOf = (record: readonly Recorded[], name: NameOf): ReportFacts['commanders'] =>
  record.flatMap(({ fact, at }) =>
    fact.kind === 'role' && fact.role === 'commander'
      ? [{ at, to: name(fact.to), from: name(fact.from) }]
      : [],
  );

export const followUpOf = (
  { id, text, state, ownerId }: Entry,
  name: NameOf,
  issue: FollowUp['issue'] = null,
): FollowUp => ({
  id,
  text,
  isDone: state === 'done',
  ownerId,
  owner: name(ownerId),
  issue,
});

/** Each by whom it reached: a person, the requester of a ticket, a channel. */
async function toldOf(
  db: Db,
  { workspaceId }: Incident,
  tellings: readonly IncidentTelling[],
  name: NameOf,
): Promise<ReportFacts['told']> {
  const ticketIds = tellings.flatMap(({ ticketId }) => ticketId ?? []);
  const tickets = new Map((await listTicketsById(db, ticketIds)).map((one) => [one.id, one.number]));
  const places = tellings.filter(({ personId, ticketId }) => !personId && !ticketId);
  const channelIds = [...new Set(places.map(({ channelId }) => channelId))];
  const channels = new Map(
    (await listChannels(db, workspaceId, channelIds)).map((one) => [one.channelId, one.name]),
  );
  return tellings.map(({ at, what, personId, ticketId, channelId }) => {
    const place = channels.get(channelId);
    const where = place ? `#${place}` : 'a channel';
    const number = ticketId ? tickets.get(ticketId) : undefined;
    return { at, what, whom: name(personId) ?? (number ? `requester of ticket ${number}` : where) };
  });
}

interface Told {
  readonly incident: Incident;
  readonly report: IncidentReport;
  readonly record: readonly Recorded[];
  readonly entries: readonly Entry[];
  readonly sitreps: readonly Sitrep[];
  readonly tellings: readonly IncidentTelling[];
}

/** Everybody the report names. */
function idsIn({ incident, report, record, entries, sitreps, tellings }: Told): (string | null)[] {
  return [
    incident.commanderId,
    report.ownerId,
    ...record.flatMap(({ byId, fact }) => [byId, ...idsOf(fact)]),
    ...entries.flatMap(({ ownerId, detail }) => [ownerId, detail?.settledById ?? null]),
    ...sitreps.map(({ authorId }) => authorId),
    ...tellings.map(({ personId }) => personId),
  ];
}

function idsOf(fact: IncidentFact): (string | null)[] {
  if ('personIds' in fact) return [...fact.personIds];
  if ('personId' in fact) return [fact.personId];
  return fact.kind === 'role' || fact.kind === 'entry given' ? [fact.from, fact.to] : [];
}
