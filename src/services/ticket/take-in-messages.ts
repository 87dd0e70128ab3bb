import { getActor } from '../../db/actors.ts';
import { findChannel } from '../../db/channels.ts';
import type { Tx } from '../../db/handles.ts';
import { insertHeardMessage, listMessagesAt, type Message, updateMessage } from '../../db/messages.ts';
import { findTicketBySource, getTicket, type Ticket } from '../../db/tickets.ts';
import type { ReadMessage } from '../../domain/outcome.ts';
import { messageKey, timeOf } from '../../domain/ticket/origin.ts';
import type { Policy } from '../../policy/policy.ts';
import { copyMessage } from '../send/message.ts';
import { hearIn } from './hear-message.ts';
import { plainText } from './plain-text.ts';

/**
 * The thread a ticket came from, read when it was filed: what was said before is carried to staff as context
 * (IN-1). `since`: after down-time, only what came later, and as news.
 */
export async function takeInThread(
  tx: Tx,
  policy: Policy,
  ticketId: number,
  since: string | null,
  messages: readonly ReadMessage[],
  now: Date,
): Promise<void> {
  const ticket = await getTicket(tx, ticketId);
  for (const message of messages) {
    if (since === null) await takeInContext(tx, ticket, message, now);
    else if (Number(message.ts) > Number(since))
      await hearLate(tx, policy, ticket.workspaceId, ticket.conversationChannelId, message, now);
  }
}

async function takeInContext(tx: Tx, ticket: Ticket, read: ReadMessage, now: Date): Promise<void> {
  const { conversationChannelId: channelId } = ticket;
  if (!channelId || timeOf(read.ts) > ticket.filedAt) return;
  const message = await insertHeardMessage(tx, {
    workspaceId: ticket.workspaceId,
    ticketId: ticket.id,
    audience: read.personId === ticket.requesterId ? 'public' : 'context',
    side: 'conversation',
    authorId: read.personId,
    text: await plainText(tx, ticket.workspaceId, read.text),
    files: { list: read.files },
    channelId,
    ts: read.ts,
    postedAt: timeOf(read.ts),
  });
  const own = message ?? (await knownSource(tx, ticket, channelId, read));
  if (own) await copyMessage(tx, ticket, own, 'triage', now);
}

/** The message it was filed from is known already, but for its files where a form filed it. */
async function knownSource(
  tx: Tx,
  ticket: Ticket,
  channelId: string,
  read: ReadMessage,
): Promise<Message | undefined> {
  const known = (await listMessagesAt(tx, channelId, read.ts)).find(({ ticketId }) => ticketId === ticket.id);
  const isWhole = !known || known.files.list.length === read.files.length;
  return isWhole ? known : updateMessage(tx, known.id, { files: { list: read.files } });
}

/** What a request channel holds since the desk last looked: filed late, with its own time (gap fill). */
export async function takeInChannel(
  tx: Tx,
  policy: Policy,
  workspaceId: string,
  channelId: string,
  messages: readonly ReadMessage[],
  now: Date,
): Promise<void> {
  for (const message of messages) await hearLate(tx, policy, workspaceId, channelId, message, now);
}

/**
 * What has been written to the desk about a ticket since a moment, as news where it is news: in its thread, and in a
 * direct message beside it, where people often answer.
 */
export async function takeInSince(
  tx: Tx,
  policy: Policy,
  ticketId: number,
  since: string,
  channelId: string,
  messages: readonly ReadMessage[],
  now: Date,
): Promise<void> {
  const { workspaceId } = await getTicket(tx, ticketId);
  for (const message of messages) {
    if (Number(message.ts) <= Number(since)) continue;
    const isKnown =
      (await listMessagesAt(tx, channelId, message.ts)).length > 0 ||
      (await findTicketBySource(tx, workspaceId, messageKey(channelId, message.ts))) !== undefined;
    if (!isKnown) await hearLate(tx, policy, workspaceId, channelId, message, now);
  }
}

async function hearLate(
  tx: Tx,
  policy: Policy,
  workspaceId: string,
  channelId: string | null,
  message: ReadMessage,
  now: Date,
): Promise<void> {
  if (!channelId) return;
  const channel = await findChannel(tx, workspaceId, channelId);
  const isDirect = channel?.kind === 'dm' || channelId.startsWith('D');
  const door = isDirect ? 'direct message' : 'message';
  const caller = { workspaceId, personId: message.personId, door, inputKey: '', isStored: false } as const;
  const actor = await getActor(tx, caller);
  if (actor.isOutside) return;
  await hearIn(tx, policy, actor, { ...message, channelId, isDirect }, now);
}
