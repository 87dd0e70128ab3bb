import type { Tx } from '../../db/handles.ts';
import { enqueue, enqueueRedraw } from '../../db/outbox.ts';
import { type Delivery, RANK } from '../../domain/delivery.ts';
import type { Words } from '../../domain/message/words.ts';
import { type Of, row, sendOn } from './row.ts';

/** What stood in another channel says where the card is now. */
export async function markLeftCard(
  tx: Tx,
  ticket: Of,
  place: { channelId: string; ts: string },
  now: Date,
): Promise<void> {
  const delivery: Delivery = { kind: 'card.left', ticketId: ticket.id, ...place };
  await enqueueRedraw(tx, row(ticket, 'triage', delivery), now);
}

/** The first card of a ticket that is being filed: there is none to ride on. */
export async function postCard(tx: Tx, ticket: Of, now: Date): Promise<void> {
  await sendOn(tx, ticket, 'triage', `card:${ticket.id}`, { kind: 'card', ticketId: ticket.id }, now);
}

/** In the thread of the ticket's card; of a merged one, in the thread where its work goes on. */
export async function tellStaff(tx: Tx, ticket: Of, effect: string, words: Words, now: Date): Promise<void> {
  await sendOn(tx, ticket, 'triage', effect, { kind: 'staff.tell', ticketId: ticket.id, words }, now);
}

/** The same, where the ticket was merged: what is said of the merging itself stays with its own card. */
export async function tellOnOwnCard(
  tx: Tx,
  ticket: Of,
  effect: string,
  words: Words,
  now: Date,
): Promise<void> {
  const delivery: Delivery = { kind: 'staff.tell', ticketId: ticket.id, words, onOwnCard: true };
  await sendOn(tx, ticket, 'triage', effect, delivery, now);
}

/** To a group's triage channel itself; null: the desk's own. */
export async function tellGroup(
  tx: Tx,
  workspaceId: string,
  groupKey: string | null,
  effect: string,
  words: Words,
  now: Date,
): Promise<void> {
  const delivery: Delivery = { kind: 'group.tell', groupKey, words };
  const lane = `group:${groupKey ?? ''}`;
  await enqueue(tx, { workspaceId, lane, rank: RANK.ticket, delivery, effect }, now);
}

/** The morning's note to the team; several that wait are one. */
export async function drawRadar(tx: Tx, workspaceId: string, now: Date): Promise<void> {
  const delivery: Delivery = { kind: 'radar' };
  await enqueueRedraw(tx, { workspaceId, lane: `radar:${workspaceId}`, rank: RANK.ticket, delivery }, now);
}
