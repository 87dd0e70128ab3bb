import { isNotNull } from 'drizzle-orm';
import type { Kit } from '#dialect';
import { DOORS } from '../../domain/ticket/door.ts';
import { LINK_KINDS } from '../../domain/ticket/links.ts';
import { RESOLUTIONS, TICKET_STATUSES } from '../../domain/ticket/status.ts';
import { PRIORITIES, TICKET_TYPES, type Triage } from '../../domain/ticket/triage.ts';
import { UNDOABLE } from '../../domain/ticket/undo.ts';
import { isTrue } from '../sql.ts';

/** A ticket, its history and what it has to do with others. */
export function ticketTables(kit: Kit) {
  const tickets = kit.table(
    'tickets',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      /** What people call it: ticket 142. Counted for each workspace from 1. */
      number: kit.integer('number').notNull(),
      summary: kit.text('summary').notNull(),
      description: kit.text('description').notNull(),
      requesterId: kit.text('requester_id').notNull(),
      filedById: kit.text('filed_by_id').notNull(),
      door: kit.oneOf('door', DOORS).notNull(),
      /** The one thing this ticket came from; a second door finds the ticket by it (IN-3). */
      sourceKey: kit.text('source_key').notNull(),
      sourceChannelId: kit.text('source_channel_id'),
      sourceTs: kit.text('source_ts'),
      status: kit.oneOf('status', TICKET_STATUSES).notNull().default('new'),
      /** Follows status; an index needs it as a column. */
      isOpen: kit.boolean('is_open').notNull().default(true),
      /** Where a requester's reply leads back to (CNV-3). */
      statusBeforeWait: kit.oneOf('status_before_wait', TICKET_STATUSES),
      resolution: kit.oneOf('resolution', RESOLUTIONS),
      ownerId: kit.text('owner_id'),
      type: kit.oneOf('type', TICKET_TYPES),
      priority: kit.oneOf('priority', PRIORITIES),
      /** A name, of a desk older than its taxonomy; at start it becomes `componentId`. */
      component: kit.text('component'),
      /** A term; merging moves it, so that it is always one that is not merged (TRI-6). */
      componentId: kit.integer('component_id'),
      /** The answers the type and priority came from; null until triage. */
      triage: kit.json<Triage>('triage'),
      isPrivate: kit.boolean('is_private').notNull().default(false),
      isSensitive: kit.boolean('is_sensitive').notNull().default(false),
      /** Filed from what was said long ago: nobody is told of it, and no figure counts it (IN-5). */
      isImported: kit.boolean('is_imported').notNull().default(false),
      /** The group of the policy that owns it (PPL-2); null is the desk's own. */
      groupKey: kit.text('group_key'),
      /** The survivor, where this one was merged into another (TRI-8). */
      mergedIntoId: kit.integer('merged_into_id'),
      isSnoozed: kit.boolean('is_snoozed').notNull().default(false),
      /** Of a snoozed one; `UNTIL_REPLY` where nothing but a reply wakes it. */
      snoozedUntil: kit.instant('snoozed_until'),
      /** The earliest moment a running clock wants somebody: made from the history, kept to be found by (SLA-2). */
      nextDueAt: kit.instant('next_due_at'),
      /** When its requester was last told something, whoever or whatever wrote it; null: at filing (UPD-4). */
      toldAt: kit.instant('told_at'),
      /** Changes of status up to this event have a message that tells them, sent or on its way (UPD-1). */
      toldUpToId: kit.integer('told_up_to_id'),
      /** The requester's thread. `conversationTs` is missing until the desk has opened it. */
      conversationChannelId: kit.text('conversation_channel_id'),
      conversationTs: kit.text('conversation_ts'),
      cardChannelId: kit.text('card_channel_id'),
      cardTs: kit.text('card_ts'),
      /** What gets its requester on until it is settled, as they were told it. */
      workaround: kit.text('workaround'),
      filedAt: kit.instant('filed_at').notNull(),
      resolvedAt: kit.instant('resolved_at'),
    },
    (t) => [
      kit.uniqueIndex('tickets_number').on(t.workspaceId, t.number),
      kit.uniqueIndex('tickets_source').on(t.workspaceId, t.sourceKey),
      // Of a ticket that is being filed there is neither yet, and nothing to write.
      kit
        .index('tickets_conversation')
        .on(t.conversationChannelId, t.conversationTs)
        .where(isNotNull(t.conversationTs)),
      // Of those who have been told nothing since the acknowledgement there is no moment, and no entry.
      kit.index('tickets_told').on(t.workspaceId, t.isOpen, t.toldAt).where(isNotNull(t.toldAt)),
      kit.index('tickets_card').on(t.cardChannelId, t.cardTs).where(isNotNull(t.cardTs)),
      // Queues, each in the order of what is due next (db/queue-plan.ts). Of a new ticket only the first two are written.
      kit.index('tickets_owned').on(t.workspaceId, t.isOpen, t.ownerId, t.nextDueAt, t.number),
      kit.index('tickets_due').on(t.workspaceId, t.isOpen, t.nextDueAt, t.number),
      kit
        .index('tickets_of_priority')
        .on(t.workspaceId, t.isOpen, t.priority, t.nextDueAt, t.number)
        .where(isNotNull(t.priority)),
      kit
        .index('tickets_of_type')
        .on(t.workspaceId, t.isOpen, t.type, t.nextDueAt, t.number)
        .where(isNotNull(t.type)),
      kit
        .index('tickets_in_component')
        .on(t.workspaceId, t.isOpen, t.componentId, t.nextDueAt, t.number)
        .where(isNotNull(t.componentId)),
      kit
        .index('tickets_of_group')
        .on(t.workspaceId, t.isOpen, t.groupKey, t.nextDueAt, t.number)
        .where(isNotNull(t.groupKey)),
      kit
        .index('tickets_waiting')
        .on(t.workspaceId, t.isOpen, t.status, t.nextDueAt, t.number)
        .where(isNotNull(t.statusBeforeWait)),
      kit
        .index('tickets_asleep')
        .on(t.workspaceId, t.isOpen, t.nextDueAt, t.number)
        .where(isTrue(t.isSnoozed)),
      kit.index('tickets_requester').on(t.workspaceId, t.requesterId, t.isOpen, t.number),
      kit.index('tickets_component').on(t.componentId, t.isOpen, t.number).where(isNotNull(t.componentId)),
      kit.index('tickets_merged').on(t.mergedIntoId).where(isNotNull(t.mergedIntoId)),
    ],
  );

  /** The ticket's history and the truth about it; append-only (PRV-2). */
  const ticketEvents = kit.table(
    'ticket_events',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      ticketId: kit
        .integer('ticket_id')
        .notNull()
        .references(() => tickets.id),
      actorId: kit.text('actor_id').notNull(),
      door: kit.oneOf('door', DOORS).notNull(),
      kind: kit.text('kind').notNull(),
      detail: kit.json<Record<string, unknown>>('detail').notNull(),
      at: kit.instant('at').notNull(),
    },
    (t) => [kit.index('ticket_events_ticket').on(t.ticketId, t.id)],
  );

  /** Tickets that have to do with each other and stay apart (TRI-8). Of related ones the older is `from`. */
  const ticketLinks = kit.table(
    'ticket_links',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      fromId: kit
        .integer('from_id')
        .notNull()
        .references(() => tickets.id),
      toId: kit
        .integer('to_id')
        .notNull()
        .references(() => tickets.id),
      kind: kit.oneOf('kind', LINK_KINDS).notNull(),
    },
    (t) => [
      kit.uniqueIndex('ticket_links_pair').on(t.fromId, t.toId),
      kit.index('ticket_links_to').on(t.toId),
    ],
  );

  /** What somebody may still take back: the row as it was, and what the history had come to (C-3). */
  const undoOffers = kit.table(
    'undo_offers',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      ticketId: kit
        .integer('ticket_id')
        .notNull()
        .references(() => tickets.id),
      personId: kit.text('person_id').notNull(),
      act: kit.oneOf('act', UNDOABLE).notNull(),
      /** The other ticket of a link or merge, by its row. */
      otherId: kit.integer('other_id'),
      before: kit.json<Record<string, unknown>>('before').notNull(),
      /** The last event of what was done; what is built on it comes later. */
      lastEventId: kit.integer('last_event_id').notNull(),
      isUsed: kit.boolean('is_used').notNull().default(false),
      offeredAt: kit.instant('offered_at').notNull(),
    },
    (t) => [kit.index('undo_offers_ticket').on(t.ticketId, t.personId, t.id)],
  );

  /** Where cards stood that went to a group's own channel: what is written there is still heard (PPL-2). */
  const leftCards = kit.table(
    'left_cards',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      ticketId: kit
        .integer('ticket_id')
        .notNull()
        .references(() => tickets.id),
      channelId: kit.text('channel_id').notNull(),
      ts: kit.text('ts').notNull(),
    },
    (t) => [kit.uniqueIndex('left_cards_place').on(t.channelId, t.ts)],
  );

  return { tickets, ticketEvents, ticketLinks, undoOffers, leftCards };
}

export type TicketTables = ReturnType<typeof ticketTables>;
