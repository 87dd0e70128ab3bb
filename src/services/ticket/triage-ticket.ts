import type { Tx } from '../../db/handles.ts';
import { insertTicketEvent, listTicketEvents } from '../../db/ticket-events.ts';
import { getTicketByNumber, type Ticket, updateTicket } from '../../db/tickets.ts';
import { getWorkspace } from '../../db/workspaces.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';
import { refuseUnlessMay } from '../../domain/people/permissions.ts';
import { concludeTriage, type Triage, type Triaged } from '../../domain/ticket/triage.ts';
import { calledWords, criticalWords } from '../../domain/ticket/words.ts';
import { afterTriage } from '../../domain/update/suggest-template.ts';
import { act } from '../act.ts';
import { handOutBeside } from '../assignment/hand-out.ts';
import { routeAgain } from '../assignment/route-ticket.ts';
import type { Desk } from '../desk.ts';
import { sendCard, tellPerson, tellStaff } from '../send.ts';
import { cardLink } from './card-link.ts';
import { followLabels } from './change-labels.ts';
import { moveTicket } from './move.ts';
import { refuseUnlessOpen } from './take-ticket.ts';

/** The answers, and the type and priority that follow from them (TRI-1 to TRI-3). May be done again. */
export function triageTicket(desk: Desk, caller: Caller, number: number, triage: Triage): Promise<Ticket> {
  return act(desk, caller, async (tx, actor, now) => {
    const ticket = await getTicketByNumber(tx, actor.workspaceId, number);
    refuseUnlessMay(actor, 'ticket.triage', ticket);
    refuseUnlessOpen(ticket);
    const concluded = concludeTriage(triage);
    const { type, priority, because } = concluded;
    const { component } = triage;
    const triaged = await updateTicket(tx, ticket.id, { type, priority, component, triage });
    const before = { type: ticket.type, priority: ticket.priority };
    await insertTicketEvent(tx, ticket, actor, { kind: 'triaged', type, priority, because, before }, now);
    await sendCard(tx, triaged, now);
    await followLabels(tx, triaged, actor, now);
    if (priority === 'P1') await callOnce(tx, triaged, actor, concluded, now);
    const routed = await routeAgain(tx, desk.policy, triaged, now);
    const moved = routed.status === 'new' ? await moveTicket(tx, routed, actor, 'triaged', now) : routed;
    if (moved.groupKey !== ticket.groupKey) await handOutBeside(tx, desk.policy, moved, now);
    return moved;
  });
}

/** TRI-4: tier 2 on triage duty, delivery manager and product owner are called, however often it becomes P1. */
async function callOnce(
  tx: Tx,
  ticket: Ticket,
  actor: Actor,
  { because }: Triaged,
  now: Date,
): Promise<void> {
  const events = await listTicketEvents(tx, ticket.id);
  if (events.some((event) => event.kind === 'called')) return;
  const { setup } = await getWorkspace(tx, ticket.workspaceId);
  const { triageDutyIds = [], tier2Ids = [], deliveryManagerId, productOwnerId } = setup;
  const engineers = triageDutyIds.length > 0 ? triageDutyIds : tier2Ids;
  const wanted = [...engineers, deliveryManagerId, productOwnerId].filter((id) => typeof id === 'string');
  const personIds = [...new Set(wanted)];
  await insertTicketEvent(tx, ticket, actor, { kind: 'called', personIds }, now);
  const why = because ?? 'P1';
  const words = criticalWords(ticket, why, personIds, afterTriage(ticket));
  await tellStaff(tx, ticket, `critical:${ticket.id}`, words, now);
  const link = await cardLink(tx, ticket);
  for (const personId of personIds) {
    const call = calledWords(ticket, why, actor.name, link);
    await tellPerson(tx, ticket.workspaceId, personId, `critical:${ticket.id}:${personId}`, call, now);
  }
}
