import { getActor } from '../../db/actors.ts';
import { listMessages } from '../../db/messages.ts';
import { listPeople } from '../../db/people.ts';
import { listTicketEvents } from '../../db/ticket-events.ts';
import {
  getTicketByNumber,
  listTickets,
  type QueueFilter,
  searchTickets,
  type Ticket,
} from '../../db/tickets.ts';
import type { TicketLine } from '../../domain/parcel.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';
import { type Action, may, refuseUnlessMay } from '../../domain/people/permissions.ts';
import type { TicketFact } from '../../domain/ticket/history.ts';
import type { List, QueueWanted } from '../../domain/ticket/queue.ts';
import { tellFact } from '../../domain/ticket/tell-history.ts';
import type { Desk } from '../desk.ts';
import { ticketLines } from './ticket-lines.ts';

/** Reading changes nothing and leaves no row, but asks the same table who may see what (PPL-4). */

const PAGE = 20;

export interface Story {
  readonly ticket: Ticket;
  readonly line: TicketLine;
  readonly as: 'staff' | 'requester';
  readonly said: readonly { author: string; text: string; at: Date; isInternal: boolean }[];
}

/** One ticket with what was said on it; a requester never gets what staff said to each other (CNV-2). */
export async function readTicket(
  desk: Desk,
  caller: Caller,
  number: number,
  action: Action = 'ticket.see',
): Promise<Story> {
  const actor = await getActor(desk.db, caller);
  const ticket = await getTicketByNumber(desk.db, caller.workspaceId, number);
  refuseUnlessMay(actor, action, ticket);
  const as = may(actor, 'ticket.list-all') ? 'staff' : 'requester';
  const [line] = await ticketLines(desk.db, caller.workspaceId, [ticket], as);
  const messages = (await listMessages(desk.db, ticket.id)).filter(
    (message) => !message.deletedAt && (as === 'staff' || message.audience === 'public'),
  );
  const name = await namesOf(
    desk,
    caller,
    messages.map((message) => message.authorId),
  );
  return {
    ticket,
    line: { ...(line as TicketLine), summary: ticket.summary },
    as,
    said: messages.map((message) => ({
      author: name(message.authorId),
      text: message.text,
      at: message.postedAt,
      isInternal: message.audience === 'internal',
    })),
  };
}

/** Everything that happened to a ticket, in words; for staff alone. */
export async function readHistory(desk: Desk, caller: Caller, number: number) {
  const actor = await getActor(desk.db, caller);
  const ticket = await getTicketByNumber(desk.db, caller.workspaceId, number);
  refuseUnlessMay(actor, 'ticket.history', ticket);
  const events = await listTicketEvents(desk.db, ticket.id);
  const ids = events.flatMap(({ actorId, detail }) => [actorId, ...Object.values(detail).filter(isId)]);
  const name = await namesOf(desk, caller, ids);
  return events.map((event) => ({
    at: event.at,
    actor: name(event.actorId),
    told: tellFact({ kind: event.kind, ...event.detail } as TicketFact, event.actorId, name),
    door: event.door,
  }));
}

const isId = (value: unknown): value is string => typeof value === 'string';

async function namesOf(desk: Desk, caller: Caller, ids: readonly string[]): Promise<(id: string) => string> {
  const people = await listPeople(desk.db, caller.workspaceId, [...new Set(ids)]);
  const names = new Map(people.map((person) => [person.personId, person.name]));
  return (id) => names.get(id) ?? (id === 'desk' ? 'The desk' : 'Somebody');
}

export interface Page {
  readonly list: List;
  readonly lines: readonly TicketLine[];
  readonly as: 'staff' | 'requester';
  /** The number below which the next page begins; null on the last. */
  readonly below: number | null;
}

/** A page of tickets. Without a list: their own for requesters, what is open for staff. */
export async function listFor(
  desk: Desk,
  caller: Caller,
  wanted: QueueWanted,
  below?: number,
): Promise<Page> {
  const actor = await getActor(desk.db, caller);
  const { list = may(actor, 'ticket.list-all') ? 'open' : 'own', ...narrowed } = wanted;
  refuseUnlessMay(actor, list === 'own' ? 'ticket.file' : 'ticket.list-all');
  const filter = { ...filterOf(list, actor), ...narrowed, ...(below === undefined ? {} : { below }) };
  const found = await listTickets(desk.db, caller.workspaceId, filter, PAGE + 1);
  const shown = found.slice(0, PAGE);
  const as = list === 'own' ? 'requester' : 'staff';
  return {
    list,
    as,
    lines: await ticketLines(desk.db, caller.workspaceId, shown, as),
    below: found.length > PAGE ? (shown.at(-1)?.number ?? null) : null,
  };
}

function filterOf(list: List, actor: Actor): QueueFilter {
  switch (list) {
    case 'own':
      return { requesterId: actor.personId };
    case 'mine':
      return { ownerId: actor.personId, isOpen: true };
    case 'unassigned':
      return { ownerId: null, isOpen: true };
    case 'open':
      return { isOpen: true };
  }
}

/** At most a page of tickets the caller may see that have these words, newest first. */
export async function searchFor(desk: Desk, caller: Caller, words: string) {
  const actor = await getActor(desk.db, caller);
  refuseUnlessMay(actor, 'ticket.file');
  const as = may(actor, 'ticket.list-all') ? ('staff' as const) : ('requester' as const);
  const seenBy = as === 'staff' ? undefined : actor.personId;
  const found = await searchTickets(desk.db, caller.workspaceId, words, seenBy, PAGE);
  return { as, lines: await ticketLines(desk.db, caller.workspaceId, found, as) };
}

/** What a person may do, for help and forms that show only that (K-2). */
export async function readActor(desk: Desk, caller: Caller): Promise<Actor> {
  return getActor(desk.db, caller);
}
