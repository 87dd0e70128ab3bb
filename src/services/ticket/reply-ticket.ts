import type { Tx } from '../../db/handles.ts';
import { getMessage, insertMessage, type Message, updateMessage } from '../../db/messages.ts';
import { type By, insertTicketEvent, listTicketEvents } from '../../db/ticket-events.ts';
import { getTicket, getTicketByNumber, type Ticket, updateTicket } from '../../db/tickets.ts';
import { engineersSayWords, sharedByWords } from '../../domain/escalation/words.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';
import { refuseUnlessMay } from '../../domain/people/permissions.ts';
import { Refusal } from '../../domain/refusal.ts';
import { KIND_OF_THE_REST, type UpdateKind } from '../../domain/update/kinds.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { GITHUB } from '../escalation/github-actor.ts';
import { tellWorkaround } from '../escalation/tell-issue.ts';
import { copyMessage } from '../send/message.ts';
import { tellRequester } from '../send/requester.ts';
import { sendCard } from '../send/row.ts';
import { tellStaff } from '../send/staff.ts';
import { keepPromised, promisedIn, refusePromises } from './guard-promises.ts';
import { giveTicket, moveTicket } from './move.ts';
import { refuseExposed } from './refuse-exposed.ts';
import { refuseUnlessOpen } from './take-ticket.ts';
import { coverChanges } from './tell-changes.ts';

export interface Reply {
  readonly text: string;
  /** The requester must answer before the work goes on: the ticket then waits on them (CNV-3). */
  readonly asks: boolean;
  readonly update: UpdateKind;
  /** It may read like a promise: whoever sends it has seen the words and means them (UPD-3). */
  readonly isMeant: boolean;
  /** What of it gets the requester on until it is settled; it stays on the card (UPD-2). */
  readonly workaround?: string;
}

/** Words to the requester, under the agent's name, in the requester's own thread (CNV-1). */
export function replyToTicket(desk: Desk, caller: Caller, number: number, reply: Reply): Promise<Ticket> {
  return act(desk, caller, async (tx, actor, now) => {
    const ticket = await getTicketByNumber(tx, actor.workspaceId, number);
    refuseUnlessMay(actor, 'ticket.reply', ticket);
    refuseUnlessOpen(ticket);
    const promised = await promisedIn(tx, desk.policy, ticket, reply, now);
    if (!reply.isMeant) refusePromises(promised);
    await refuseExposed(tx, desk.policy, ticket, actor, caller, { text: reply.text }, now);
    const message = await insertMessage(tx, {
      workspaceId: ticket.workspaceId,
      ticketId: ticket.id,
      audience: 'public',
      side: 'desk',
      authorId: actor.personId,
      text: reply.text,
      files: { list: [] },
      postedAt: now,
    });
    await keepPromised(tx, ticket, actor, message.id, promised, now);
    const known = await keepWorkaround(tx, ticket, actor, reply, now);
    const moved = await answered(tx, known, actor, { ...reply, messageId: message.id }, now);
    await copyMessage(tx, ticket, message, 'conversation', now, await coverChanges(tx, ticket));
    await copyMessage(tx, ticket, message, 'triage', now);
    return moved;
  });
}

async function keepWorkaround(
  tx: Tx,
  ticket: Ticket,
  by: By,
  { workaround }: Reply,
  now: Date,
): Promise<Ticket> {
  if (!workaround) return ticket;
  const fact = { kind: 'workaround', text: workaround } as const;
  const eventId = await insertTicketEvent(tx, ticket, by, fact, now);
  await tellWorkaround(tx, ticket, eventId, workaround, now);
  const known = await updateTicket(tx, ticket.id, { workaround });
  await sendCard(tx, known, now);
  return known;
}

/** An answer on the record. */
export interface Answer {
  readonly messageId: number;
  readonly asks: boolean;
  readonly update: UpdateKind;
}

/** What any public word of staff does: it is on the record, somebody owns the ticket, and it is somebody's turn. */
export async function answered(
  tx: Tx,
  ticket: Ticket,
  by: By,
  { messageId, asks, update }: Answer,
  now: Date,
): Promise<Ticket> {
  const isFirst = !(await listTicketEvents(tx, ticket.id)).some(({ kind }) => kind === 'replied');
  await insertTicketEvent(tx, ticket, by, { kind: 'replied', messageId, asks, update }, now);
  // The card tells of the first response (FR-1), which need not change anything else on it.
  if (isFirst) await sendCard(tx, ticket, now);
  const owned = ticket.ownerId ? ticket : await giveTicket(tx, ticket, by, by.personId, now);
  if (asks) return moveTicket(tx, owned, by, 'waiting on requester', now);
  return owned.status === 'new' ? moveTicket(tx, owned, by, 'in progress', now) : owned;
}

/** *Send to requester*: a note of the triage thread becomes public, by its author's own press (CNV-1). */
export function sendToRequester(
  desk: Desk,
  caller: Caller,
  messageId: number,
  isMeant = false,
): Promise<Ticket> {
  return act(desk, caller, async (tx, actor, now) => {
    const message = await getMessage(tx, messageId);
    const ticket = await getTicket(tx, message.ticketId);
    refuseUnlessMay(actor, 'ticket.reply', ticket);
    refuseUnlessSendable(message, actor.personId);
    refuseUnlessOpen(ticket);
    const answer = { messageId, asks: false, update: KIND_OF_THE_REST };
    const promised = await promisedIn(tx, desk.policy, ticket, { ...answer, text: message.text }, now);
    if (!isMeant) refusePromises(promised);
    await refuseExposed(tx, desk.policy, ticket, actor, caller, { text: message.text }, now);
    const sent = await updateMessage(tx, messageId, { audience: 'public' });
    await keepPromised(tx, ticket, actor, messageId, promised, now);
    const moved = await answered(tx, ticket, actor, answer, now);
    const covers = await coverChanges(tx, ticket);
    if (isEngineers(message)) await shareComment(tx, ticket, actor, message, now, covers);
    else await copyMessage(tx, ticket, sent, 'conversation', now, covers);
    return moved;
  });
}

/** A comment on an issue: any agent may share it, and it goes as the engineers' word (ESC-4). */
const isEngineers = ({ authorId }: Message): boolean => authorId === GITHUB.personId;

async function shareComment(
  tx: Tx,
  ticket: Ticket,
  actor: Actor,
  { id, text }: Message,
  now: Date,
  covers: readonly number[],
): Promise<void> {
  await tellRequester(tx, ticket, `shared:${id}`, engineersSayWords(ticket, text), now, covers);
  await tellStaff(tx, ticket, `shared-staff:${id}`, sharedByWords(actor.name), now);
}

function refuseUnlessSendable(message: Message, personId: string): void {
  if (message.authorId !== personId && !isEngineers(message)) {
    throw new Refusal(
      'message.not-yours',
      'Nothing was sent: only its author can send this to the requester.',
    );
  }
  if (message.deletedAt) {
    throw new Refusal('message.gone', 'Nothing was sent: this message has been deleted.');
  }
  if (message.audience !== 'internal') {
    throw new Refusal('message.sent', 'Nothing changed: this has been sent to the requester already.');
  }
}
