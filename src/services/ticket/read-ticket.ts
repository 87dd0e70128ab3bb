import { getActor } from '../../db/actors.ts';
import { listMessages } from '../../db/messages.ts';
import { listPeople } from '../../db/people.ts';
import { listTerms } from '../../db/terms.ts';
import { listTicketEvents } from '../../db/ticket-events.ts';
import { listLabelIds } from '../../db/ticket-labels.ts';
import { getTicketByNumber, type Ticket } from '../../db/tickets.ts';
import { type Actor, type Caller, DESK_ACTOR_ID } from '../../domain/people/actor.ts';
import { tellOrganisation } from '../../domain/people/organisation.ts';
import { type Action, may, refuseUnlessMay } from '../../domain/people/permissions.ts';
import { labelsOf } from '../../domain/taxonomy/labels.ts';
import { survivor } from '../../domain/taxonomy/terms.ts';
import type { TicketFact } from '../../domain/ticket/history.ts';
import type { TicketLine } from '../../domain/ticket/line.ts';
import type { LinkedTicket } from '../../domain/ticket/links.ts';
import { staffTitle } from '../../domain/ticket/summary.ts';
import { tellFact } from '../../domain/ticket/tell-history.ts';
import type { Desk } from '../desk.ts';
import { GITHUB } from '../escalation/github-actor.ts';
import { findOrganisation } from '../organisation/find-organisation.ts';
import { listAnswersElsewhere } from './going-on.ts';
import { linkedTickets } from './linked-tickets.ts';
import { ticketLines } from './ticket-lines.ts';

/** Reading changes nothing and leaves no row, but asks the same table who may see what (PPL-4). */

export interface Story {
  readonly ticket: Ticket;
  readonly line: TicketLine;
  readonly as: 'staff' | 'requester';
  /** For staff alone. */
  readonly links: readonly LinkedTicket[];
  /** What it is sorted by, for staff alone: type, priority, component, labels, the requester's organisation. */
  readonly sorted: readonly string[];
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
  const [line] = await ticketLines(desk.db, caller.workspaceId, [ticket], as, desk.now());
  const elsewhere = as === 'requester' ? await listAnswersElsewhere(desk.db, ticket) : [];
  const messages = [...(await listMessages(desk.db, ticket.id)), ...elsewhere]
    .filter((message) => !message.deletedAt && (as === 'staff' || message.audience === 'public'))
    .sort((a, b) => a.postedAt.getTime() - b.postedAt.getTime());
  const name = await namesOf(
    desk,
    caller,
    messages.map((message) => message.authorId),
  );
  return {
    ticket,
    line: { ...(line as TicketLine), summary: as === 'staff' ? staffTitle(ticket) : ticket.summary },
    as,
    links: as === 'staff' ? await linkedTickets(desk.db, ticket) : [],
    sorted: as === 'staff' ? await sortedBy(desk, ticket) : [],
    said: messages.map((message) => ({
      author: name(message.authorId),
      text: message.text,
      at: message.postedAt,
      isInternal: message.audience === 'internal',
    })),
  };
}

async function sortedBy({ db, policy }: Desk, ticket: Ticket): Promise<string[]> {
  const organisation = await findOrganisation(db, policy, ticket.workspaceId, ticket.requesterId);
  const terms = await listTerms(db, ticket.workspaceId);
  const component = ticket.componentId ? survivor(terms, ticket.componentId)?.name : undefined;
  const labels = labelsOf(terms, await listLabelIds(db, ticket.id)).map(({ name }) => name);
  const whose = organisation && tellOrganisation(organisation);
  return [ticket.type, ticket.priority, component, ...labels, whose].filter((one) => typeof one === 'string');
}

/** Everything that happened to a ticket, in words; for staff alone. */
export async function readHistory(desk: Desk, caller: Caller, number: number) {
  const actor = await getActor(desk.db, caller);
  const ticket = await getTicketByNumber(desk.db, caller.workspaceId, number);
  refuseUnlessMay(actor, 'ticket.history', ticket);
  const events = await listTicketEvents(desk.db, ticket.id);
  const ids = events.flatMap(({ actorId, detail }) => [
    actorId,
    ...Object.values(detail).flat().filter(isId),
  ]);
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
  return (id) => names.get(id) ?? NOBODY_HERE[id] ?? 'Somebody';
}

/** Who acts and is no person of the workspace. */
const NOBODY_HERE: Readonly<Record<string, string>> = {
  [DESK_ACTOR_ID]: 'The desk',
  [GITHUB.personId]: 'The engineers on GitHub',
};

/** What a person may do, for help and forms that show only that (K-2). */
export async function readActor(desk: Desk, caller: Caller): Promise<Actor> {
  return getActor(desk.db, caller);
}
