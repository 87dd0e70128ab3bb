import type { Tx } from '../../db/handles.ts';
import { listHolders } from '../../db/holders.ts';
import { insertTicketEvent, listTicketEvents } from '../../db/ticket-events.ts';
import type { Ticket } from '../../db/tickets.ts';
import type { Actor } from '../../domain/people/actor.ts';
import { isDefectLike } from '../../domain/ticket/triage.ts';
import { calledWords, criticalWords } from '../../domain/ticket/words.ts';
import { afterTriage } from '../../domain/update/suggest-template.ts';
import type { Policy } from '../../policy/policy.ts';
import { listOnDuty } from '../oncall/read-oncall.ts';
import { tellPerson } from '../send/person.ts';
import { tellStaff } from '../send/staff.ts';
import { cardLink } from './card-link.ts';

/**
 * TRI-4: tier 2 on triage duty, delivery manager and product owner are called, however often it becomes P1. A wish
 * that comes first is no critical defect (TRI-5), and what was said long ago calls nobody (IN-5).
 */
export async function callIfCritical(
  tx: Tx,
  policy: Policy,
  ticket: Ticket,
  actor: Actor,
  why: string,
  now: Date,
): Promise<void> {
  if (ticket.isImported || ticket.priority !== 'P1' || !isDefectLike(ticket)) return;
  const events = await listTicketEvents(tx, ticket.id);
  if (events.some((event) => event.kind === 'called')) return;
  const holders = await listHolders(tx, ticket.workspaceId);
  const engineers = await listOnDuty(tx, policy, ticket.workspaceId, now);
  const personIds = [...new Set([...engineers, ...holders['delivery manager'], ...holders['product owner']])];
  await insertTicketEvent(tx, ticket, actor, { kind: 'called', personIds }, now);
  const words = criticalWords(ticket, why, personIds, afterTriage(ticket));
  await tellStaff(tx, ticket, `critical:${ticket.id}`, words, now);
  const link = await cardLink(tx, ticket);
  for (const personId of personIds) {
    const call = calledWords(ticket, why, actor.name, link);
    await tellPerson(tx, ticket.workspaceId, personId, `critical:${ticket.id}:${personId}`, call, now);
  }
}
