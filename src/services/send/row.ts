import type { Tx } from '../../db/handles.ts';
import { enqueue, enqueueRedraw } from '../../db/outbox.ts';
import { getTicket, type Ticket } from '../../db/tickets.ts';
import { type Delivery, RANK } from '../../domain/delivery.ts';

/**
 * What the desk sends, as outbox rows. `effect` names the one thing that must happen once, such as
 * `acknowledge:12`; the same effect is never written twice.
 */

export type Of = Pick<Ticket, 'id' | 'workspaceId'>;

/** What the requester reads does not wait for what staff read, nor the other way round. */
export type Side = 'conversation' | 'triage' | 'silence';

/** Posts the card, or redraws it; several changes before it is sent are one drawing. */
export async function sendCard(tx: Tx, ticket: Of, now: Date): Promise<void> {
  const delivery: Delivery = { kind: 'card', ticketId: ticket.id };
  await enqueueRedraw(tx, row(ticket, 'triage', delivery), now);
}

export const covering = (covers: readonly number[]) => (covers.length > 0 ? { covers } : {});

export function row(ticket: Of, side: Side, delivery: Delivery) {
  const lane = `ticket:${ticket.id}:${side}`;
  return { workspaceId: ticket.workspaceId, lane, rank: RANK.ticket, delivery };
}

/** Somebody has something to say of a ticket that was imported without a card: it is there before that (N-2). */
async function bringCard(tx: Tx, ticket: Of, now: Date): Promise<void> {
  const { isImported, cardTs } = await getTicket(tx, ticket.id);
  if (isImported && !cardTs) await sendCard(tx, ticket, now);
}

export async function sendOn(
  tx: Tx,
  ticket: Of,
  side: Side,
  effect: string,
  delivery: Delivery,
  now: Date,
): Promise<void> {
  if (side === 'triage' && delivery.kind !== 'card') await bringCard(tx, ticket, now);
  await enqueue(tx, { ...row(ticket, side, delivery), effect }, now);
}
