import type { Tx } from '../../db/handles.ts';
import { insertHeardMessage, type Message } from '../../db/messages.ts';
import { insertTicketEvent } from '../../db/ticket-events.ts';
import { type Ticket, updateTicket } from '../../db/tickets.ts';
import type { Audience } from '../../domain/message/audience.ts';
import type { Heard } from '../../domain/message/heard.ts';
import { asksForNothing } from '../../domain/message/small-talk.ts';
import type { Actor } from '../../domain/people/actor.ts';
import { may } from '../../domain/people/permissions.ts';
import { timeOf } from '../../domain/ticket/origin.ts';
import { summaryOf } from '../../domain/ticket/summary.ts';
import { lateReplyWords } from '../../domain/ticket/words.ts';
import { KIND_OF_THE_REST } from '../../domain/update/kinds.ts';
import type { Policy } from '../../policy/policy.ts';
import { copyMessage, copyToMerged } from '../send/message.ts';
import { tellRequester } from '../send/requester.ts';
import { fileIn } from './file-ticket.ts';
import { linkIn } from './link-tickets.ts';
import { survivorOf } from './merged.ts';
import { moveTicket } from './move.ts';
import { plainText } from './plain-text.ts';
import { hasExposed } from './refuse-exposed.ts';
import { reopenIn } from './reopen-ticket.ts';
import { answered } from './reply-ticket.ts';
import { coverByHeard } from './tell-changes.ts';
import { wakeByReply } from './wake-ticket.ts';

/** A message in the requester's thread: carried to staff, and the ticket follows whose turn it is (CNV-1, CNV-3). */
export async function hearReply(
  tx: Tx,
  policy: Policy,
  actor: Actor,
  ticket: Ticket,
  heard: Heard,
  now: Date,
): Promise<Message | undefined> {
  // *Not a request*: its thread is no ticket's any more.
  if (ticket.resolution === 'not a request') return undefined;
  const isRequester = actor.personId === ticket.requesterId;
  const text = await plainText(tx, actor.workspaceId, heard.text);
  const survivor = await survivorOf(tx, ticket);
  if (survivor.status === 'closed' && isRequester && !asksForNothing(heard)) {
    await fileLateReply(tx, policy, actor, ticket, heard, text, now);
    return undefined;
  }
  const message = await insertHeardMessage(tx, {
    workspaceId: ticket.workspaceId,
    ticketId: ticket.id,
    audience: audienceOf(actor, isRequester),
    side: 'conversation',
    authorId: actor.personId,
    text,
    files: { list: heard.files },
    channelId: heard.channelId,
    ts: heard.ts,
    postedAt: timeOf(heard.ts),
  });
  if (!message) return undefined;
  await copyMessage(tx, ticket, message, 'triage', now);
  if (isRequester) {
    // What is said on a merged ticket is on its own record, and moves the one where the work goes on (TRI-8).
    if (survivor !== ticket) {
      await insertTicketEvent(tx, ticket, actor, { kind: 'heard', messageId: message.id }, now);
    }
    await turnToDesk(tx, actor, survivor, message, asksForNothing(heard), now);
  } else if (may(actor, 'ticket.reply', ticket)) {
    await answerFrom(tx, actor, survivor, message, now);
    // Who writes here can be told only afterwards; others need not read it (INC-11).
    if (survivor === ticket && !hasExposed(text)) await copyToMerged(tx, ticket, message, now);
  }
  return message;
}

/** Others' talk in a requester's thread is context: it moves nothing (journey 2). */
function audienceOf(actor: Actor, isRequester: boolean): Audience {
  return isRequester || (actor.isAgent && !actor.isOutside) ? 'public' : 'context';
}

async function turnToDesk(
  tx: Tx,
  actor: Actor,
  ticket: Ticket,
  message: Message,
  isThanks: boolean,
  now: Date,
): Promise<void> {
  const fact = { kind: 'heard', messageId: message.id, ...(isThanks ? { isThanks } : {}) } as const;
  await insertTicketEvent(tx, ticket, actor, fact, now);
  if (!isThanks) await wakeByReply(tx, ticket, actor, now);
  if (ticket.status === 'waiting on requester') {
    await moveTicket(tx, ticket, actor, ticket.statusBeforeWait ?? 'in progress', now);
  }
  if (ticket.status === 'resolved' && !isThanks) await reopenIn(tx, ticket, actor, now);
}

/** An agent who writes in the requester's thread has answered, whichever way they came. */
async function answerFrom(tx: Tx, actor: Actor, ticket: Ticket, message: Message, now: Date): Promise<void> {
  if (!ticket.isOpen) return;
  const answer = { messageId: message.id, asks: false, update: KIND_OF_THE_REST };
  await answered(tx, ticket, actor, answer, now);
  await coverByHeard(tx, ticket, now);
  await updateTicket(tx, ticket.id, { toldAt: now });
}

/** After the reopen window a reply is a new request, linked to the old one (RES-3). */
async function fileLateReply(
  tx: Tx,
  policy: Policy,
  actor: Actor,
  old: Ticket,
  heard: Heard,
  text: string,
  now: Date,
): Promise<void> {
  const place = { channelId: heard.channelId, ts: heard.ts };
  const origin = heard.isDirect
    ? ({ from: 'direct message', ...place } as const)
    : ({ from: 'message', ...place, threadTs: heard.threadTs, isReadable: true } as const);
  const description = `After ticket ${old.number} (${old.summary}):\n${text}`;
  const { ticket, isNew } = await fileIn(
    tx,
    policy,
    actor,
    { origin, summary: summaryOf(text), description, requesterId: actor.personId, files: heard.files },
    now,
  );
  if (!isNew) return;
  await linkIn(tx, actor, ticket, old, 'follows', now);
  await tellRequester(tx, ticket, `late:${ticket.id}`, lateReplyWords(ticket, old.number), now);
}
