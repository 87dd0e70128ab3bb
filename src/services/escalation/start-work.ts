import { type Escalation, findEscalationOf, updateEscalation } from '../../db/escalations.ts';
import type { Tx } from '../../db/handles.ts';
import { findPerson } from '../../db/people.ts';
import { insertTicketEvent } from '../../db/ticket-events.ts';
import { getTicketByNumber, type Ticket } from '../../db/tickets.ts';
import { refuseUnlessAccepted } from '../../domain/escalation/decision.ts';
import {
  workStartedForStaffWords,
  workStartedOnIssue,
  workStartedWords,
} from '../../domain/escalation/decision-words.ts';
import type { Caller } from '../../domain/people/actor.ts';
import { refuseUnlessMay } from '../../domain/people/permissions.ts';
import { Refusal } from '../../domain/refusal.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { tellUnlessQuiet } from '../send/requester.ts';
import { sendCard } from '../send/row.ts';
import { tellStaff } from '../send/staff.ts';
import { refuseUnlessOpen } from '../ticket/take-ticket.ts';
import { coverChanges } from '../ticket/tell-changes.ts';
import { guardedBy } from './answer-hand-off.ts';
import { noteNews } from './chase-engineer.ts';
import { commentOnIssue } from './send-issue.ts';
import { listSiblings } from './siblings.ts';
import { findOwnerName, notEscalated } from './undecided.ts';

/** *Start work*: refused before the product owner has accepted it (ESC-3). */
export function startWork(desk: Desk, caller: Caller, number: number): Promise<void> {
  return act(desk, caller, async (tx, actor, now) => {
    const ticket = await getTicketByNumber(tx, actor.workspaceId, number);
    const escalation = await findEscalationOf(tx, ticket.id);
    refuseUnlessMay(actor, 'escalation.start', await guardedBy(tx, desk, ticket, escalation));
    if (!escalation) throw notEscalated(number);
    refuseUnlessOpen(ticket);
    refuseUnlessAccepted(number, escalation.decision, await findOwnerName(tx, actor.workspaceId));
    if (escalation.startedAt) {
      throw new Refusal('work.started', `Nothing changed: work on ticket ${number} has begun already.`);
    }
    await insertTicketEvent(tx, ticket, actor, { kind: 'work started' }, now);
    await commentOnIssue(tx, escalation, `started-comment:${escalation.id}`, workStartedOnIssue(), now);
    await tellStaff(tx, ticket, `started-staff:${escalation.id}`, workStartedForStaffWords(actor.name), now);
    await noteNews(tx, desk.policy, escalation, now);
    await tellStarted(tx, escalation, ticket, now);
    for (const sibling of await listSiblings(tx, escalation)) {
      if (sibling.escalation.decision === 'accepted') {
        await tellStarted(tx, sibling.escalation, sibling.ticket, now);
      }
    }
  });
}

/** Once, whichever way it is known that somebody has begun. */
export async function tellStarted(tx: Tx, escalation: Escalation, ticket: Ticket, now: Date): Promise<void> {
  if (escalation.startedAt) return;
  await updateEscalation(tx, escalation.id, { startedAt: now });
  const owner = ticket.ownerId ? await findPerson(tx, ticket.workspaceId, ticket.ownerId) : undefined;
  const words = workStartedWords(ticket.number, owner?.name);
  const effect = `started:${escalation.id}:${now.getTime()}`;
  await tellUnlessQuiet(tx, ticket, effect, words, now, await coverChanges(tx, ticket));
  await sendCard(tx, ticket, now);
}
