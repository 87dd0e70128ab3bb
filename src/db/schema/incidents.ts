import { isNotNull } from 'drizzle-orm';
import type { Kit } from '#dialect';
import { type Assessment, STAKEHOLDER_DECISIONS } from '../../domain/incident/assessment.ts';
import { ENTRY_KINDS, ENTRY_STATES, type EntryDetail } from '../../domain/incident/entry.ts';
import type { Handover } from '../../domain/incident/handover.ts';
import { CALLED_FOR, RUNGS } from '../../domain/incident/ladder.ts';
import { INCIDENT_SERIES } from '../../domain/incident/name.ts';
import { SEVERITIES } from '../../domain/incident/severity.ts';
import { INCIDENT_STATES } from '../../domain/incident/state.ts';
import { DOORS } from '../../domain/ticket/door.ts';

/** An incident, its record, and who works on it. */
export function incidentTables(kit: Kit) {
  const incidents = kit.table(
    'incidents',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      series: kit.oneOf('series', INCIDENT_SERIES).notNull(),
      /** What people call it, incident 12; counted for each workspace and series from 1. */
      number: kit.integer('number').notNull(),
      /** Of one that was not private from the first: its number until then, which no other one gets. */
      openNumber: kit.integer('open_number'),
      /** All that a private one is called (INC-10). */
      codename: kit.text('codename'),
      title: kit.text('title').notNull(),
      state: kit.oneOf('state', INCIDENT_STATES).notNull().default('initiated'),
      /** Follows state; an index needs it as a column. */
      isGoingOn: kit.boolean('is_going_on').notNull().default(true),
      /** null: unknown, which is legal and runs on the high column (INC-1). */
      severity: kit.oneOf('severity', SEVERITIES),
      highestSeverity: kit.oneOf('highest_severity', SEVERITIES),
      isPrivate: kit.boolean('is_private').notNull().default(false),
      assessment: kit.json<Assessment>('assessment'),
      declaredById: kit.text('declared_by_id').notNull(),
      /** Who saw it and said so: thanked by name at its end (INC-13). */
      reporterId: kit.text('reporter_id').notNull(),
      /** The message it was declared from. */
      sourceChannelId: kit.text('source_channel_id'),
      sourceTs: kit.text('source_ts'),
      declaredAt: kit.instant('declared_at').notNull(),
      acknowledgedAt: kit.instant('acknowledged_at'),
      containedAt: kit.instant('contained_at'),
      resolvedAt: kit.instant('resolved_at'),
      commanderId: kit.text('commander_id'),
      /** Since when the commander has been it. */
      commandSince: kit.instant('command_since'),
      communicationsId: kit.text('communications_id'),
      technicalLeadId: kit.text('technical_lead_id'),
      scribeId: kit.text('scribe_id'),
      headlineChannelId: kit.text('headline_channel_id'),
      headlineTs: kit.text('headline_ts'),
      /** null: not opened yet, or its room is the headline's thread. */
      roomChannelId: kit.text('room_channel_id'),
      cardTs: kit.text('card_ts'),
      mergedIntoId: kit.integer('merged_into_id'),
      calledFor: kit.oneOf('called_for', CALLED_FOR).notNull().default('response'),
      /** When the calling began that goes on, or went on last (INC-3). */
      callingSince: kit.instant('calling_since'),
      /** The last one called; null: none yet. */
      rung: kit.oneOf('rung', RUNGS),
      /** When the next one is called; null: nobody is being called. */
      nextRungAt: kit.instant('next_rung_at'),
      /** By when the next sitrep is due; null: none is (INC-7). */
      sitrepDueAt: kit.instant('sitrep_due_at'),
      /** Command is offered, and nobody has taken it yet (INC-8). */
      handover: kit.json<Handover>('handover'),
      /** How many steps have been taken to get it: reminders, and words to the next person. */
      sitrepReminders: kit.integer('sitrep_reminders').notNull().default(0),
      /** null: not decided. */
      stakeholders: kit.oneOf('stakeholders', STAKEHOLDER_DECISIONS),
    },
    (t) => [
      kit.uniqueIndex('incidents_number').on(t.workspaceId, t.series, t.number),
      kit.index('incidents_going_on').on(t.workspaceId, t.isGoingOn, t.id),
      kit.index('incidents_room').on(t.roomChannelId).where(isNotNull(t.roomChannelId)),
    ],
  );

  /** The record of an incident, each row bound to the one before it by its hash; append-only (INC-9, PRV-2). */
  const incidentEvents = kit.table(
    'incident_events',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      incidentId: kit
        .integer('incident_id')
        .notNull()
        .references(() => incidents.id),
      /** Counted for each incident from 1. */
      seq: kit.integer('seq').notNull(),
      actorId: kit.text('actor_id').notNull(),
      door: kit.oneOf('door', DOORS).notNull(),
      kind: kit.text('kind').notNull(),
      detail: kit.json<Record<string, unknown>>('detail').notNull(),
      /** When it happened; earlier than `at` where it was put on the record afterwards. */
      happenedAt: kit.instant('happened_at').notNull(),
      at: kit.instant('at').notNull(),
      /** SHA-256, in hex, of the row and of the hash before it. */
      hash: kit.text('hash').notNull(),
    },
    (t) => [kit.uniqueIndex('incident_events_order').on(t.incidentId, t.seq)],
  );

  /** Who has to do with an incident, and how. */
  const incidentPeople = kit.table(
    'incident_people',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      incidentId: kit
        .integer('incident_id')
        .notNull()
        .references(() => incidents.id),
      personId: kit.text('person_id').notNull(),
      /** When they pressed *I'm responding*; null of whoever looks on. */
      respondingSince: kit.instant('responding_since'),
      isSubscribed: kit.boolean('is_subscribed').notNull().default(false),
      isInRoom: kit.boolean('is_in_room').notNull().default(false),
    },
    (t) => [
      kit.uniqueIndex('incident_people_person').on(t.incidentId, t.personId),
      kit.index('incident_people_of').on(t.workspaceId, t.personId),
    ],
  );

  /** Who was called, and what became of the message that called them (INC-3). */
  const incidentPages = kit.table(
    'incident_pages',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      incidentId: kit
        .integer('incident_id')
        .notNull()
        .references(() => incidents.id),
      personId: kit.text('person_id').notNull(),
      rung: kit.oneOf('rung', RUNGS).notNull(),
      at: kit.instant('at').notNull(),
      /** Why it cannot reach them; counts as no answer. */
      problem: kit.text('problem'),
      channelId: kit.text('channel_id'),
      ts: kit.text('ts'),
    },
    (t) => [kit.index('incident_pages_incident').on(t.incidentId, t.id)],
  );

  /** Timeline entries, tasks, follow-ups, evidence and leads; every change of one is on the record as well. */
  const incidentEntries = kit.table(
    'incident_entries',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      incidentId: kit
        .integer('incident_id')
        .notNull()
        .references(() => incidents.id),
      kind: kit.oneOf('kind', ENTRY_KINDS).notNull(),
      text: kit.text('text').notNull(),
      state: kit.oneOf('state', ENTRY_STATES).notNull().default('open'),
      authorId: kit.text('author_id').notNull(),
      ownerId: kit.text('owner_id'),
      /** The message it was made from; the same message counts once (INC-9). */
      sourceChannelId: kit.text('source_channel_id'),
      sourceTs: kit.text('source_ts'),
      happenedAt: kit.instant('happened_at').notNull(),
      /** Of evidence: of which system, where it lies, and its hash. */
      detail: kit.json<EntryDetail>('detail'),
    },
    (t) => [
      kit.index('incident_entries_incident').on(t.incidentId, t.kind, t.id),
      kit
        .uniqueIndex('incident_entries_source')
        .on(t.incidentId, t.kind, t.sourceChannelId, t.sourceTs)
        .where(isNotNull(t.sourceTs)),
    ],
  );

  return { incidents, incidentEvents, incidentPeople, incidentPages, incidentEntries };
}

export type IncidentTables = ReturnType<typeof incidentTables>;
