import type { Kit } from '#dialect';
import { AUDIENCES, SIDES, type SlackFile } from '../../domain/message/audience.ts';
import type { TicketTables } from './tickets.ts';

/** What was said, where it was copied to, and what waits to be placed. */
export function messageTables(kit: Kit, { tickets }: Pick<TicketTables, 'tickets'>) {
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

  return { messages, messageCopies, parked, cannedAnswers };
}

export type MessageTables = ReturnType<typeof messageTables>;
