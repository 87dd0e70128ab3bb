import type { Tx } from '../../db/handles.ts';
import { getMessage, insertMessage } from '../../db/messages.ts';
import type { OutboxRow } from '../../db/outbox.ts';
import { findPerson } from '../../db/people.ts';
import { insertTicketEvent, listTicketEvents, type TicketEvent } from '../../db/ticket-events.ts';
import { getTicket, type Ticket } from '../../db/tickets.ts';
import { type Asking, askedIn } from '../../domain/follow-up/asked.ts';
import { keptWords } from '../../domain/follow-up/words.ts';
import { partsOf } from '../../domain/message/parts.ts';
import { BY_DESK, DESK_ACTOR_ID } from '../../domain/people/actor.ts';
import { timeOf } from '../../domain/ticket/origin.ts';
import type { Policy } from '../../policy/policy.ts';
import { sendCard } from '../send/row.ts';
import { considerFollowUp } from './consider-follow-up.ts';
import { discount } from './discount.ts';

interface Posted {
  readonly channelId: string;
  readonly ts: string;
}

/** Slack took a message: where it asks, the time until the next step counts from now (FUP-1, FUP-2). */
export async function recordAskingPosted(
  tx: Tx,
  policy: Policy,
  { delivery }: OutboxRow,
  posted: Posted,
  now: Date,
): Promise<void> {
  const asking = await askingOf(tx, delivery);
  if (!asking) return;
  const { ticket, what, eventId } = asking;
  if (what !== 'question') await keepWords(tx, ticket, what, posted);
  const requester = await findPerson(tx, ticket.workspaceId, ticket.requesterId);
  if (requester?.isDeactivated) return discount(tx, ticket, what, eventId, 'deactivated', now);
  const { channelId, ts } = posted;
  await insertTicketEvent(tx, ticket, BY_DESK, { kind: 'delivered', what, eventId, channelId, ts }, now);
  await considerFollowUp(tx, policy, ticket.id, now);
  await sendCard(tx, ticket, now);
}

/** It will not be sent any more: the row is dead. */
export async function recordAskingLost(
  tx: Tx,
  { delivery }: OutboxRow,
  why: string,
  now: Date,
): Promise<void> {
  const asking = await askingOf(tx, delivery);
  if (asking) await discount(tx, asking.ticket, asking.what, asking.eventId, why, now);
}

interface AskingSent {
  readonly ticket: Ticket;
  readonly what: Asking;
  readonly eventId: number;
}

/** Undefined of a delivery that asks nothing, or that more of the same message follows. */
async function askingOf(tx: Tx, delivery: OutboxRow['delivery']): Promise<AskingSent | undefined> {
  if (delivery.kind === 'requester.follow-up') {
    const { ticketId, eventId } = delivery;
    const event = (await listTicketEvents(tx, ticketId)).find(({ id }) => id === eventId);
    const what = event?.kind === 'followed up' ? 'follow-up' : 'closing notice';
    return { ticket: await getTicket(tx, ticketId), what, eventId };
  }
  if (delivery.kind !== 'message.copy' || delivery.to !== 'conversation') return undefined;
  // It reached others who asked the same; whose silence counts is this ticket's own requester.
  if (delivery.forTicketId) return undefined;
  const message = await getMessage(tx, delivery.messageId);
  const isLast = delivery.part === partsOf(message.text).length - 1;
  const events = isLast ? await listTicketEvents(tx, message.ticketId) : [];
  const question = events.findLast((event) => isQuestion(event, message.id));
  if (!question) return undefined;
  return { ticket: await getTicket(tx, message.ticketId), what: 'question', eventId: question.id };
}

const isQuestion = ({ kind, detail }: TicketEvent, messageId: number): boolean =>
  kind === 'replied' && detail.asks === true && detail.messageId === messageId;

/** What the desk said stands among what was said on the ticket, once it has been said. */
async function keepWords(tx: Tx, ticket: Ticket, what: Asking, { channelId, ts }: Posted): Promise<void> {
  const asked = askedIn(await listTicketEvents(tx, ticket.id));
  const question = asked ? (await getMessage(tx, asked.question.messageId)).text : '';
  await insertMessage(tx, {
    workspaceId: ticket.workspaceId,
    ticketId: ticket.id,
    audience: 'public',
    side: 'desk',
    authorId: DESK_ACTOR_ID,
    text: keptWords(what, question),
    files: { list: [] },
    channelId,
    ts,
    postedAt: timeOf(ts),
  });
}
