import type { Tx } from '../../db/handles.ts';
import { listTerms } from '../../db/terms.ts';
import { insertStatusEvent, insertTicketEvent, listTicketEvents, toFacts } from '../../db/ticket-events.ts';
import { getTicket, getTicketByNumber, type Ticket, updateTicket } from '../../db/tickets.ts';
import { findUndoOffer, type UndoOffer, updateUndoOffer } from '../../db/undo-offers.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';
import { type Action, refuseUnlessMay } from '../../domain/people/permissions.ts';
import { Refusal } from '../../domain/refusal.ts';
import { refOf, survivor, type TermRef } from '../../domain/taxonomy/terms.ts';
import type { TicketFact } from '../../domain/ticket/history.ts';
import { concludeTriage } from '../../domain/ticket/triage.ts';
import { refuseIfBuiltOn, UNDO_MS, type Undoable } from '../../domain/ticket/undo.ts';
import type { Policy } from '../../policy/policy.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { considerFollowUp } from '../follow-up/consider-follow-up.ts';
import { sendCard } from '../send/row.ts';
import { changeLabels } from './change-labels.ts';
import { markSource } from './flag-resolved.ts';
import { lastUndoable } from './last-undoable.ts';
import { unlinkIn } from './link-tickets.ts';
import type { Kept } from './offer-undo.ts';
import { putOrganisationBack } from './set-organisation.ts';
import { sleep } from './snooze-ticket.ts';
import { tellLater } from './tell-changes.ts';
import { tellUndone } from './tell-undone.ts';
import { unmergeIn } from './unmerge-ticket.ts';
import { wake } from './wake-ticket.ts';

/** *Undo*, pressed by whoever did it (C-3). */
export function undoAct(desk: Desk, caller: Caller, offerId: number): Promise<Ticket> {
  return act(desk, caller, async (tx, actor, now) => {
    const offer = await findUndoOffer(tx, offerId);
    if (!offer || offer.personId !== actor.personId) throw nothingToUndo();
    return undoIn(tx, desk.policy, actor, await getTicket(tx, offer.ticketId), offer, now);
  });
}

/** The same by number: the last thing they did to this ticket. */
export function undoLast(desk: Desk, caller: Caller, number: number): Promise<Ticket> {
  return act(desk, caller, async (tx, actor, now) => {
    const ticket = await getTicketByNumber(tx, actor.workspaceId, number);
    refuseUnlessMay(actor, 'ticket.history', ticket);
    const last = await lastUndoable(tx, ticket.id, actor.personId);
    if (!last) throw nothingToUndo();
    return undoIn(tx, desk.policy, actor, ticket, last.offer, now);
  });
}

const nothingToUndo = () =>
  new Refusal('undo.nothing', 'Nothing changed: you have done nothing to this ticket that can be undone.');

const ACTION = {
  take: 'ticket.take',
  assign: 'ticket.assign',
  triage: 'ticket.triage',
  label: 'ticket.label',
  snooze: 'ticket.snooze',
  link: 'ticket.link',
  merge: 'ticket.merge',
  withdraw: 'ticket.withdraw',
} as const satisfies Record<Undoable, Action>;

async function undoIn(
  tx: Tx,
  policy: Policy,
  actor: Actor,
  ticket: Ticket,
  offer: UndoOffer,
  now: Date,
): Promise<Ticket> {
  refuseUnlessMay(actor, ACTION[offer.act], ticket);
  if (offer.isUsed) throw new Refusal('undo.done', 'Nothing changed: this is undone already.');
  if (now.getTime() - offer.offeredAt.getTime() > UNDO_MS) {
    throw new Refusal(
      'undo.late',
      `Nothing changed: *Undo* is there for 10 minutes. *History* of ticket ${ticket.number} shows what was done; change it by hand.`,
    );
  }
  const events = await listTicketEvents(tx, ticket.id);
  const later = events.filter(({ id }) => id > offer.lastEventId);
  refuseIfBuiltOn(offer.act, ticket.number, later);
  await updateUndoOffer(tx, offer.id, { isUsed: true });
  const eventId = await insertTicketEvent(tx, ticket, actor, { kind: 'undone', act: offer.act }, now);
  if (offer.act === 'merge') return unmergeIn(tx, actor, ticket, now);
  if (offer.act === 'link') {
    await unlinkIn(tx, actor, ticket, await getTicket(tx, offer.otherId ?? 0), now);
    return ticket;
  }
  const back = await putBack(tx, actor, ticket, readKept(offer.before), now);
  const done = toFacts(events.filter(({ id }) => id <= offer.lastEventId));
  if (offer.act === 'triage') {
    const since = done.slice(done.findLastIndex(({ kind }) => kind === 'triaged'));
    await putLabelsBack(tx, actor, back, since, now);
    await putOrganisationBack(tx, policy, back, actor, since, now);
  }
  if (offer.act === 'label') {
    await putLabelsBack(
      tx,
      actor,
      back,
      done.slice(done.findLastIndex(({ kind }) => kind === 'labelled')),
      now,
    );
  }
  if (offer.act === 'snooze') await considerFollowUp(tx, policy, back.id, now);
  if (offer.act === 'withdraw') await markSource(tx, back, true, now);
  await tellUndone(tx, actor, { act: offer.act, was: ticket, is: back, eventId }, now);
  return back;
}

/** The row as it was, and a fact of the usual kind for each thing that is otherwise again: the history adds up. */
async function putBack(tx: Tx, actor: Actor, was: Ticket, before: Partial<Kept>, now: Date): Promise<Ticket> {
  const is = Object.keys(before).length === 0 ? was : await updateTicket(tx, was.id, before);
  if (is.ownerId !== was.ownerId) {
    await insertTicketEvent(tx, is, actor, { kind: 'owned', from: was.ownerId, to: is.ownerId }, now);
  }
  if (is.groupKey !== was.groupKey) {
    const fact = { kind: 'routed', from: was.groupKey, to: is.groupKey, rule: null } as const;
    await insertTicketEvent(tx, is, actor, fact, now);
  }
  if ('triage' in before || 'type' in before || 'priority' in before) {
    const { type, priority } = is;
    const because = is.triage ? concludeTriage(is.triage).because : null;
    const previous = { type: was.type, priority: was.priority };
    const fact = { kind: 'triaged', type, priority, because, before: previous } as const;
    await insertTicketEvent(tx, is, actor, fact, now);
  }
  if (is.componentId !== was.componentId) {
    const terms = await listTerms(tx, is.workspaceId);
    const refTo = (id: number | null) => terms.filter((term) => term.id === id).map(refOf)[0] ?? null;
    const fact = { kind: 'placed', from: refTo(was.componentId), to: refTo(is.componentId) } as const;
    await insertTicketEvent(tx, is, actor, fact, now);
  }
  if (is.status !== was.status) {
    await insertStatusEvent(tx, is, actor, { kind: 'moved', from: was.status, to: is.status }, now);
    await tellLater(tx, is, now);
  }
  if (is.isSnoozed !== was.isSnoozed || is.snoozedUntil?.getTime() !== was.snoozedUntil?.getTime()) {
    await (is.isSnoozed ? sleep(tx, is, actor, now) : wake(tx, is, actor, 'hand', now));
  }
  await sendCard(tx, is, now);
  return is;
}

/** JSON has no moments. */
function readKept(before: Record<string, unknown>): Partial<Kept> {
  const { snoozedUntil } = before;
  return typeof snoozedUntil === 'string' ? { ...before, snoozedUntil: new Date(snoozedUntil) } : before;
}

/** Labels that came or went with these facts, the last first. */
async function putLabelsBack(
  tx: Tx,
  actor: Actor,
  ticket: Ticket,
  done: readonly TicketFact[],
  now: Date,
): Promise<void> {
  const terms = await listTerms(tx, ticket.workspaceId);
  // What was merged since stands for itself no more.
  const those = (refs: readonly TermRef[]) =>
    terms.filter(({ id }) => refs.some((ref) => survivor(terms, ref.termId)?.id === id));
  for (const fact of done.toReversed()) {
    if (fact.kind !== 'labelled') continue;
    const back = { added: those(fact.removed), removed: those(fact.added), isByRule: fact.isByRule };
    await changeLabels(tx, ticket, actor, back, now);
  }
}
