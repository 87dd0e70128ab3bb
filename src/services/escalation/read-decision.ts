import { getActor } from '../../db/actors.ts';
import { findEscalationOf } from '../../db/escalations.ts';
import { getMessage, listMessages } from '../../db/messages.ts';
import { getPerson } from '../../db/people.ts';
import { getTicketByNumber } from '../../db/tickets.ts';
import type { Caller } from '../../domain/people/actor.ts';
import { refuseUnlessMay } from '../../domain/people/permissions.ts';
import type { Priority } from '../../domain/ticket/triage.ts';
import type { Desk } from '../desk.ts';
import { judgeExposed } from '../ticket/refuse-exposed.ts';
import { notAsked } from './ask-owner.ts';
import { undecided } from './undecided.ts';

interface Decision {
  readonly number: number;
  readonly title: string;
  readonly requester: string;
  readonly priority: Priority | null;
}

/** What the product owner's forms are drawn from; refuses whoever may not decide, before a form opens. */
export async function readDecision(desk: Desk, caller: Caller, number: number): Promise<Decision> {
  const { ticket, escalation } = await undecided(desk.db, await getActor(desk.db, caller), number);
  const { name: requester } = await getPerson(desk.db, ticket.workspaceId, ticket.requesterId);
  return { number, title: escalation.draft.title, requester, priority: ticket.priority };
}

/** The same for the confirmation, where the reason can be changed no more: it is read before (INC-11). */
export async function readDecline(
  desk: Desk,
  caller: Caller,
  number: number,
  reason: string,
): Promise<Decision> {
  const decision = await readDecision(desk, caller, number);
  judgeExposed(desk.policy, caller, { reason });
  return decision;
}

/** What is asked, and what the requester has written since then. */
export async function readOwnerQuestion(
  desk: Desk,
  caller: Caller,
  number: number,
): Promise<{ readonly number: number; readonly question: string; readonly said: string }> {
  const actor = await getActor(desk.db, caller);
  const ticket = await getTicketByNumber(desk.db, caller.workspaceId, number);
  refuseUnlessMay(actor, 'ticket.note', ticket);
  const escalation = await findEscalationOf(desk.db, ticket.id);
  if (!escalation?.questionId) throw notAsked(number);
  const question = await getMessage(desk.db, escalation.questionId);
  const said = (await listMessages(desk.db, ticket.id)).filter(
    ({ id, authorId, audience, deletedAt }) =>
      id > question.id && authorId === ticket.requesterId && audience === 'public' && !deletedAt,
  );
  return { number, question: question.text, said: said.map(({ text }) => text).join('\n') };
}
