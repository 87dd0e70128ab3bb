import type { Tx } from '../../db/handles.ts';
import { insertLeftCard } from '../../db/left-cards.ts';
import { listMessages } from '../../db/messages.ts';
import { type Ticket, updateTicket } from '../../db/tickets.ts';
import { getWorkspace } from '../../db/workspaces.ts';
import { cardCameWords } from '../../domain/assignment/words.ts';
import { permalink } from '../../domain/ticket/origin.ts';
import { copyMessage } from '../send/message.ts';
import { markLeftCard, tellStaff } from '../send/staff.ts';

/**
 * The card was posted. Where it stood in another channel before, that one says where it went and is remembered, so
 * that what is still written under it is heard; the new one says where the talk so far is.
 */
export async function placeCard(
  tx: Tx,
  ticket: Ticket,
  { channelId, ts }: { channelId: string; ts: string },
  now: Date,
): Promise<void> {
  const { workspaceId, cardChannelId: oldChannelId, cardTs: oldTs } = ticket;
  await updateTicket(tx, ticket.id, { cardChannelId: channelId, cardTs: ts });
  if (ticket.isImported && !oldTs) await copySaid(tx, ticket, now);
  if (!oldChannelId || !oldTs || oldChannelId === channelId) return;
  await insertLeftCard(tx, { workspaceId, ticketId: ticket.id, channelId: oldChannelId, ts: oldTs });
  await markLeftCard(tx, ticket, { channelId: oldChannelId, ts: oldTs }, now);
  const { url } = await getWorkspace(tx, workspaceId);
  const words = cardCameWords(oldChannelId, permalink(url, oldChannelId, oldTs));
  await tellStaff(tx, ticket, `card-came:${ticket.id}:${ts}`, words, now);
}

/** What was said before it was imported, under the card as it came (IN-5). */
async function copySaid(tx: Tx, ticket: Ticket, now: Date): Promise<void> {
  const messages = await listMessages(tx, ticket.id);
  const said = messages.filter(({ side, deletedAt }) => side === 'conversation' && !deletedAt);
  for (const message of said) await copyMessage(tx, ticket, message, 'triage', now);
}
