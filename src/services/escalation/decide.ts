import { type Escalation, updateEscalation } from '../../db/escalations.ts';
import type { Tx } from '../../db/handles.ts';
import { findPerson, getPerson } from '../../db/people.ts';
import { insertTicketEvent } from '../../db/ticket-events.ts';
import { updateTicket } from '../../db/tickets.ts';
import { type Horizon, NO_REASON, priorityLabel } from '../../domain/escalation/decision.ts';
import {
  acceptedForStaffWords,
  acceptedOnIssue,
  acceptedWords,
  declinedForStaffWords,
  declinedOnIssue,
} from '../../domain/escalation/decision-words.ts';
import { DECLINED, NEEDS_REFINING } from '../../domain/escalation/issue.ts';
import { withoutPeople } from '../../domain/escalation/leave-out.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Priority } from '../../domain/ticket/triage.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { tellUnlessQuiet } from '../send/requester.ts';
import { sendCard } from '../send/row.ts';
import { tellStaff } from '../send/staff.ts';
import { callIfCritical } from '../ticket/call-critical.ts';
import { followLabels } from '../ticket/change-labels.ts';
import { refuseExposed } from '../ticket/refuse-exposed.ts';
import { coverChanges } from '../ticket/tell-changes.ts';
import { changeIssue, commentOnIssue } from './send-issue.ts';
import { showDeciders } from './show-deciders.ts';
import { listSiblings, type Sibling } from './siblings.ts';
import { undecided } from './undecided.ts';

export interface Acceptance {
  readonly priority: Priority;
  readonly horizon: Horizon;
}

/** *Accept and prioritise* (ESC-3): on the ticket, on the issue, and to the requester, who reads no date. */
export function acceptEscalation(
  desk: Desk,
  caller: Caller,
  number: number,
  { priority, horizon }: Acceptance,
): Promise<void> {
  return act(desk, caller, async (tx, actor, now) => {
    const { ticket, escalation } = await undecided(tx, actor, number);
    const eventId = await acceptIn(tx, desk, actor, { ticket, escalation }, { priority, horizon }, now);
    const change = {
      addLabels: [priorityLabel(priority)],
      removeLabels: [NEEDS_REFINING.name],
      milestone: desk.policy.escalation.milestones[horizon],
    };
    await changeIssue(tx, escalation, `accepted-issue:${eventId}`, change, now);
    const onIssue = acceptedOnIssue({ priority, horizon });
    await commentOnIssue(tx, escalation, `accepted-comment:${eventId}`, onIssue, now);
    for (const sibling of await listUndecidedSiblings(tx, escalation)) {
      await acceptIn(tx, desk, actor, sibling, { priority, horizon }, now);
    }
    await showDeciders(tx, ticket.workspaceId, now);
  });
}

/** One of the tickets that wait for the issue. Gives the event that tells of it. */
async function acceptIn(
  tx: Tx,
  desk: Desk,
  actor: Actor,
  { ticket, escalation }: Sibling,
  { priority, horizon }: Acceptance,
  now: Date,
): Promise<number> {
  const fact = { kind: 'accepted', priority, horizon, before: ticket.priority } as const;
  const eventId = await insertTicketEvent(tx, ticket, actor, fact, now);
  const accepted = await updateTicket(tx, ticket.id, { priority });
  await updateEscalation(tx, escalation.id, {
    decision: 'accepted',
    decidedById: actor.personId,
    decidedAt: now,
    priority,
    horizon,
    questionId: null,
  });
  await followLabels(tx, accepted, actor, now);
  await callIfCritical(tx, desk.policy, accepted, actor, `P1, as ${actor.name} decided`, now);
  await tellStaff(tx, ticket, `accepted-staff:${eventId}`, acceptedForStaffWords(actor.name, fact), now);
  const owner = ticket.ownerId ? await findPerson(tx, ticket.workspaceId, ticket.ownerId) : undefined;
  const words = acceptedWords(ticket.number, horizon, owner?.name);
  await tellUnlessQuiet(tx, ticket, `accepted:${eventId}`, words, now, await coverChanges(tx, ticket));
  await sendCard(tx, ticket, now);
  return eventId;
}

/**
 * *Decline* (ESC-3, ESC-5): the issue is closed and keeps its label. The ticket goes on until an agent has told
 * its requester in their own words (RES-1).
 */
export function declineEscalation(desk: Desk, caller: Caller, number: number, given: string): Promise<void> {
  return act(desk, caller, async (tx, actor, now) => {
    const { ticket, escalation } = await undecided(tx, actor, number);
    if (!given.trim()) throw new Refusal('decline.no-reason', NO_REASON, 'reason');
    await refuseExposed(tx, desk.policy, ticket, actor, caller, { reason: given }, now);
    const eventId = await declineIn(tx, actor, { ticket, escalation }, given.trim(), now);
    const { name } = await getPerson(tx, ticket.workspaceId, ticket.requesterId);
    const comment = declinedOnIssue(withoutPeople(given.trim(), { name, email: null }));
    await commentOnIssue(tx, escalation, `declined-comment:${eventId}`, comment, now);
    await changeIssue(tx, escalation, `declined-issue:${eventId}`, CLOSED_AS_DECLINED, now);
    for (const sibling of await listUndecidedSiblings(tx, escalation)) {
      await declineIn(tx, actor, sibling, given.trim(), now);
    }
    await showDeciders(tx, ticket.workspaceId, now);
  });
}

async function declineIn(
  tx: Tx,
  actor: Actor,
  { ticket, escalation }: Sibling,
  given: string,
  now: Date,
): Promise<number> {
  const { name } = await getPerson(tx, ticket.workspaceId, ticket.requesterId);
  const reason = withoutPeople(given, { name, email: null });
  const eventId = await insertTicketEvent(tx, ticket, actor, { kind: 'declined', reason }, now);
  await updateEscalation(tx, escalation.id, {
    decision: 'declined',
    decidedById: actor.personId,
    decidedAt: now,
    reason,
    questionId: null,
  });
  const words = declinedForStaffWords(ticket.number, actor.name, reason, name, ticket.ownerId);
  await tellStaff(tx, ticket, `declined-staff:${eventId}`, words, now);
  await sendCard(tx, ticket, now);
  return eventId;
}

/** What is decided on an issue is decided for all that wait for it. */
const listUndecidedSiblings = async (tx: Tx, escalation: Escalation): Promise<Sibling[]> =>
  (await listSiblings(tx, escalation)).filter(({ escalation: { decision } }) => decision === 'refining');

const CLOSED_AS_DECLINED = {
  state: 'closed',
  stateReason: 'not planned',
  addLabels: [DECLINED],
  removeLabels: [NEEDS_REFINING.name],
} as const;
