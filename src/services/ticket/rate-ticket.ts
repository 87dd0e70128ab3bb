import type { Tx } from '../../db/handles.ts';
import { insertTicketEvent, listTicketEvents, toFacts } from '../../db/ticket-events.ts';
import { getTicketByNumber, type Ticket } from '../../db/tickets.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';
import { refuseUnlessMay } from '../../domain/people/permissions.ts';
import { Refusal } from '../../domain/refusal.ts';
import {
  commentedForStaffWords,
  ratedForStaffWords,
  ratedWords,
  satisfiedForStaffWords,
  satisfiedWords,
} from '../../domain/ticket/ending-words.ts';
import { lastVerdict, type Rating, type Verdict } from '../../domain/ticket/rating.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { whisper } from '../send/person.ts';
import { tellRequester } from '../send/requester.ts';
import { sendCard } from '../send/row.ts';
import { tellStaff } from '../send/staff.ts';
import { survivorOf } from './merged.ts';

/** Of a ticket, the end that somebody answers to: its number, and the event that ended it. */
export interface End {
  readonly number: number;
  readonly resolvedId: number;
}

/** *Yes, all good*, once for each end of a ticket (RES-2). */
export function confirmResolved(desk: Desk, caller: Caller, end: End): Promise<Ticket> {
  return act(desk, caller, async (tx, actor, now) => {
    const { ticket, verdict } = await judged(tx, actor, end);
    if (verdict.isSatisfied) {
      throw new Refusal(
        'ticket.confirmed',
        `Nothing changed: you said so already. Ticket ${end.number} stays resolved.`,
      );
    }
    await insertTicketEvent(tx, ticket, actor, { kind: 'satisfied' }, now);
    const { resolvedId } = end;
    const effect = `${resolvedId}:${ticket.id}`;
    await tellRequester(tx, ticket, `satisfied:${effect}`, satisfiedWords(end.number), now, [], null);
    await tellStaff(tx, ticket, `satisfied-staff:${effect}`, satisfiedForStaffWords(actor.name), now);
    return ticket;
  });
}

/** The one question of feedback, once for each end of a ticket (RES-2). */
export function rateTicket(desk: Desk, caller: Caller, end: End, rating: Rating): Promise<Ticket> {
  return act(desk, caller, async (tx, actor, now) => {
    const { ticket, verdict } = await judged(tx, actor, end);
    if (verdict.rating) {
      throw new Refusal(
        'rating.given',
        `Nothing changed: you gave ${verdict.rating} of 5 for this already, and it is kept. Thank you.`,
      );
    }
    await insertTicketEvent(tx, ticket, actor, { kind: 'rated', rating }, now);
    await sendCard(tx, ticket, now);
    const words = ratedForStaffWords(actor.name, rating);
    await tellStaff(tx, ticket, `rated:${end.resolvedId}`, words, now);
    await answerHere(tx, ticket, actor, ratedWords(end.number, rating, end.resolvedId), now);
    return ticket;
  });
}

/** What they add to their rating, once. */
export function commentRating(desk: Desk, caller: Caller, end: End, comment: string): Promise<Ticket> {
  return act(desk, caller, async (tx, actor, now) => {
    const { ticket, verdict } = await judged(tx, actor, end);
    if (!verdict.rating || verdict.isCommented) {
      throw new Refusal(
        'rating.explained',
        'Nothing was added: the desk has your comment on this already.',
        'comment',
      );
    }
    await insertTicketEvent(tx, ticket, actor, { kind: 'rating explained', comment }, now);
    const words = commentedForStaffWords(actor.name, verdict.rating, comment);
    await tellStaff(tx, ticket, `rating-explained:${end.resolvedId}`, words, now);
    return ticket;
  });
}

/** Refuses whoever is not asked, and an answer to what has changed since. */
async function judged(
  tx: Tx,
  actor: Actor,
  { number, resolvedId }: End,
): Promise<{ ticket: Ticket; verdict: Verdict }> {
  const ticket = await getTicketByNumber(tx, actor.workspaceId, number);
  refuseUnlessMay(actor, 'ticket.judge', ticket);
  const survivor = await survivorOf(tx, ticket);
  const verdict = lastVerdict(await judgedHistory(tx, ticket, survivor));
  if (survivor.isOpen) {
    throw new Refusal(
      'ticket.open-again',
      `Nothing changed: ticket ${number} is open again. The desk asks you anew when it is resolved.`,
    );
  }
  if (!verdict || verdict.resolvedId !== resolvedId) {
    throw new Refusal(
      'ticket.resolved-anew',
      `Nothing changed: ticket ${number} has been resolved anew since. Answer at its newest message.`,
    );
  }
  return { ticket, verdict };
}

const SAID_TO_IT = ['satisfied', 'rated', 'rating explained'];

/** A merged ticket ends with the one where its work went on; what its requester says to that is its own (TRI-8). */
async function judgedHistory(tx: Tx, ticket: Ticket, survivor: Ticket) {
  const own = toFacts(await listTicketEvents(tx, ticket.id));
  if (survivor.id === ticket.id) return own;
  const ended = toFacts(await listTicketEvents(tx, survivor.id));
  return [
    ...ended.filter(({ kind }) => !SAID_TO_IT.includes(kind)),
    ...own.filter(({ kind }) => SAID_TO_IT.includes(kind)),
  ].sort((a, b) => a.id - b.id);
}

/** Seen by them alone, where they pressed; nobody looks into threads in a direct message. */
async function answerHere(
  tx: Tx,
  ticket: Ticket,
  { workspaceId, personId }: Actor,
  words: Parameters<typeof whisper>[3],
  now: Date,
): Promise<void> {
  const { conversationChannelId: channelId, conversationTs } = ticket;
  if (!channelId) return;
  const threadTs = channelId.startsWith('D') ? null : conversationTs;
  await whisper(tx, workspaceId, { channelId, threadTs, personId }, words, now);
}
