import type { Escalation } from '../../db/escalations.ts';
import type { Tx } from '../../db/handles.ts';
import { insertTicketEvent } from '../../db/ticket-events.ts';
import { type Ticket, updateTicket } from '../../db/tickets.ts';
import { decideNowWords } from '../../domain/escalation/decision-words.ts';
import type { Actor } from '../../domain/people/actor.ts';
import { hurriedFact } from '../../domain/ticket/history.ts';
import { tellPerson } from '../send/person.ts';
import { cardLink } from '../ticket/card-link.ts';
import { followLabels } from '../ticket/change-labels.ts';
import { showDeciders } from './show-deciders.ts';
import { listOwnerIds } from './undecided.ts';

/** In the product owner's queue; what is time-sensitive in a direct message at once (ESC-3, TRI-5). */
export async function putBeforeOwner(
  tx: Tx,
  actor: Actor,
  ticket: Ticket,
  escalation: Escalation,
  now: Date,
): Promise<void> {
  await showDeciders(tx, ticket.workspaceId, now);
  if (!escalation.isUrgent) return;
  const ownerIds = await listOwnerIds(tx, ticket.workspaceId);
  if (!ticket.triage?.isTimeSensitive) await markUrgent(tx, actor, ticket, ownerIds, now);
  const what = { number: ticket.number, title: escalation.draft.title };
  const words = decideNowWords(what, actor.name, await cardLink(tx, ticket));
  for (const personId of ownerIds) {
    await tellPerson(tx, ticket.workspaceId, personId, `decide:${escalation.id}:${personId}`, words, now);
  }
}

async function markUrgent(
  tx: Tx,
  actor: Actor,
  ticket: Ticket,
  ownerIds: readonly string[],
  now: Date,
): Promise<void> {
  if (!ticket.triage) return;
  const triage = { ...ticket.triage, isTimeSensitive: true };
  const marked = await updateTicket(tx, ticket.id, { triage });
  await insertTicketEvent(tx, ticket, actor, hurriedFact(ownerIds), now);
  await followLabels(tx, marked, actor, now);
}
