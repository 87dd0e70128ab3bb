import { deleteDue, insertDue } from '../../db/due.ts';
import type { Tx } from '../../db/handles.ts';
import { insertMessage } from '../../db/messages.ts';
import { insertTicketEvent } from '../../db/ticket-events.ts';
import { getTicketByNumber, type Ticket } from '../../db/tickets.ts';
import { type Caller, DESK_ACTOR_ID } from '../../domain/people/actor.ts';
import { refuseUnlessMay } from '../../domain/people/permissions.ts';
import { Refusal } from '../../domain/refusal.ts';
import { REOPEN_DAYS, type Resolution } from '../../domain/ticket/status.ts';
import {
  resolvedForStaffWords,
  resolvedWords,
  satisfiedForStaffWords,
  satisfiedWords,
} from '../../domain/ticket/words.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { setReaction, tellRequester, tellStaff } from '../send.ts';
import { changeStatus, giveTicket, moveTicket } from './move.ts';
import { refuseUnlessOpen } from './take-ticket.ts';
import { coverChanges } from './tell-changes.ts';

/** The kind of the due row that closes a resolved ticket when its reopen window ends (RES-5). */
export const CLOSE_TICKET = 'close-ticket';

/** The ticket of this message is resolved. */
export const RESOLVED_EMOJI = 'checkered_flag';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Ends the work with a resolution and tells the requester why in `text` (RES-1, RES-2). */
export function resolveTicket(
  desk: Desk,
  caller: Caller,
  number: number,
  resolution: Resolution,
  text: string,
): Promise<Ticket> {
  return act(desk, caller, async (tx, actor, now) => {
    const open = await getTicketByNumber(tx, actor.workspaceId, number);
    refuseUnlessMay(actor, 'ticket.resolve', open);
    refuseUnlessOpen(open);
    if (resolution === 'declined' && text === '') {
      throw new Refusal(
        'resolve.no-reason',
        'Say why, in words for the requester: they read this.',
        'message',
      );
    }
    const ticket = open.ownerId ? open : await giveTicket(tx, open, actor, actor.personId, now);
    const fact = { kind: 'resolved', from: ticket.status, resolution, reason: text || null } as const;
    const ended = { resolution, resolvedAt: now };
    const { ticket: resolved, eventId } = await changeStatus(tx, ticket, actor, fact, now, ended);
    if (text) {
      await insertMessage(tx, {
        workspaceId: ticket.workspaceId,
        ticketId: ticket.id,
        audience: 'public',
        side: 'desk',
        authorId: actor.personId,
        text,
        files: { list: [] },
        postedAt: now,
      });
    }
    const closeAt = new Date(now.getTime() + REOPEN_DAYS * DAY_MS);
    const { workspaceId } = ticket;
    await insertDue(tx, { workspaceId, kind: CLOSE_TICKET, subject: String(ticket.id), dueAt: closeAt });

    const words = resolvedWords(ticket, actor.name, text);
    await tellRequester(tx, ticket, `resolved:${eventId}`, words, now, await coverChanges(tx, ticket));
    const staffWords = resolvedForStaffWords(ticket, actor.name, resolution, text);
    await tellStaff(tx, ticket, `resolved-staff:${eventId}`, staffWords, now);
    if (ticket.sourceChannelId && ticket.sourceTs) {
      const source = { channelId: ticket.sourceChannelId, ts: ticket.sourceTs };
      await setReaction(tx, ticket, source, RESOLVED_EMOJI, true, now);
    }
    return resolved;
  });
}

/** *Yes, all good*: kept, and staff hear it once. */
export function confirmResolved(desk: Desk, caller: Caller, number: number): Promise<Ticket> {
  return act(desk, caller, async (tx, actor, now) => {
    const ticket = await getTicketByNumber(tx, actor.workspaceId, number);
    refuseUnlessMay(actor, 'ticket.see', ticket);
    if (ticket.isOpen || ticket.requesterId !== actor.personId) {
      throw new Refusal(
        'ticket.not-yours-to-confirm',
        'Nothing changed: only its requester answers this, and only while the ticket is resolved.',
      );
    }
    await insertTicketEvent(tx, ticket, actor, { kind: 'satisfied' }, now);
    await tellRequester(tx, ticket, `satisfied:${ticket.id}`, satisfiedWords(ticket), now);
    await tellStaff(tx, ticket, `satisfied-staff:${ticket.id}`, satisfiedForStaffWords(actor.name), now);
    return ticket;
  });
}

/** The reopen window is over (RES-5); run by the tick, and harmless where somebody reopened it. */
export async function closeTicket(tx: Tx, ticket: Ticket, now: Date): Promise<void> {
  if (ticket.status !== 'resolved') return;
  await moveTicket(tx, ticket, { personId: DESK_ACTOR_ID, door: 'desk' }, 'closed', now);
  await deleteDue(tx, ticket.workspaceId, CLOSE_TICKET, String(ticket.id));
}
