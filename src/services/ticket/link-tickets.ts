import type { Tx } from '../../db/handles.ts';
import { type By, insertTicketEvent } from '../../db/ticket-events.ts';
import { deleteTicketLink, findTicketLink, insertTicketLink } from '../../db/ticket-links.ts';
import { getTicketByNumber, type Ticket } from '../../db/tickets.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';
import { refuseUnlessMay } from '../../domain/people/permissions.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type LinkHow, type LinkKind, refuseSelf } from '../../domain/ticket/links.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { sendCard } from '../send/row.ts';
import { offerUndo } from './offer-undo.ts';

/** Two tickets that have to do with each other: both cards say so, and nobody else hears of it (TRI-8). */
export function linkTickets(desk: Desk, caller: Caller, number: number, other: number): Promise<Ticket> {
  return act(desk, caller, async (tx, actor, now) => {
    const [ticket, linked] = await pairOf(tx, actor, number, other);
    if (await findTicketLink(tx, ticket.id, linked.id)) {
      throw new Refusal(
        'link.known',
        `Nothing changed: tickets ${number} and ${other} are linked already.`,
        'other',
      );
    }
    const [older, newer] = ticket.id < linked.id ? [ticket, linked] : [linked, ticket];
    await linkIn(tx, actor, older, newer, 'related', now);
    await offerUndo(tx, actor, 'link', ticket, now, linked);
    return ticket;
  });
}

/** Inside a transaction that has other work as well; a link that is there stays as it is. */
export async function linkIn(
  tx: Tx,
  by: By,
  from: Ticket,
  to: Ticket,
  kind: LinkKind,
  now: Date,
): Promise<void> {
  const { workspaceId } = from;
  if (!(await insertTicketLink(tx, { workspaceId, fromId: from.id, toId: to.id, kind }))) return;
  const back: LinkHow = kind === 'follows' ? 'followed by' : kind;
  await insertTicketEvent(tx, from, by, { kind: 'linked', other: to.number, how: kind }, now);
  await insertTicketEvent(tx, to, by, { kind: 'linked', other: from.number, how: back }, now);
  await sendCard(tx, from, now);
  await sendCard(tx, to, now);
}

export function unlinkTickets(desk: Desk, caller: Caller, number: number, other: number): Promise<Ticket> {
  return act(desk, caller, async (tx, actor, now) => {
    const [ticket, linked] = await pairOf(tx, actor, number, other);
    await unlinkIn(tx, actor, ticket, linked, now);
    return ticket;
  });
}

export async function unlinkIn(tx: Tx, by: By, ticket: Ticket, linked: Ticket, now: Date): Promise<void> {
  const link = await findTicketLink(tx, ticket.id, linked.id);
  if (!link) {
    throw new Refusal(
      'link.unknown',
      `Nothing changed: tickets ${ticket.number} and ${linked.number} are not linked.`,
      'other',
    );
  }
  await deleteTicketLink(tx, link.id);
  await insertTicketEvent(tx, ticket, by, { kind: 'unlinked', other: linked.number }, now);
  await insertTicketEvent(tx, linked, by, { kind: 'unlinked', other: ticket.number }, now);
  await sendCard(tx, ticket, now);
  await sendCard(tx, linked, now);
}

async function pairOf(tx: Tx, actor: Actor, number: number, other: number): Promise<[Ticket, Ticket]> {
  const ticket = await getTicketByNumber(tx, actor.workspaceId, number);
  refuseUnlessMay(actor, 'ticket.link', ticket);
  refuseSelf(number, other);
  return [ticket, await getTicketByNumber(tx, actor.workspaceId, other)];
}
