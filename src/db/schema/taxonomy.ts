import type { Kit } from '#dialect';
import { TERM_CHANGES, TERM_KINDS, type TermState } from '../../domain/taxonomy/terms.ts';
import { DOORS } from '../../domain/ticket/door.ts';
import type { TicketTables } from './tickets.ts';

/** Components and labels. */
export function taxonomyTables(kit: Kit, { tickets }: Pick<TicketTables, 'tickets'>) {
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

  return { terms, termChanges, ticketLabels };
}
