import type { Tx } from '../../db/handles.ts';
import { insertTicketEvent, listTicketEvents } from '../../db/ticket-events.ts';
import { getTicket, getTicketByNumber, type Ticket, updateTicket } from '../../db/tickets.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';
import { refuseUnlessMay } from '../../domain/people/permissions.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { TicketFact } from '../../domain/ticket/history.ts';
import {
  letGoForStaffWords,
  unmergedForRequesterWords,
  unmergedForStaffWords,
} from '../../domain/ticket/merge-words.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { tellRequester } from '../send/requester.ts';
import { sendCard } from '../send/row.ts';
import { tellStaff } from '../send/staff.ts';
import { flagResolved } from './flag-resolved.ts';
import { changeStatus } from './move.ts';
import { coverChanges } from './tell-changes.ts';

/** Takes a merged ticket out again: open, as it was and with whom it was (TRI-8). What was sent stays sent. */
export function unmergeTicket(desk: Desk, caller: Caller, number: number): Promise<Ticket> {
  return act(desk, caller, async (tx, actor, now) => {
    const ticket = await getTicketByNumber(tx, actor.workspaceId, number);
    refuseUnlessMay(actor, 'ticket.merge', ticket);
    return unmergeIn(tx, actor, ticket, now);
  });
}

export async function unmergeIn(tx: Tx, actor: Actor, ticket: Ticket, now: Date): Promise<Ticket> {
  const { mergedIntoId, number } = ticket;
  if (mergedIntoId === null) {
    throw new Refusal('unmerge.not-merged', `Nothing changed: ticket ${number} is not merged into another.`);
  }
  if (ticket.status === 'closed') {
    throw new Refusal(
      'unmerge.closed',
      `Nothing changed: ticket ${number} is closed with the one it was merged into. A reply in its thread files a new one.`,
    );
  }
  const from = await getTicket(tx, mergedIntoId);
  await updateTicket(tx, ticket.id, { mergedIntoId: null });
  const eventId = await insertTicketEvent(tx, ticket, actor, { kind: 'unmerged', from: from.number }, now);
  await insertTicketEvent(tx, from, actor, { kind: 'let go', other: number }, now);
  const { status, statusBeforeWait } = await backOf(tx, ticket);
  const fact = { kind: 'moved', from: ticket.status, to: status } as const;
  const as = { statusBeforeWait, resolution: null, resolvedAt: null };
  const { ticket: back } = await changeStatus(tx, ticket, actor, fact, now, as);
  await sendCard(tx, from, now);
  await flagResolved(tx, back, false, now);

  const words = unmergedForRequesterWords(number);
  await tellRequester(tx, back, `unmerged:${eventId}`, words, now, await coverChanges(tx, back), null);
  await tellStaff(tx, back, `unmerged-staff:${eventId}`, unmergedForStaffWords(from.number, actor.name), now);
  await tellStaff(tx, from, `let-go:${eventId}`, letGoForStaffWords(number, actor.name), now);
  return back;
}

type Back = Extract<TicketFact, { kind: 'merged' }>['back'];

/** From the history, which kept it when the ticket was merged. */
async function backOf(tx: Tx, ticket: Ticket): Promise<Back> {
  const merged = (await listTicketEvents(tx, ticket.id)).findLast(({ kind }) => kind === 'merged');
  if (!merged) throw new Error('A merged ticket without the event that merged it.');
  return merged.detail.back as Back;
}
