import { getActor } from '../../db/actors.ts';
import type { Db, Tx } from '../../db/handles.ts';
import { getMessage, listMessages } from '../../db/messages.ts';
import { type By, insertTicketEvent } from '../../db/ticket-events.ts';
import { getTicket, getTicketByNumber, type Ticket } from '../../db/tickets.ts';
import type { Exposed } from '../../domain/exposed/kinds.ts';
import { secureDocumentOf } from '../../domain/incident/links.ts';
import type { Caller } from '../../domain/people/actor.ts';
import { refuseUnlessMay } from '../../domain/people/permissions.ts';
import { findPromises, type PromisedTime } from '../../domain/promise/find-promises.ts';
import { heldForPromise } from '../../domain/promise/tell-promise.ts';
import { Refusal } from '../../domain/refusal.ts';
import { dateAt } from '../../domain/time/local-days.ts';
import { isGuarded, KIND_OF_THE_REST, type UpdateKind } from '../../domain/update/kinds.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Desk } from '../desk.ts';
import { exposedTo } from './refuse-exposed.ts';

interface Public {
  readonly text: string;
  readonly update: UpdateKind;
}

/** What in a public text reads like a promise of when; only some kinds of update are read for it (UPD-3). */
export async function promisedIn(
  db: Db,
  policy: Policy,
  ticket: Ticket,
  { text, update }: Public,
  now: Date,
): Promise<PromisedTime[]> {
  if (!isGuarded(update)) return [];
  const theirs = (await listMessages(db, ticket.id)).filter(
    ({ authorId, deletedAt }) => authorId === ticket.requesterId && !deletedAt,
  );
  const asked = [ticket.summary, ticket.description, ...theirs.map((message) => message.text)].join('\n');
  return findPromises(text, { today: dateAt(policy.calendars.desk.zone, now), asked });
}

/** Every door comes by here again at the moment of sending, whatever it showed before. */
export function refusePromises(promised: readonly PromisedTime[]): void {
  if (promised.length > 0) throw new Refusal('reply.promise', heldForPromise(promised), 'text');
}

export async function keepPromised(
  tx: Tx,
  ticket: Ticket,
  by: By,
  messageId: number,
  promised: readonly PromisedTime[],
  now: Date,
): Promise<void> {
  if (promised.length === 0) return;
  const words = promised.map((one) => one.words);
  await insertTicketEvent(tx, ticket, by, { kind: 'promised', messageId, words }, now);
}

/** The same asked by a form before anything is written, so that it can offer *Send anyway*. */
export async function readPromises(
  desk: Desk,
  caller: Caller,
  number: number,
  reply: Public,
): Promise<PromisedTime[]> {
  const actor = await getActor(desk.db, caller);
  const ticket = await getTicketByNumber(desk.db, caller.workspaceId, number);
  refuseUnlessMay(actor, 'ticket.reply', ticket);
  return promisedIn(desk.db, desk.policy, ticket, reply, desk.now());
}

interface ReadNote {
  readonly number: number;
  readonly text: string;
  readonly promised: readonly PromisedTime[];
  /** What does not belong in Slack (INC-11). */
  readonly exposed: readonly Exposed[];
  readonly secureLink: string | null;
}

/** And of a note that its author would send to the requester. */
export async function readNote(desk: Desk, caller: Caller, messageId: number): Promise<ReadNote> {
  const actor = await getActor(desk.db, caller);
  const message = await getMessage(desk.db, messageId);
  const ticket = await getTicket(desk.db, message.ticketId);
  refuseUnlessMay(actor, 'ticket.reply', ticket);
  const reply = { text: message.text, update: KIND_OF_THE_REST };
  const { number } = ticket;
  const { text } = message;
  const promised = await promisedIn(desk.db, desk.policy, ticket, reply, desk.now());
  const exposed = exposedTo({ text }).text ?? [];
  return { number, text, promised, exposed, secureLink: secureDocumentOf(desk.policy.incidents.links) };
}
