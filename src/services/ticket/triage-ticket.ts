import type { Tx } from '../../db/handles.ts';
import { insertTicketEvent, listTicketEvents } from '../../db/ticket-events.ts';
import { getTicketByNumber, type Ticket, updateTicket } from '../../db/tickets.ts';
import { getWorkspace } from '../../db/workspaces.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';
import { refuseUnlessMay } from '../../domain/people/permissions.ts';
import { Refusal } from '../../domain/refusal.ts';
import { concludeTriage, type TicketType, type Triage, type Triaged } from '../../domain/ticket/triage.ts';
import {
  misunderstoodWords,
  timeSensitiveForStaffWords,
  timeSensitiveWords,
} from '../../domain/ticket/triage-words.ts';
import { calledWords, criticalWords } from '../../domain/ticket/words.ts';
import { afterTriage } from '../../domain/update/suggest-template.ts';
import type { Policy } from '../../policy/policy.ts';
import { act } from '../act.ts';
import { handOutBeside } from '../assignment/hand-out.ts';
import { routeAgain } from '../assignment/route-ticket.ts';
import type { Desk } from '../desk.ts';
import { listOnDuty } from '../oncall/read-oncall.ts';
import { sendCard, tellPerson, tellStaff } from '../send.ts';
import { cardLink } from './card-link.ts';
import { followLabels } from './change-labels.ts';
import { moveTicket } from './move.ts';
import { notePattern } from './note-pattern.ts';
import { offerUndo } from './offer-undo.ts';
import { typesFor } from './read-triage.ts';
import { setOrganisation } from './set-organisation.ts';
import { type ChosenTerms, sortTicket } from './sort-ticket.ts';
import { refuseUnlessOpen } from './take-ticket.ts';

/**
 * The answers with the type and priority that follow from them (TRI-1 to TRI-3), and what was chosen of the
 * taxonomy. May be done again.
 */
export function triageTicket(
  desk: Desk,
  caller: Caller,
  number: number,
  triage: Triage,
  chosen: ChosenTerms = {},
): Promise<Ticket> {
  return act(desk, caller, async (tx, actor, now) => {
    const ticket = await getTicketByNumber(tx, actor.workspaceId, number);
    refuseUnlessMay(actor, 'ticket.triage', ticket);
    refuseUnlessOpen(ticket);
    refuseHiddenType(typesFor(desk.policy, ticket), triage);
    const concluded = concludeTriage(triage);
    const { type, priority, because } = concluded;
    const answered = await updateTicket(tx, ticket.id, { type, priority, triage });
    const before = { type: ticket.type, priority: ticket.priority };
    await insertTicketEvent(tx, ticket, actor, { kind: 'triaged', type, priority, because, before }, now);
    await sendCard(tx, ticket, now);
    const triaged = await sortTicket(tx, answered, actor, chosen, now);
    await setOrganisation(tx, desk.policy, ticket, actor, chosen.organisationKey, now);
    await followLabels(tx, triaged, actor, now);
    await callThose(tx, desk.policy, triaged, actor, concluded, now);
    const routed = await routeAgain(tx, desk.policy, triaged, now);
    const moved = routed.status === 'new' ? await moveTicket(tx, routed, actor, 'triaged', now) : routed;
    if (moved.groupKey !== ticket.groupKey) await handOutBeside(tx, desk.policy, moved, now);
    await notePattern(tx, desk.policy, moved, now);
    await offerUndo(tx, actor, 'triage', ticket, now);
    return moved;
  });
}

/** The form may be older than the policy. */
function refuseHiddenType(types: readonly TicketType[], { type }: Triage): void {
  if (type === null || types.includes(type)) return;
  throw new Refusal('triage.hidden-type', `This desk does not use the type ${type}. Choose another.`, 'type');
}

async function callThose(
  tx: Tx,
  policy: Policy,
  ticket: Ticket,
  actor: Actor,
  concluded: Triaged,
  now: Date,
): Promise<void> {
  if (concluded.priority === 'P1') await callOnce(tx, policy, ticket, actor, concluded, now);
  if (ticket.triage?.isTimeSensitive) await hurryOnce(tx, ticket, actor, now);
  if (ticket.triage?.isMisunderstood) {
    const words = misunderstoodWords(ticket, actor.name);
    await tellStaff(tx, ticket, `misunderstood:${ticket.id}`, words, now);
  }
}

/** TRI-5: put before the product owner at once, and once, however often the tick comes and goes. */
async function hurryOnce(tx: Tx, ticket: Ticket, actor: Actor, now: Date): Promise<void> {
  const events = await listTicketEvents(tx, ticket.id);
  if (events.some((event) => event.kind === 'hurried')) return;
  const { setup } = await getWorkspace(tx, ticket.workspaceId);
  const personId = setup.productOwnerId ?? null;
  await insertTicketEvent(tx, ticket, actor, { kind: 'hurried', personId }, now);
  const forStaff = timeSensitiveForStaffWords(ticket, actor.name, personId);
  await tellStaff(tx, ticket, `time-sensitive:${ticket.id}`, forStaff, now);
  if (!personId) return;
  const words = timeSensitiveWords(ticket, actor.name, await cardLink(tx, ticket));
  const effect = `time-sensitive:${ticket.id}:${personId}`;
  await tellPerson(tx, ticket.workspaceId, personId, effect, words, now);
}

/** TRI-4: tier 2 on triage duty, delivery manager and product owner are called, however often it becomes P1. */
async function callOnce(
  tx: Tx,
  policy: Policy,
  ticket: Ticket,
  actor: Actor,
  { because }: Triaged,
  now: Date,
): Promise<void> {
  const events = await listTicketEvents(tx, ticket.id);
  if (events.some((event) => event.kind === 'called')) return;
  const { setup } = await getWorkspace(tx, ticket.workspaceId);
  const { deliveryManagerId, productOwnerId } = setup;
  const engineers = await listOnDuty(tx, policy, ticket.workspaceId, now);
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
