import { deleteDue, insertDueOnce } from '../../db/due.ts';
import type { Tx } from '../../db/handles.ts';
import { findPerson } from '../../db/people.ts';
import { insertTicketEvent, listTicketEvents, type TicketEvent } from '../../db/ticket-events.ts';
import { getTicket, type Ticket, updateTicket } from '../../db/tickets.ts';
import { DESK_ACTOR_ID } from '../../domain/people/actor.ts';
import { changeWords } from '../../domain/ticket/change-words.ts';
import { isStatusFact, type StatusFact, statusAfter, statusBefore } from '../../domain/ticket/history.ts';
import { tellUnlessQuiet } from '../send/requester.ts';
import type { Of } from '../send/row.ts';

/**
 * Every change of status reaches the requester in one message (UPD-1). What a person sends goes at once and
 * covers what it stands for; a change nobody wrote about waits a minute for company, and is then told in the
 * desk's words, as things are by then. So a change that is taken back within the minute is no news.
 *
 * Nothing but what was imported and nobody has written about (IN-5) is exempt: a person who answered reads that it arrived, and that a ticket is closed matters, since a
 * reply then files a new one. Who has the ticket is said where its status changes, and otherwise stays the desk's.
 */

/** The kind of the due row that tells what has changed and nobody has written about. */
export const TELL_CHANGES = 'tell-changes';

const COMPANY_MS = 60_000;

type Changed = TicketEvent & StatusFact;

/** The changes wait for others from the first of them on, or for a message that covers them. */
export async function tellLater(tx: Tx, { id, workspaceId }: Of, now: Date): Promise<void> {
  const dueAt = new Date(now.getTime() + COMPANY_MS);
  await insertDueOnce(tx, { workspaceId, kind: TELL_CHANGES, subject: String(id), dueAt });
}

/** The changes nobody has told yet, by their events: a message that goes to the requester now stands for them. */
export async function coverChanges(tx: Tx, ticket: Of): Promise<number[]> {
  const changes = await takeUntold(tx, ticket);
  return changes.map(({ id }) => id);
}

/** The requester has read it already: an agent wrote in their thread. */
export async function coverByHeard(tx: Tx, ticket: Of, now: Date): Promise<void> {
  await recordTold(tx, ticket, await coverChanges(tx, ticket), now);
}

/** A message has arrived that stands for these changes. */
export async function recordTold(tx: Tx, ticket: Of, covers: readonly number[], now: Date): Promise<void> {
  if (covers.length === 0) return;
  await insertTicketEvent(
    tx,
    ticket,
    { personId: DESK_ACTOR_ID, door: 'desk' },
    { kind: 'told', covers },
    now,
  );
}

/** Tells what nobody has told; run a minute after the first of the changes, and at once where nothing else will. */
export async function tellChanges(tx: Tx, ticketId: number, now: Date): Promise<void> {
  const ticket = await getTicket(tx, ticketId);
  const changes = await takeUntold(tx, ticket);
  const [first, last] = [changes[0], changes.at(-1)];
  if (!first || !last || statusBefore(first) === statusAfter(last)) return;
  await sayChanges(tx, ticket, changes, now);
}

/** The message that stood for these changes is gone before it was sent, so they are told in the desk's words. */
export async function tellInstead(
  tx: Tx,
  ticketId: number,
  covers: readonly number[],
  now: Date,
): Promise<void> {
  const changes = (await listChanges(tx, ticketId)).filter(({ id }) => covers.includes(id));
  await sayChanges(tx, await getTicket(tx, ticketId), changes, now);
}

async function sayChanges(tx: Tx, ticket: Ticket, changes: readonly Changed[], now: Date): Promise<void> {
  const [first, last] = [changes[0], changes.at(-1)];
  if (!first || !last) return;
  const owner = ticket.ownerId ? await findPerson(tx, ticket.workspaceId, ticket.ownerId) : undefined;
  const change = {
    number: ticket.number,
    from: statusBefore(first),
    to: statusAfter(last),
    owner: owner?.name,
    isByRequester: last.actorId === ticket.requesterId,
    resolvedAt: ticket.resolvedAt,
  };
  // Whoever asked the same and was merged into it did not bring it about (TRI-8).
  const toOthers = changeWords({ ...change, isByRequester: false });
  const covers = changes.map(({ id }) => id);
  await tellUnlessQuiet(tx, ticket, `changes:${last.id}`, changeWords(change), now, covers, toOthers);
}

async function takeUntold(tx: Tx, { id, workspaceId }: Of): Promise<Changed[]> {
  const { toldUpToId } = await getTicket(tx, id);
  const changes = (await listChanges(tx, id)).filter((change) => change.id > (toldUpToId ?? 0));
  const last = changes.at(-1);
  if (!last) return [];
  await updateTicket(tx, id, { toldUpToId: last.id });
  await deleteDue(tx, workspaceId, TELL_CHANGES, String(id));
  return changes;
}

async function listChanges(tx: Tx, ticketId: number): Promise<Changed[]> {
  const events = await listTicketEvents(tx, ticketId);
  return events.map((event) => ({ ...event, ...event.detail })).filter(isChanged);
}

const isChanged = (event: TicketEvent): event is Changed => isStatusFact(event);
