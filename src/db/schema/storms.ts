import type { Kit } from '#dialect';
import { STORM_OUTCOMES } from '../../domain/incident/storm.ts';
import type { IncidentTables } from './incidents.ts';
import type { TicketTables } from './tickets.ts';

/** Similar tickets within minutes. */
export function stormTables(
  kit: Kit,
  { tickets, incidents }: Pick<TicketTables, 'tickets'> & Pick<IncidentTables, 'incidents'>,
) {
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

  return { storms, stormTickets };
}
