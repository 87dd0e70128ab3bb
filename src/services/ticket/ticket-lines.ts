import type { Db } from '../../db/handles.ts';
import { listPeople } from '../../db/people.ts';
import type { Ticket } from '../../db/tickets.ts';
import { getWorkspace } from '../../db/workspaces.ts';
import type { TicketLine } from '../../domain/ticket/line.ts';
import { permalink } from '../../domain/ticket/origin.ts';
import { staffTitle } from '../../domain/ticket/summary.ts';
import { type GoingOn, goingOn } from './going-on.ts';

/** Tickets as lists show them. `as`: staff are led to the card, a requester to their thread. */
export async function ticketLines(
  db: Db,
  workspaceId: string,
  asked: readonly Ticket[],
  as: 'staff' | 'requester',
  now: Date,
): Promise<TicketLine[]> {
  const standing: GoingOn[] = [];
  for (const ticket of asked) {
    standing.push(as === 'staff' ? { ticket, goesOn: null } : await goingOn(db, ticket));
  }
  const ids = standing.flatMap(({ ticket: { requesterId, ownerId } }) =>
    ownerId ? [requesterId, ownerId] : [requesterId],
  );
  const people = await listPeople(db, workspaceId, [...new Set(ids)]);
  const name = (id: string) => people.find((person) => person.personId === id)?.name ?? 'Somebody';
  const { url } = await getWorkspace(db, workspaceId);
  return standing.map(({ ticket, goesOn }) => ({
    number: ticket.number,
    summary: as === 'staff' ? shownToStaff(ticket) : ticket.summary,
    status: ticket.status,
    priority: ticket.priority,
    owner: ticket.ownerId ? name(ticket.ownerId) : null,
    requester: name(ticket.requesterId),
    filedAt: ticket.filedAt,
    due: as === 'staff' ? dueOf(ticket, now) : null,
    snoozedUntil: as === 'staff' && ticket.isSnoozed ? ticket.snoozedUntil : null,
    link: linkOf(ticket, url, as),
    goesOn,
  }));
}

const shownToStaff = (ticket: Ticket): string =>
  ticket.isSensitive ? 'Sensitive: open to read' : staffTitle(ticket);

const dueOf = ({ nextDueAt }: Ticket, now: Date): TicketLine['due'] =>
  nextDueAt && { at: nextDueAt, isOver: nextDueAt <= now };

function linkOf(ticket: Ticket, url: string, as: 'staff' | 'requester'): string | null {
  const [channelId, ts] =
    as === 'staff'
      ? [ticket.cardChannelId, ticket.cardTs]
      : [ticket.conversationChannelId, ticket.conversationTs];
  return channelId && ts ? permalink(url, channelId, ts) : null;
}
