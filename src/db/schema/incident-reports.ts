import { isNotNull, isNull } from 'drizzle-orm';
import type { Kit } from '#dialect';
import type { ReportWords } from '../../domain/incident/report.ts';
import { SITREP_KINDS, type SitrepFacts } from '../../domain/incident/sitrep.ts';
import type { StakeholderText } from '../../domain/incident/stakeholder-text.ts';
import { TELLINGS } from '../../domain/incident/telling.ts';
import type { EscalationTables } from './escalation.ts';
import type { IncidentTables } from './incidents.ts';
import type { TicketTables } from './tickets.ts';

/** What of an incident is told to others, and what comes of it. */
export function incidentReportTables(
  kit: Kit,
  {
    tickets,
    issues,
    incidents,
    incidentEntries,
  }: Pick<TicketTables, 'tickets'> &
    Pick<EscalationTables, 'issues'> &
    Pick<IncidentTables, 'incidents' | 'incidentEntries'>,
) {
  /** Numbered for each incident from 1; what the sender wrote, and what the desk added at that moment (INC-7). */
  const incidentSitreps = kit.table(
    'incident_sitreps',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      incidentId: kit
        .integer('incident_id')
        .notNull()
        .references(() => incidents.id),
      number: kit.integer('number').notNull(),
      kind: kit.oneOf('kind', SITREP_KINDS).notNull(),
      authorId: kit.text('author_id').notNull(),
      situation: kit.text('situation').notNull(),
      actions: kit.text('actions').notNull(),
      needs: kit.text('needs').notNull(),
      workaround: kit.text('workaround'),
      facts: kit.json<SitrepFacts>('facts').notNull(),
      at: kit.instant('at').notNull(),
    },
    (t) => [kit.uniqueIndex('incident_sitreps_number').on(t.incidentId, t.number)],
  );

  /** What people write of an incident when it is over; the rest of its report comes from the record (INC-14). */
  const incidentReports = kit.table(
    'incident_reports',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      incidentId: kit
        .integer('incident_id')
        .notNull()
        .references(() => incidents.id),
      words: kit.json<ReportWords>('words').notNull(),
      /** Who commanded last. */
      ownerId: kit.text('owner_id'),
      /** The earliest sign of it, and when somebody first saw one. */
      startedAt: kit.instant('started_at').notNull(),
      discoveredAt: kit.instant('discovered_at').notNull(),
      dueAt: kit.instant('due_at').notNull(),
    },
    (t) => [kit.uniqueIndex('incident_reports_incident').on(t.incidentId)],
  );

  /** The issues of an incident: its tracking record, and those of its follow-ups, each of one entry (INC-2, INC-14). */
  const incidentIssues = kit.table(
    'incident_issues',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      incidentId: kit
        .integer('incident_id')
        .notNull()
        .references(() => incidents.id),
      /** Missing of the tracking record. */
      entryId: kit.integer('entry_id').references(() => incidentEntries.id),
      /** In the issue's body, so that it is found again (ESC-8). */
      key: kit.text('key').notNull(),
      repo: kit.text('repo').notNull(),
      /** Missing until the issue is there. */
      issueRowId: kit.integer('issue_row_id').references(() => issues.id),
      /** SHA-256 of what was last meant to stand on it: the same is not sent again. */
      shown: kit.text('shown').notNull(),
    },
    (t) => [
      kit.uniqueIndex('incident_issues_key').on(t.key),
      kit.uniqueIndex('incident_issues_record').on(t.incidentId).where(isNull(t.entryId)),
      kit.uniqueIndex('incident_issues_entry').on(t.entryId).where(isNotNull(t.entryId)),
      kit.index('incident_issues_incident').on(t.incidentId),
      kit.index('incident_issues_issue').on(t.issueRowId).where(isNotNull(t.issueRowId)),
    ],
  );

  /** Tickets of the people affected; detached ones are kept (INC-12). */
  const incidentTickets = kit.table(
    'incident_tickets',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      incidentId: kit
        .integer('incident_id')
        .notNull()
        .references(() => incidents.id),
      ticketId: kit
        .integer('ticket_id')
        .notNull()
        .references(() => tickets.id),
      attachedAt: kit.instant('attached_at').notNull(),
      detachedAt: kit.instant('detached_at'),
    },
    (t) => [
      kit.uniqueIndex('incident_tickets_ticket').on(t.incidentId, t.ticketId),
      kit.index('incident_tickets_of').on(t.ticketId),
    ],
  );

  /** Who was told what of an incident, where and when: what a false alarm has to take back (INC-13). */
  const incidentTellings = kit.table(
    'incident_tellings',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      incidentId: kit
        .integer('incident_id')
        .notNull()
        .references(() => incidents.id),
      what: kit.oneOf('what', TELLINGS).notNull(),
      /** The person it was told to, where it was one. */
      personId: kit.text('person_id'),
      /** The ticket of the requester it was told to. */
      ticketId: kit.integer('ticket_id'),
      channelId: kit.text('channel_id').notNull(),
      ts: kit.text('ts').notNull(),
      at: kit.instant('at').notNull(),
    },
    (t) => [kit.uniqueIndex('incident_tellings_place').on(t.incidentId, t.channelId, t.ts)],
  );

  /** What stakeholders are told of an incident: written by the product owner, released by whoever leads (INC-5). */
  const stakeholderTexts = kit.table(
    'stakeholder_texts',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      incidentId: kit
        .integer('incident_id')
        .notNull()
        .references(() => incidents.id),
      words: kit.json<StakeholderText>('words').notNull(),
      askedAt: kit.instant('asked_at').notNull(),
      readyById: kit.text('ready_by_id'),
      readyAt: kit.instant('ready_at'),
      releasedById: kit.text('released_by_id'),
      releasedAt: kit.instant('released_at'),
    },
    (t) => [kit.index('stakeholder_texts_incident').on(t.incidentId, t.id)],
  );

  return {
    incidentSitreps,
    incidentReports,
    incidentIssues,
    incidentTickets,
    incidentTellings,
    stakeholderTexts,
  };
}
