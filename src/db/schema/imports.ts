import type { Kit } from '#dialect';
import { FOUND_STATES, IMPORT_STATES, type LeftOut } from '../../domain/import/states.ts';
import type { TicketTables } from './tickets.ts';

/** Old messages that become tickets. */
export function importTables(kit: Kit, { tickets }: Pick<TicketTables, 'tickets'>) {
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

  return { imports, importMessages };
}
