import { getActor } from '../../db/actors.ts';
import { listTicketLinks } from '../../db/ticket-links.ts';
import type { Caller } from '../../domain/people/actor.ts';
import type { TicketLine } from '../../domain/ticket/line.ts';
import type { Desk } from '../desk.ts';
import { mergeable } from './merge-ticket.ts';
import { listToTell } from './merged.ts';
import { readTicket } from './read-ticket.ts';
import { similarTo } from './similar-tickets.ts';
import { ticketLines } from './ticket-lines.ts';

/** What a merge would do, for whoever is asked to confirm it. Refuses what `mergeTicket` refuses. */
export interface Merge {
  readonly ticket: TicketLine;
  readonly into: TicketLine;
  /** One person asked both. */
  readonly isOwn: boolean;
  /** How many other requesters read the answers to `into` already. */
  readonly readers: number;
}

export async function readMerge(desk: Desk, caller: Caller, number: number, into: number): Promise<Merge> {
  const { db } = desk;
  const pair = await mergeable(db, await getActor(db, caller), number, into);
  const both = [pair.ticket, pair.into];
  const [ticket, survivor] = await ticketLines(db, caller.workspaceId, both, 'staff', desk.now());
  return {
    ticket: ticket as TicketLine,
    into: survivor as TicketLine,
    isOwn: pair.ticket.requesterId === pair.into.requesterId,
    readers: (await listToTell(db, pair.into.id)).length,
  };
}

/** What can be merged and linked with a ticket, for the form that offers both. */
export async function readCompany(desk: Desk, caller: Caller, number: number) {
  const { db } = desk;
  const { ticket, links } = await readTicket(desk, caller, number, 'ticket.link');
  const similar = ticket.isOpen ? await similarTo(db, ticket) : [];
  return {
    ticket,
    links,
    isLinked: (await listTicketLinks(db, ticket.id)).length > 0,
    similar: await ticketLines(db, caller.workspaceId, similar, 'staff', desk.now()),
  };
}
