import type { Tx } from '../../db/handles.ts';
import { insertHeardMessage, listMessagesAt, type Message, updateMessage } from '../../db/messages.ts';
import { insertTicketEvent } from '../../db/ticket-events.ts';
import { getTicket, listTicketsInConversation, type Ticket, updateTicket } from '../../db/tickets.ts';
import type { Heard } from '../../domain/message/heard.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';
import { timeOf } from '../../domain/ticket/origin.ts';
import { summaryOf } from '../../domain/ticket/summary.ts';
import { requestDeletedWords, requestEditedWords } from '../../domain/ticket/words.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { redrawMessage } from '../send/message.ts';
import { sendCard } from '../send/row.ts';
import { tellStaff } from '../send/staff.ts';
import { hearIn } from './hear-message.ts';
import { plainText } from './plain-text.ts';
import { hasExposed } from './refuse-exposed.ts';
import { isStaffOn, warnOfWords } from './warn-of-words.ts';

/** An edit of a message unknown to us is taken for news only while its first telling may still be under way. */
const LATE_MS = 10 * 60 * 1000;

/** The copy follows the original, on both sides of the bridge (CNV-1). */
export function followEdit(desk: Desk, caller: Caller, heard: Heard, editedAt: Date): Promise<void> {
  return act(desk, caller, async (tx, actor, now) => {
    const messages = await listMessagesAt(tx, heard.channelId, heard.ts);
    for (const message of messages) await editIn(tx, actor, message, heard.text, editedAt, now);
    await warnOfWords(tx, desk.policy, actor, heard, now);
    const isNews = messages.length === 0 && now.getTime() - timeOf(heard.ts).getTime() < LATE_MS;
    if (!isNews) return;
    await hearIn(tx, desk.policy, actor, heard, now);
    const heardNow = await listMessagesAt(tx, heard.channelId, heard.ts);
    for (const message of heardNow) await updateMessage(tx, message.id, { editedAt });
  });
}

async function editIn(
  tx: Tx,
  actor: Actor,
  message: Message,
  raw: string,
  editedAt: Date,
  now: Date,
): Promise<void> {
  const text = await plainText(tx, actor.workspaceId, raw);
  // Told in no order: an edit from before the one that is known says nothing new.
  const isOld = message.editedAt !== null && editedAt < message.editedAt;
  if (text === message.text || message.deletedAt || isOld) return;
  const ticket = await getTicket(tx, message.ticketId);
  // What they had before stays where the desk has carried it; the writer is told (INC-11).
  if (message.audience === 'public' && isStaffOn(ticket, actor) && hasExposed(text)) return;
  await updateMessage(tx, message.id, { text, editedAt });
  const eventId = await insertTicketEvent(tx, ticket, actor, { kind: 'edited', messageId: message.id }, now);
  if (isSource(ticket, message)) {
    const titled = ticket.summary === summaryOf(message.text) ? { summary: summaryOf(text) } : {};
    await updateTicket(tx, ticket.id, { description: text, ...titled });
    await sendCard(tx, ticket, now);
    await tellStaff(tx, ticket, `request-edited:${eventId}`, requestEditedWords(actor.name), now);
  }
  await redrawMessage(tx, ticket, message, now);
}

/** `heard` tells where it stood; its words are gone. */
export function followDeletion(
  desk: Desk,
  caller: Caller,
  gone: Pick<Heard, 'channelId' | 'ts' | 'threadTs'>,
): Promise<void> {
  return act(desk, caller, async (tx, actor, now) => {
    const messages = await listMessagesAt(tx, gone.channelId, gone.ts);
    for (const message of messages) await removeIn(tx, actor, message, now);
    if (messages.length === 0 && gone.threadTs) await keepPlace(tx, actor, gone, gone.threadTs, now);
  });
}

async function removeIn(tx: Tx, actor: Actor, message: Message, now: Date): Promise<void> {
  if (message.deletedAt) return;
  await updateMessage(tx, message.id, { text: '', deletedAt: now });
  const ticket = await getTicket(tx, message.ticketId);
  const eventId = await insertTicketEvent(tx, ticket, actor, { kind: 'removed', messageId: message.id }, now);
  if (isSource(ticket, message)) {
    await tellStaff(tx, ticket, `request-deleted:${eventId}`, requestDeletedWords(actor.name), now);
  }
  await redrawMessage(tx, ticket, message, now);
}

/** The deletion came before the message: what comes after it stays deleted. */
async function keepPlace(
  tx: Tx,
  actor: Actor,
  gone: Pick<Heard, 'channelId' | 'ts'>,
  threadTs: string,
  now: Date,
): Promise<void> {
  for (const ticket of await listTicketsInConversation(tx, gone.channelId, threadTs)) {
    await insertHeardMessage(tx, {
      workspaceId: ticket.workspaceId,
      ticketId: ticket.id,
      audience: 'context',
      side: 'conversation',
      authorId: actor.personId,
      text: '',
      files: { list: [] },
      channelId: gone.channelId,
      ts: gone.ts,
      postedAt: timeOf(gone.ts),
      deletedAt: now,
    });
  }
}

const isSource = (ticket: Ticket, message: Message): boolean =>
  ticket.sourceChannelId === message.channelId && ticket.sourceTs === message.ts;
