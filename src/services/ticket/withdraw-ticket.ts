import { findEscalationOf } from '../../db/escalations.ts';
import type { Tx } from '../../db/handles.ts';
import { findAttachment } from '../../db/incident-tickets.ts';
import { getTicketByNumber, listMergedInto, type Ticket } from '../../db/tickets.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';
import { refuseUnlessMay } from '../../domain/people/permissions.ts';
import { Refusal } from '../../domain/refusal.ts';
import { withdrawnForFilerWords, withdrawnWords } from '../../domain/ticket/withdraw-words.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { tellPerson } from '../send/person.ts';
import { tellRequester } from '../send/requester.ts';
import { markSource } from './flag-resolved.ts';
import { changeStatus } from './move.ts';
import { offerUndo } from './offer-undo.ts';
import { refuseUnlessOpen } from './take-ticket.ts';
import { coverChanges } from './tell-changes.ts';

/**
 * *Not a request*: it was filed by mistake. Its mark goes, its requester and its filer hear of it, and what is said
 * in its thread is no ticket's any more, until somebody opens it again or files the message once more.
 */
export function withdrawTicket(desk: Desk, caller: Caller, number: number): Promise<Ticket> {
  return act(desk, caller, async (tx, actor, now) => {
    const ticket = await getTicketByNumber(tx, actor.workspaceId, number);
    refuseUnlessMay(actor, 'ticket.withdraw', ticket);
    refuseUnlessOpen(ticket);
    await refuseIfOthersCount(tx, ticket);
    const resolution = 'not a request';
    const fact = { kind: 'resolved', from: ticket.status, resolution, reason: null } as const;
    const as = { resolution, resolvedAt: now } as const;
    const { ticket: withdrawn, eventId } = await changeStatus(tx, ticket, actor, fact, now, as);
    await markSource(tx, withdrawn, false, now);
    await tellWhoFiled(tx, actor, withdrawn, eventId, now);
    // It stands beside the cards; others open it again from its thread.
    if (actor.isAgent) await offerUndo(tx, actor, 'withdraw', ticket, now);
    return withdrawn;
  });
}

/** Others wait for what comes of it. */
async function refuseIfOthersCount(tx: Tx, ticket: Ticket): Promise<void> {
  const { number } = ticket;
  if ((await listMergedInto(tx, ticket.id)).length > 0) {
    throw new Refusal(
      'withdraw.merged',
      `Nothing changed: others who asked the same wait in ticket ${number}. *Unmerge* theirs first, or resolve it.`,
    );
  }
  if (await findAttachment(tx, ticket.id)) {
    throw new Refusal(
      'withdraw.attached',
      `Nothing changed: ticket ${number} is part of an incident. Take it out of that first.`,
    );
  }
  if (await findEscalationOf(tx, ticket.id)) {
    throw new Refusal(
      'withdraw.escalated',
      `Nothing changed: ticket ${number} is with the engineers. Resolve it, so that they hear of it too.`,
    );
  }
}

async function tellWhoFiled(tx: Tx, actor: Actor, ticket: Ticket, eventId: number, now: Date): Promise<void> {
  const { number, summary, requesterId, filedById } = ticket;
  const words = withdrawnWords(number, actor.name);
  await tellRequester(tx, ticket, `withdrawn:${eventId}`, words, now, await coverChanges(tx, ticket), null);
  if (filedById === requesterId || filedById === actor.personId) return;
  const forFiler = withdrawnForFilerWords(number, summary, actor.name);
  await tellPerson(tx, ticket.workspaceId, filedById, `withdrawn-filer:${eventId}`, forFiler, now);
}
