import { findEscalationOf } from '../../db/escalations.ts';
import type { Tx } from '../../db/handles.ts';
import { listHolders } from '../../db/holders.ts';
import { insertTicketEvent, listTicketEvents } from '../../db/ticket-events.ts';
import { getTicketByNumber, type Ticket, updateTicket } from '../../db/tickets.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';
import { refuseUnlessMay } from '../../domain/people/permissions.ts';
import { Refusal } from '../../domain/refusal.ts';
import { hurriedFact } from '../../domain/ticket/history.ts';
import {
  concludeTriage,
  type Priority,
  type TicketType,
  type Triage,
  type Triaged,
} from '../../domain/ticket/triage.ts';
import {
  misunderstoodWords,
  timeSensitiveForStaffWords,
  timeSensitiveWords,
} from '../../domain/ticket/triage-words.ts';
import type { Policy } from '../../policy/policy.ts';
import { act } from '../act.ts';
import { handOutBeside } from '../assignment/hand-out.ts';
import { routeAgain } from '../assignment/route-ticket.ts';
import type { Desk } from '../desk.ts';
import { tellPerson } from '../send/person.ts';
import { sendCard } from '../send/row.ts';
import { tellStaff } from '../send/staff.ts';
import { callIfCritical } from './call-critical.ts';
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
    const { type, because } = concluded;
    const priority = concluded.priority ?? (await decidedPriority(tx, ticket.id));
    const answered = await updateTicket(tx, ticket.id, { type, priority, triage });
    const before = { type: ticket.type, priority: ticket.priority };
    await insertTicketEvent(
      tx,
      ticket,
      actor,
      { kind: 'triaged', type, priority, because, before, ...ruledOutBy(triage) },
      now,
    );
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

/** TRI-5: what has no computed priority keeps the one the product owner gave it. */
async function decidedPriority(tx: Tx, ticketId: number): Promise<Priority | null> {
  return (await findEscalationOf(tx, ticketId))?.priority ?? null;
}

const ruledOutBy = ({ ruledOut }: Triage) => (ruledOut === undefined ? {} : { ruledOut });

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
  await callIfCritical(tx, policy, ticket, actor, concluded.because ?? 'P1', now);
  if (ticket.triage?.isTimeSensitive && !ticket.isImported) await hurryOnce(tx, ticket, actor, now);
  if (ticket.triage?.isMisunderstood) {
    const words = misunderstoodWords(ticket, actor.name);
    await tellStaff(tx, ticket, `misunderstood:${ticket.id}`, words, now);
  }
}

/** TRI-5: put before the product owner at once, and once, however often the tick comes and goes. */
async function hurryOnce(tx: Tx, ticket: Ticket, actor: Actor, now: Date): Promise<void> {
  const events = await listTicketEvents(tx, ticket.id);
  if (events.some((event) => event.kind === 'hurried')) return;
  const ownerIds = (await listHolders(tx, ticket.workspaceId))['product owner'];
  await insertTicketEvent(tx, ticket, actor, hurriedFact(ownerIds), now);
  const forStaff = timeSensitiveForStaffWords(ticket, actor.name, ownerIds.length > 0);
  await tellStaff(tx, ticket, `time-sensitive:${ticket.id}`, forStaff, now);
  const words = timeSensitiveWords(ticket, actor.name, await cardLink(tx, ticket));
  for (const personId of ownerIds) {
    const effect = `time-sensitive:${ticket.id}:${personId}`;
    await tellPerson(tx, ticket.workspaceId, personId, effect, words, now);
  }
}
