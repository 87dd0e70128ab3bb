import type { Db } from '../../db/handles.ts';
import { listTicketLinks, type TicketLink } from '../../db/ticket-links.ts';
import { getTicket, listMergedInto, listTicketsById, type Ticket } from '../../db/tickets.ts';
import type { LinkedTicket, LinkHow } from '../../domain/ticket/links.ts';
import { cardLink } from './card-link.ts';

/** The tickets this one has to do with, as staff see them: what it is merged with, and what it is linked with. */
export async function linkedTickets(db: Db, ticket: Ticket): Promise<LinkedTicket[]> {
  const survivor = ticket.mergedIntoId === null ? [] : [await getTicket(db, ticket.mergedIntoId)];
  const merged = await listMergedInto(db, ticket.id);
  const links = await listTicketLinks(db, ticket.id);
  const others = await listTicketsById(
    db,
    links.map((link) => otherOf(link, ticket.id)),
  );
  const seen = [
    ...survivor.map((other) => ({ other, how: 'merged into' as const })),
    ...merged.map((other) => ({ other, how: 'merged here' as const })),
    ...links.flatMap((link) => {
      const other = others.find(({ id }) => id === otherOf(link, ticket.id));
      return other ? [{ other, how: howOf(link, ticket.id) }] : [];
    }),
  ];
  const told: LinkedTicket[] = [];
  for (const { other, how } of seen) {
    told.push({ number: other.number, how, link: (await cardLink(db, other)) ?? null });
  }
  return told;
}

const otherOf = (link: TicketLink, id: number): number => (link.fromId === id ? link.toId : link.fromId);

const howOf = ({ kind, fromId }: TicketLink, id: number): LinkHow =>
  kind === 'follows' && fromId !== id ? 'followed by' : kind;
