import { isNotNull, isNull } from 'drizzle-orm';
import type { Kit } from '#dialect';
import type { OwnHours } from '../../domain/assignment/agent.ts';
import type { Delivery } from '../../domain/delivery.ts';
import { DECISIONS, HORIZONS } from '../../domain/escalation/decision.ts';
import type { IssueDraft } from '../../domain/escalation/draft.ts';
import { ISSUE_REASONS, ISSUE_STATES, type IssueLabel } from '../../domain/escalation/issue.ts';
import { FOUND_STATES, IMPORT_STATES, type LeftOut } from '../../domain/import/states.ts';
import { type Assessment, STAKEHOLDER_DECISIONS } from '../../domain/incident/assessment.ts';
import { ENTRY_KINDS, ENTRY_STATES, type EntryDetail } from '../../domain/incident/entry.ts';
import type { Handover } from '../../domain/incident/handover.ts';
import { CALLED_FOR, RUNGS } from '../../domain/incident/ladder.ts';
import { INCIDENT_SERIES } from '../../domain/incident/name.ts';
import type { ReportWords } from '../../domain/incident/report.ts';
import { SEVERITIES } from '../../domain/incident/severity.ts';
import { SITREP_KINDS, type SitrepFacts } from '../../domain/incident/sitrep.ts';
import type { StakeholderText } from '../../domain/incident/stakeholder-text.ts';
import { INCIDENT_STATES } from '../../domain/incident/state.ts';
import { STORM_OUTCOMES } from '../../domain/incident/storm.ts';
import { TELLINGS } from '../../domain/incident/telling.ts';
import { AUDIENCES, SIDES, type SlackFile } from '../../domain/message/audience.ts';
import type { RotaChange } from '../../domain/oncall/changes.ts';
import { USER_GROUP_STATES } from '../../domain/people/user-group.ts';
import type { Setup } from '../../domain/setup.ts';
import { TERM_CHANGES, TERM_KINDS, type TermState } from '../../domain/taxonomy/terms.ts';
import { DOORS } from '../../domain/ticket/door.ts';
import { LINK_KINDS } from '../../domain/ticket/links.ts';
import { RESOLUTIONS, TICKET_STATUSES } from '../../domain/ticket/status.ts';
import { PRIORITIES, TICKET_TYPES, type Triage } from '../../domain/ticket/triage.ts';
import { UNDOABLE } from '../../domain/ticket/undo.ts';
import { isTrue } from '../sql.ts';
import type { Kit as PostgresKit } from './postgres-kit.ts';
import type { Kit as SqliteKit } from './sqlite-kit.ts';

type AnyKit = SqliteKit | PostgresKit;

export const INBOX_STATES = ['open', 'done', 'dead'] as const;
export const OUTBOX_STATES = ['pending', 'leased', 'ambiguous', 'sent', 'dead'] as const;
export const CHANNEL_KINDS = ['public', 'private', 'dm'] as const;

/** Every table, once, in words both kits have. Every row carries its workspace. */
function defineTables(kit: Kit) {
  const workspaces = kit.table('workspaces', {
    id: kit.key('id'),
    name: kit.text('name').notNull(),
    /** With a slash at its end; permalinks are made from it. */
    url: kit.text('url').notNull(),
    botUserId: kit.text('bot_user_id').notNull(),
    setup: kit.json<Setup>('setup').notNull(),
  });

  /** Slack's people as the desk last heard of them. */
  const people = kit.table(
    'people',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      personId: kit.text('person_id').notNull(),
      name: kit.text('name').notNull(),
      timeZone: kit.text('time_zone').notNull(),
      isAdmin: kit.boolean('is_admin').notNull().default(false),
      isGuest: kit.boolean('is_guest').notNull().default(false),
      /** From another company, through a shared channel. */
      isStranger: kit.boolean('is_stranger').notNull().default(false),
      isBot: kit.boolean('is_bot').notNull().default(false),
      isDeactivated: kit.boolean('is_deactivated').notNull().default(false),
      /** When they last looked at App Home; it is kept up to date for a while. */
      homeOpenedAt: kit.instant('home_opened_at'),
      /** What follows the @ of their e-mail address; the address itself is not kept. */
      mailDomain: kit.text('mail_domain'),
      /** Of the policy, as set by hand (PPL-5). */
      organisationKey: kit.text('organisation_key'),
      /** Their status in Slack, an emoji's name without colons; null: none. */
      statusEmoji: kit.text('status_emoji'),
      /** When Slack takes the status away; null: never. */
      statusUntil: kit.instant('status_until'),
    },
    (t) => [kit.uniqueIndex('people_person').on(t.workspaceId, t.personId)],
  );

  const channels = kit.table(
    'channels',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      channelId: kit.text('channel_id').notNull(),
      name: kit.text('name').notNull(),
      kind: kit.oneOf('kind', CHANNEL_KINDS).notNull(),
      isMember: kit.boolean('is_member').notNull().default(false),
      isArchived: kit.boolean('is_archived').notNull().default(false),
      isShared: kit.boolean('is_shared').notNull().default(false),
      /** The newest message the desk has taken in; after down-time it reads on from here. */
      readUpTo: kit.text('read_up_to'),
    },
    (t) => [kit.uniqueIndex('channels_channel').on(t.workspaceId, t.channelId)],
  );

  /** Who is in the triage channel: the agents. */
  const memberships = kit.table(
    'memberships',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      channelId: kit.text('channel_id').notNull(),
      personId: kit.text('person_id').notNull(),
    },
    (t) => [kit.uniqueIndex('memberships_member').on(t.workspaceId, t.personId, t.channelId)],
  );

  /** Slack's user groups as the desk last heard of them: what a role can be given to (PPL-1). */
  const userGroups = kit.table(
    'user_groups',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      groupId: kit.text('group_id').notNull(),
      /** Without its @. */
      handle: kit.text('handle').notNull(),
      name: kit.text('name').notNull(),
      state: kit.oneOf('state', USER_GROUP_STATES).notNull(),
    },
    (t) => [kit.uniqueIndex('user_groups_group').on(t.workspaceId, t.groupId)],
  );

  /** Who is in those that have a role. */
  const userGroupMembers = kit.table(
    'user_group_members',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      groupId: kit.text('group_id').notNull(),
      personId: kit.text('person_id').notNull(),
    },
    (t) => [
      kit.uniqueIndex('user_group_members_person').on(t.workspaceId, t.groupId, t.personId),
      kit.index('user_group_members_of').on(t.workspaceId, t.personId),
    ],
  );

  /** What an agent has said of their own work, and when the desk last gave them some (TRI-7). */
  const agents = kit.table(
    'agents',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      personId: kit.text('person_id').notNull(),
      isAway: kit.boolean('is_away').notNull().default(false),
      /** Away until they say otherwise: null. */
      awayUntil: kit.instant('away_until'),
      hours: kit.json<OwnHours>('hours'),
      capacity: kit.integer('capacity'),
      /** Counted for each workspace; 0: nothing yet. */
      lastGiven: kit.integer('last_given').notNull().default(0),
      /** As they wrote it; for those who call when nobody answers (INC-3). */
      phone: kit.text('phone'),
      /** Slack's code, where the desk could not open a direct message with them at its last try. */
      reachProblem: kit.text('reach_problem'),
    },
    (t) => [kit.uniqueIndex('agents_person').on(t.workspaceId, t.personId)],
  );

  /** Who was asked to work a group's tickets, and who agreed (PPL-6). */
  const groupAgents = kit.table(
    'group_agents',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      groupKey: kit.text('group_key').notNull(),
      personId: kit.text('person_id').notNull(),
      askedAt: kit.instant('asked_at').notNull(),
      confirmedAt: kit.instant('confirmed_at'),
    },
    (t) => [kit.uniqueIndex('group_agents_person').on(t.workspaceId, t.groupKey, t.personId)],
  );

  /** Who is on triage duty in turn (PPL-3); one row for each workspace that has a rota. */
  const rotas = kit.table(
    'rotas',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      /** In the order of their turns; the first is on duty until the first hand-over. */
      members: kit.json<{ list: readonly string[] }>('members').notNull(),
      weeks: kit.integer('weeks').notNull(),
      /** The date of the first hand-over, and the minute of the day, by the desk's clock. */
      firstOn: kit.text('first_on').notNull(),
      minute: kit.integer('minute').notNull(),
      startsAt: kit.instant('starts_at').notNull(),
      /** Whom the desk has told that they are on duty, and not yet that they no longer are. */
      told: kit.json<{ list: readonly string[] }>('told').notNull(),
    },
    (t) => [kit.uniqueIndex('rotas_workspace').on(t.workspaceId)],
  );

  /** Somebody has the duty for somebody else for a while, or is away while it would be theirs. */
  const rotaOverrides = kit.table(
    'rota_overrides',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      /** Missing of an absence for which nobody is named: the next in order has it. */
      personId: kit.text('person_id'),
      /** Whose duty it would be; null: whoever's. */
      forId: kit.text('for_id'),
      isAway: kit.boolean('is_away').notNull(),
      startsAt: kit.instant('starts_at').notNull(),
      endsAt: kit.instant('ends_at').notNull(),
      madeById: kit.text('made_by_id').notNull(),
      removedAt: kit.instant('removed_at'),
    },
    (t) => [kit.index('rota_overrides_end').on(t.workspaceId, t.endsAt)],
  );

  /** What the desk has said is wrong with who is called, so that it is said once. */
  const rotaWarnings = kit.table(
    'rota_warnings',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      /** Names the one thing: who, what is wrong, and of which turn. */
      key: kit.text('key').notNull(),
      warnedAt: kit.instant('warned_at').notNull(),
    },
    (t) => [kit.uniqueIndex('rota_warnings_key').on(t.workspaceId, t.key)],
  );

  /** Who changed the rota, and how; append-only (PRV-2). */
  const rotaChanges = kit.table(
    'rota_changes',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      actorId: kit.text('actor_id').notNull(),
      door: kit.oneOf('door', DOORS).notNull(),
      change: kit.json<RotaChange>('change').notNull(),
      at: kit.instant('at').notNull(),
    },
    (t) => [kit.index('rota_changes_recent').on(t.workspaceId, t.id)],
  );

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

  /** Components and labels: the policy begins them, admins change them (TRI-6). None is ever deleted. */
  const terms = kit.table(
    'terms',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      kind: kit.oneOf('kind', TERM_KINDS).notNull(),
      name: kit.text('name').notNull(),
      /** The name without its case, unique; a merged term gives it up. */
      key: kit.text('key'),
      colour: kit.text('colour'),
      about: kit.text('about').notNull().default(''),
      /** What a label says of its ticket by itself. */
      follows: kit.text('follows'),
      /** Its name in the policy, so that it is not begun again under its old name. */
      seededAs: kit.text('seeded_as'),
      retiredAt: kit.instant('retired_at'),
      mergedIntoId: kit.integer('merged_into_id'),
    },
    (t) => [kit.uniqueIndex('terms_name').on(t.workspaceId, t.kind, t.key)],
  );

  /** Who changed which term, and from what to what; append-only (PRV-2). */
  const termChanges = kit.table(
    'term_changes',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      termId: kit
        .integer('term_id')
        .notNull()
        .references(() => terms.id),
      actorId: kit.text('actor_id').notNull(),
      door: kit.oneOf('door', DOORS).notNull(),
      kind: kit.oneOf('kind', TERM_CHANGES).notNull(),
      before: kit.json<TermState>('before'),
      after: kit.json<TermState>('after').notNull(),
      at: kit.instant('at').notNull(),
    },
    (t) => [kit.index('term_changes_recent').on(t.workspaceId, t.id)],
  );

  const ticketLabels = kit.table(
    'ticket_labels',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      ticketId: kit
        .integer('ticket_id')
        .notNull()
        .references(() => tickets.id),
      termId: kit
        .integer('term_id')
        .notNull()
        .references(() => terms.id),
    },
    (t) => [
      kit.uniqueIndex('ticket_labels_ticket').on(t.ticketId, t.termId),
      kit.index('ticket_labels_term').on(t.termId, t.ticketId),
    ],
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

  /** The last sound policy a desk worked by, as its file was: in force while the file is wrong. */
  const keptPolicies = kit.table(
    'kept_policies',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      text: kit.text('text').notNull(),
      keptAt: kit.instant('kept_at').notNull(),
    },
    (t) => [kit.uniqueIndex('kept_policies_workspace').on(t.workspaceId)],
  );

  /** Lists under a name; `holderId` is a person, or the desk where everybody has it. */
  const savedViews = kit.table(
    'saved_views',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      holderId: kit.text('holder_id').notNull(),
      name: kit.text('name').notNull(),
      /** As `/ticket list` takes them. */
      words: kit.text('words').notNull(),
    },
    (t) => [kit.uniqueIndex('saved_views_name').on(t.workspaceId, t.holderId, t.name)],
  );

  /** What was said on a ticket, where the original stands and where its copy does (CNV-1). */
  const messages = kit.table(
    'messages',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      ticketId: kit
        .integer('ticket_id')
        .notNull()
        .references(() => tickets.id),
      audience: kit.oneOf('audience', AUDIENCES).notNull(),
      side: kit.oneOf('side', SIDES).notNull(),
      authorId: kit.text('author_id').notNull(),
      /** Plain words: Slack's entities are decoded on the way in. */
      text: kit.text('text').notNull(),
      files: kit.json<{ list: readonly SlackFile[] }>('files').notNull(),
      channelId: kit.text('channel_id'),
      ts: kit.text('ts'),
      copyChannelId: kit.text('copy_channel_id'),
      copyTs: kit.text('copy_ts'),
      postedAt: kit.instant('posted_at').notNull(),
      editedAt: kit.instant('edited_at'),
      deletedAt: kit.instant('deleted_at'),
    },
    (t) => [
      kit.uniqueIndex('messages_original').on(t.workspaceId, t.ticketId, t.channelId, t.ts),
      kit.index('messages_place').on(t.channelId, t.ts),
      kit.index('messages_ticket').on(t.ticketId, t.id),
    ],
  );

  /** The copies of an answer in the threads of tickets merged into its own (TRI-8). */
  const messageCopies = kit.table(
    'message_copies',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      messageId: kit
        .integer('message_id')
        .notNull()
        .references(() => messages.id),
      /** The merged ticket in whose requester's thread the copy stands. */
      ticketId: kit
        .integer('ticket_id')
        .notNull()
        .references(() => tickets.id),
      channelId: kit.text('channel_id').notNull(),
      ts: kit.text('ts').notNull(),
    },
    (t) => [kit.uniqueIndex('message_copies_copy').on(t.messageId, t.ticketId)],
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

  /** A line to the bot whose writer has yet to say which ticket it belongs to. */
  const parked = kit.table(
    'parked',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      ticketId: kit
        .integer('ticket_id')
        .notNull()
        .references(() => tickets.id),
      personId: kit.text('person_id').notNull(),
      channelId: kit.text('channel_id').notNull(),
      ts: kit.text('ts').notNull(),
      text: kit.text('text').notNull(),
      files: kit.json<{ list: readonly SlackFile[] }>('files').notNull(),
    },
    (t) => [kit.uniqueIndex('parked_message').on(t.workspaceId, t.channelId, t.ts)],
  );

  /** Somebody looks for messages of a channel that became no ticket, and imports some of them (IN-5). Gone in a day. */
  const imports = kit.table(
    'imports',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      /** What Slack knows its form by. */
      key: kit.text('key').notNull(),
      personId: kit.text('person_id').notNull(),
      channelId: kit.text('channel_id').notNull(),
      isPrivateChannel: kit.boolean('is_private_channel').notNull().default(false),
      /** Both included. */
      fromTs: kit.text('from_ts').notNull(),
      untilTs: kit.text('until_ts').notNull(),
      /** The newest comes first; null: nothing was read yet. */
      readBackTo: kit.text('read_back_to'),
      readCount: kit.integer('read_count').notNull().default(0),
      isCutShort: kit.boolean('is_cut_short').notNull().default(false),
      leftOut: kit.json<LeftOut>('left_out').notNull(),
      state: kit.oneOf('state', IMPORT_STATES).notNull().default('reading'),
      /** A code of Slack's or of the desk's, where it was stopped. */
      problem: kit.text('problem'),
      /** So few are imported that each has its card at once (N-2). */
      hasCards: kit.boolean('has_cards').notNull().default(false),
      askedAt: kit.instant('asked_at').notNull(),
    },
    (t) => [
      kit.uniqueIndex('imports_key').on(t.workspaceId, t.key),
      kit.index('imports_asked').on(t.askedAt),
    ],
  );

  /** What such a search found. */
  const importMessages = kit.table(
    'import_messages',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      importId: kit
        .integer('import_id')
        .notNull()
        .references(() => imports.id),
      ts: kit.text('ts').notNull(),
      authorId: kit.text('author_id').notNull(),
      /** Its first words. */
      text: kit.text('text').notNull(),
      replies: kit.integer('replies').notNull(),
      isChosen: kit.boolean('is_chosen').notNull().default(false),
      state: kit.oneOf('state', FOUND_STATES).notNull().default('found'),
      /** The ticket it became, or was already. */
      ticketId: kit.integer('ticket_id').references(() => tickets.id),
    },
    (t) => [
      kit.uniqueIndex('import_messages_message').on(t.importId, t.ts),
      kit.index('import_messages_state').on(t.importId, t.state, t.ts),
    ],
  );

  /** Words agents reply with again (UPD-5). */
  const cannedAnswers = kit.table(
    'canned_answers',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      /** Whose it is; null is every agent's. */
      ownerId: kit.text('owner_id'),
      name: kit.text('name').notNull(),
      text: kit.text('text').notNull(),
    },
    (t) => [kit.index('canned_answers_owner').on(t.workspaceId, t.ownerId)],
  );

  /** Issues of the tracker as the desk last heard of them. */
  const issues = kit.table(
    'issues',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      /** `owner/name`. */
      repo: kit.text('repo').notNull(),
      number: kit.integer('number').notNull(),
      /** GitHub's own id, which stays when an issue moves. */
      issueId: kit.integer('issue_id').notNull(),
      title: kit.text('title').notNull(),
      url: kit.text('url').notNull(),
      state: kit.oneOf('state', ISSUE_STATES).notNull(),
      stateReason: kit.oneOf('state_reason', ISSUE_REASONS),
      labels: kit.json<{ list: readonly string[] }>('labels').notNull(),
      assignee: kit.text('assignee'),
      milestone: kit.text('milestone'),
      author: kit.text('author').notNull(),
      updatedAt: kit.instant('updated_at').notNull(),
      deletedAt: kit.instant('deleted_at'),
    },
    (t) => [
      kit.uniqueIndex('issues_issue').on(t.workspaceId, t.repo, t.number),
      kit.index('issues_by_id').on(t.workspaceId, t.issueId),
      kit.index('issues_in_repo').on(t.workspaceId, t.repo, t.state),
    ],
  );

  /** The labels of each repository that has issues of the desk, as of the last reading (TRI-6). */
  const repoLabels = kit.table(
    'repo_labels',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      /** `owner/name`. */
      repo: kit.text('repo').notNull(),
      labels: kit.json<{ list: readonly IssueLabel[] }>('labels').notNull(),
    },
    (t) => [kit.uniqueIndex('repo_labels_repo').on(t.workspaceId, t.repo)],
  );

  /** A ticket that went to the engineers: what they were given, and what has become of it (ESC-1). */
  const escalations = kit.table(
    'escalations',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      ticketId: kit
        .integer('ticket_id')
        .notNull()
        .references(() => tickets.id),
      /** In the issue's body, so that it is found again (ESC-8). */
      key: kit.text('key').notNull(),
      repo: kit.text('repo').notNull(),
      draft: kit.json<IssueDraft>('draft').notNull(),
      /** Missing until the issue is there. */
      issueRowId: kit.integer('issue_row_id').references(() => issues.id),
      decision: kit.oneOf('decision', DECISIONS).notNull().default('refining'),
      /** Whoever decided; missing where nobody of this workspace did, but somebody on GitHub. */
      decidedById: kit.text('decided_by_id'),
      decidedAt: kit.instant('decided_at'),
      /** With what it was accepted. */
      priority: kit.oneOf('priority', PRIORITIES),
      horizon: kit.oneOf('horizon', HORIZONS),
      /** With what it was declined, as engineers and staff read it. */
      reason: kit.text('reason'),
      /** Time-sensitive: before all others in the queue (TRI-5). */
      isUrgent: kit.boolean('is_urgent').notNull().default(false),
      /** What the product owner asks before deciding, by its message; missing where nothing is open. */
      questionId: kit.integer('question_id').references(() => messages.id),
      /** When the work was begun. */
      startedAt: kit.instant('started_at'),
      escalatedById: kit.text('escalated_by_id').notNull(),
      /** Who of tier 2 was asked, since when, and when they agreed (ESC-7); null: nobody is left to ask. */
      engineerId: kit.text('engineer_id'),
      askedAt: kit.instant('asked_at'),
      agreedAt: kit.instant('agreed_at'),
      /** When anything was last heard of it, and how often the engineer was asked for news since. */
      newsAt: kit.instant('news_at'),
      chases: kit.integer('chases').notNull().default(0),
      escalatedAt: kit.instant('escalated_at').notNull(),
    },
    (t) => [
      kit.uniqueIndex('escalations_key').on(t.key),
      kit.uniqueIndex('escalations_ticket').on(t.ticketId),
      kit.index('escalations_decision').on(t.workspaceId, t.decision, t.id),
      kit.index('escalations_issue').on(t.issueRowId).where(isNotNull(t.issueRowId)),
    ],
  );

  /** The standing issues that escalated ones are placed below (ESC-1): one for each repository and title. */
  const epics = kit.table(
    'epics',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      repo: kit.text('repo').notNull(),
      title: kit.text('title').notNull(),
      /** In its body, where the desk opened it, so that it is found again. */
      key: kit.text('key').notNull(),
      /** Missing until it is found or opened. */
      issueRowId: kit.integer('issue_row_id').references(() => issues.id),
    },
    (t) => [kit.uniqueIndex('epics_title').on(t.workspaceId, t.repo, t.title)],
  );

  const incidents = kit.table(
    'incidents',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      series: kit.oneOf('series', INCIDENT_SERIES).notNull(),
      /** What people call it, incident 12; counted for each workspace and series from 1. */
      number: kit.integer('number').notNull(),
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

  /** Similar tickets that came within minutes, for which the desk suggested an incident, once (INC-12). */
  const storms = kit.table(
    'storms',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      /** The group all of them were of; null: it is suggested where the desk works. */
      groupKey: kit.text('group_key'),
      suggestedAt: kit.instant('suggested_at').notNull(),
      /** When the newest of them was filed; later ones are part of it while it lasts. */
      newestAt: kit.instant('newest_at').notNull(),
      channelId: kit.text('channel_id'),
      ts: kit.text('ts'),
      /** null: nobody has said anything of it. */
      outcome: kit.oneOf('outcome', STORM_OUTCOMES),
      decidedById: kit.text('decided_by_id'),
      decidedAt: kit.instant('decided_at'),
      /** What they became part of. */
      incidentId: kit.integer('incident_id').references(() => incidents.id),
    },
    (t) => [kit.index('storms_newest').on(t.workspaceId, t.newestAt)],
  );

  /** A ticket is part of one at the most. */
  const stormTickets = kit.table(
    'storm_tickets',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      stormId: kit
        .integer('storm_id')
        .notNull()
        .references(() => storms.id),
      ticketId: kit
        .integer('ticket_id')
        .notNull()
        .references(() => tickets.id),
    },
    (t) => [
      kit.uniqueIndex('storm_tickets_ticket').on(t.ticketId),
      kit.index('storm_tickets_storm').on(t.stormId, t.id),
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

  /** Every input, so that nothing acknowledged is lost and nothing is done twice. */
  const inbox = kit.table(
    'inbox',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      dedupeKey: kit.text('dedupe_key').notNull(),
      /** Events alone keep what they carried, and only while they wait. */
      body: kit.json<Record<string, unknown>>('body'),
      state: kit.oneOf('state', INBOX_STATES).notNull(),
      attempts: kit.integer('attempts').notNull().default(0),
      nextAt: kit.instant('next_at'),
      receivedAt: kit.instant('received_at').notNull(),
    },
    (t) => [
      kit.uniqueIndex('inbox_dedupe').on(t.workspaceId, t.dedupeKey),
      kit.index('inbox_waiting').on(t.state, t.nextAt).where(isNotNull(t.nextAt)),
    ],
  );

  /** What must reach the outside, written in the transaction that decided it. */
  const outbox = kit.table(
    'outbox',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      /** Strict order inside a lane, none between lanes. */
      lane: kit.text('lane').notNull(),
      /** 0 overtakes 1: incidents before everything else (INC-15). */
      rank: kit.integer('rank').notNull(),
      delivery: kit.json<Delivery>('delivery').notNull(),
      /** Names the one effect; unique. What Slack can be asked for after an unclear answer is made of it. */
      idemKey: kit.text('idem_key').notNull(),
      state: kit.oneOf('state', OUTBOX_STATES).notNull().default('pending'),
      /** Follows state: pending, leased or ambiguous; an index needs it as a column. */
      isWaiting: kit.boolean('is_waiting').notNull().default(true),
      /** Counted when claimed, so that a row which ends the process is noticed. */
      claims: kit.integer('claims').notNull().default(0),
      /** Answered failures in a row; the back-off grows with it. */
      failures: kit.integer('failures').notNull().default(0),
      /** When it is tried; of a leased row, when the lease is over. */
      nextAt: kit.instant('next_at').notNull(),
      leaseToken: kit.text('lease_token'),
      /** Slack's error code or the kind of failure; never anybody's words. */
      problem: kit.text('problem'),
      enqueuedAt: kit.instant('enqueued_at').notNull(),
    },
    (t) => [
      kit.uniqueIndex('outbox_idem').on(t.idemKey),
      kit.index('outbox_due').on(t.isWaiting, t.rank, t.nextAt),
      kit.index('outbox_lane').on(t.isWaiting, t.lane, t.id),
    ],
  );

  /** What must happen later; the tick does what is due and the row goes with it. */
  const due = kit.table(
    'due',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      kind: kit.text('kind').notNull(),
      /** What it is about, such as a ticket's id; one row for each kind and subject. */
      subject: kit.text('subject').notNull(),
      dueAt: kit.instant('due_at').notNull(),
      attempts: kit.integer('attempts').notNull().default(0),
    },
    (t) => [
      kit.uniqueIndex('due_subject').on(t.workspaceId, t.kind, t.subject),
      kit.index('due_next').on(t.dueAt),
    ],
  );

  return {
    workspaces,
    people,
    channels,
    memberships,
    userGroups,
    userGroupMembers,
    agents,
    groupAgents,
    rotas,
    rotaOverrides,
    rotaWarnings,
    rotaChanges,
    leftCards,
    tickets,
    ticketEvents,
    terms,
    termChanges,
    ticketLabels,
    keptPolicies,
    savedViews,
    messages,
    messageCopies,
    ticketLinks,
    undoOffers,
    parked,
    imports,
    importMessages,
    cannedAnswers,
    issues,
    escalations,
    epics,
    repoLabels,
    incidents,
    incidentEvents,
    incidentPeople,
    incidentPages,
    incidentEntries,
    incidentSitreps,
    incidentReports,
    incidentIssues,
    incidentTickets,
    incidentTellings,
    stakeholderTexts,
    storms,
    stormTickets,
    inbox,
    outbox,
    due,
  };
}

export type Tables = ReturnType<typeof defineTables>;

/** The cast: `npm run types` reads the definitions as one dialect, then as the other. */
export const tablesFor = (kit: AnyKit): Tables => defineTables(kit as Kit);
