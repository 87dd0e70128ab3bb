import { findEscalationOf, updateEscalation } from '../../db/escalations.ts';
import type { Tx } from '../../db/handles.ts';
import { getMessage, insertMessage, type Message } from '../../db/messages.ts';
import { insertTicketEvent } from '../../db/ticket-events.ts';
import { getTicketByNumber, type Ticket } from '../../db/tickets.ts';
import {
  ownerAnsweredForStaffWords,
  ownerAnsweredWords,
  ownerAsksWords,
} from '../../domain/escalation/decision-words.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';
import { refuseUnlessMay } from '../../domain/people/permissions.ts';
import { Refusal } from '../../domain/refusal.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { tellPerson } from '../send/person.ts';
import { sendCard } from '../send/row.ts';
import { tellStaff } from '../send/staff.ts';
import { cardLink } from '../ticket/card-link.ts';
import { showDeciders } from './show-deciders.ts';
import { undecided } from './undecided.ts';

/** *Ask*: the product owner wants to know something first. It reaches tier 1, never the requester (ESC-3, CNV-2). */
export function askBeforeDeciding(
  desk: Desk,
  caller: Caller,
  number: number,
  question: string,
): Promise<void> {
  return act(desk, caller, async (tx, actor, now) => {
    const { ticket, escalation } = await undecided(tx, actor, number);
    const message = await note(tx, ticket, actor, question, now);
    const fact = { kind: 'owner asked', messageId: message.id } as const;
    const eventId = await insertTicketEvent(tx, ticket, actor, fact, now);
    await updateEscalation(tx, escalation.id, { questionId: message.id });
    const words = ownerAsksWords(ticket, actor.name, question, ticket.ownerId);
    await tellStaff(tx, ticket, `owner-asks:${eventId}`, words, now);
    await sendCard(tx, ticket, now);
    await showDeciders(tx, ticket.workspaceId, now);
  });
}

/** The answer goes back to whoever asked, who then decides. */
export function answerOwner(desk: Desk, caller: Caller, number: number, answer: string): Promise<void> {
  return act(desk, caller, async (tx, actor, now) => {
    const ticket = await getTicketByNumber(tx, actor.workspaceId, number);
    refuseUnlessMay(actor, 'ticket.note', ticket);
    const escalation = await findEscalationOf(tx, ticket.id);
    if (!escalation?.questionId) throw notAsked(number);
    const question = await getMessage(tx, escalation.questionId);
    const message = await note(tx, ticket, actor, answer, now);
    const fact = { kind: 'owner answered', messageId: message.id } as const;
    const eventId = await insertTicketEvent(tx, ticket, actor, fact, now);
    await updateEscalation(tx, escalation.id, { questionId: null });
    const what = { number, title: escalation.draft.title };
    const link = await cardLink(tx, ticket);
    const words = ownerAnsweredWords(what, actor.name, question.text, answer, link);
    const effect = `owner-answered:${eventId}`;
    await tellPerson(tx, ticket.workspaceId, question.authorId, effect, words, now);
    const forStaff = ownerAnsweredForStaffWords(actor.name, answer);
    await tellStaff(tx, ticket, `owner-answered-staff:${eventId}`, forStaff, now);
    await sendCard(tx, ticket, now);
    await showDeciders(tx, ticket.workspaceId, now);
  });
}

export const notAsked = (number: number): Refusal =>
  new Refusal('owner.not-asked', `Nothing was sent: nothing is asked about ticket ${number} any more.`);

function note(tx: Tx, ticket: Ticket, actor: Actor, text: string, now: Date): Promise<Message> {
  return insertMessage(tx, {
    workspaceId: ticket.workspaceId,
    ticketId: ticket.id,
    audience: 'internal',
    side: 'desk',
    authorId: actor.personId,
    text,
    files: { list: [] },
    postedAt: now,
  });
}
