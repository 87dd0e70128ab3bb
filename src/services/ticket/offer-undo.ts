import type { Tx } from '../../db/handles.ts';
import { listTicketEvents, type TicketEvent } from '../../db/ticket-events.ts';
import { getTicket, type Ticket } from '../../db/tickets.ts';
import { insertUndoOffer } from '../../db/undo-offers.ts';
import type { Actor } from '../../domain/people/actor.ts';
import type { Undoable } from '../../domain/ticket/undo.ts';
import { undoOfferWords } from '../../domain/ticket/undo-words.ts';
import { whisper } from '../send/person.ts';

/** What an act may change in a ticket's row, and its *Undo* puts back. */
export const KEPT = [
  'status',
  'statusBeforeWait',
  'ownerId',
  'groupKey',
  'type',
  'priority',
  'componentId',
  'isSnoozed',
  'snoozedUntil',
  'resolution',
  'resolvedAt',
  'triage',
] as const satisfies readonly (keyof Ticket)[];

export type Kept = Pick<Ticket, (typeof KEPT)[number]>;

/** What a triage changes beside the ticket's row: its labels, and whom its requester works for. */
const hasMore = (events: readonly TicketEvent[]): boolean =>
  events
    .slice(events.findLastIndex(({ kind }) => kind === 'triaged'))
    .some(({ kind }) => kind === 'labelled' || kind === 'affiliated');

/**
 * Whoever did it may take it back for a while (C-3): by the button they are shown beside the cards, or with
 * `/ticket undo 142`, which is what the answer to a command says. Nothing is offered where nothing changed.
 * `before`: the ticket as it was; everything the act did is done.
 */
export async function offerUndo(
  tx: Tx,
  actor: Actor,
  act: Undoable,
  before: Ticket,
  now: Date,
  other?: Ticket,
): Promise<void> {
  const after = await getTicket(tx, before.id);
  const changed = KEPT.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
  const events = await listTicketEvents(tx, before.id);
  const isMore = other !== undefined || act === 'label' || (act === 'triage' && hasMore(events));
  if (changed.length === 0 && !isMore) return;
  const offerId = await insertUndoOffer(tx, {
    workspaceId: before.workspaceId,
    ticketId: before.id,
    personId: actor.personId,
    act,
    otherId: other?.id ?? null,
    before: Object.fromEntries(changed.map((key) => [key, before[key]])),
    lastEventId: events.at(-1)?.id ?? 0,
    offeredAt: now,
  });
  const { cardChannelId: channelId } = before;
  if (actor.door === 'command' || !channelId) return;
  const place = { channelId, threadTs: null, personId: actor.personId };
  const words = undoOfferWords(act, before.number, other?.number, offerId);
  await whisper(tx, before.workspaceId, place, words, now);
}
