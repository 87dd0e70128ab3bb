import { randomUUID } from 'node:crypto';
import { type Escalation, findEscalationOf, insertEscalation } from '../../db/escalations.ts';
import type { Db, Tx } from '../../db/handles.ts';
import { listTerms } from '../../db/terms.ts';
import { insertTicketEvent } from '../../db/ticket-events.ts';
import { getTicketByNumber, type Ticket } from '../../db/tickets.ts';
import { FIELD_OF, type IssueDraft, missingParts } from '../../domain/escalation/draft.ts';
import { passedOnWords } from '../../domain/escalation/hand-off-words.ts';
import { repoFor } from '../../domain/escalation/where.ts';
import { escalatedWords } from '../../domain/escalation/words.ts';
import type { Fields } from '../../domain/exposed/judge.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';
import { refuseUnlessMay } from '../../domain/people/permissions.ts';
import { Refusal } from '../../domain/refusal.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { tellUnlessQuiet } from '../send/requester.ts';
import { tellStaff } from '../send/staff.ts';
import { giveTicket, moveTicket } from '../ticket/move.ts';
import { refuseExposed } from '../ticket/refuse-exposed.ts';
import { refuseUnlessOpen } from '../ticket/take-ticket.ts';
import { coverChanges } from '../ticket/tell-changes.ts';
import { refuseUnlessEngineer } from './answer-hand-off.ts';
import { cleanDraft } from './compose-issue.ts';
import { askEngineer, askNext } from './hand-off.ts';
import { refuseIfKeptPrivate } from './kept-private.ts';
import { putBeforeOwner } from './put-before-owner.ts';
import { openIssue } from './send-issue.ts';

/** Passes a ticket to the engineers (ESC-1): refused until what they need is there (ESC-2), and once only (ESC-8). */
export function escalateTicket(
  desk: Desk,
  caller: Caller,
  number: number,
  draft: IssueDraft,
  engineerId: string | null,
): Promise<Ticket> {
  return act(desk, caller, async (tx, actor, now) => {
    const ticket = await getTicketByNumber(tx, actor.workspaceId, number);
    refuseUnlessMay(actor, 'ticket.escalate', ticket);
    refuseUnlessOpen(ticket);
    await refuseIfKeptPrivate(tx, ticket);
    const repo = await repoOf(tx, desk, ticket);
    refuseIfEscalated(number, await findEscalationOf(tx, ticket.id));
    const needed = missingParts(draft, ticket.type).find(({ isNeeded }) => isNeeded);
    if (needed) throw new Refusal('escalate.missing', `${needed.said}.`, FIELD_OF[needed.part]);
    await refuseExposed(tx, desk.policy, ticket, actor, caller, fieldsOf(draft), now);

    if (engineerId) await refuseUnlessEngineer(tx, desk, actor.workspaceId, engineerId);
    const isUrgent = ticket.type === 'enhancement' && draft.isTimeSensitive === true;
    const escalation = await insertEscalation(tx, {
      workspaceId: ticket.workspaceId,
      ticketId: ticket.id,
      key: randomUUID(),
      repo,
      draft: await cleanDraft(tx, ticket, { ...draft, isTimeSensitive: isUrgent }),
      isUrgent,
      escalatedById: actor.personId,
      escalatedAt: now,
    });
    await insertTicketEvent(tx, ticket, actor, { kind: 'escalated', repo, engineerId }, now);
    await openIssue(tx, escalation, now);
    await putBeforeOwner(tx, actor, ticket, escalation, now);
    await tellStaff(tx, ticket, `escalated:${escalation.id}`, escalatedWords(actor.name), now);
    const moved = await passOn(tx, actor, ticket, escalation, now);
    if (engineerId) await askEngineer(tx, desk.policy, moved, escalation, actor, engineerId, now);
    else await askNext(tx, desk.policy, moved, escalation, now);
    return moved;
  });
}

/** As the form has them. */
function fieldsOf({ title, problem, steps, criteria, story, environment }: IssueDraft): Fields {
  const { system, browser, permission, server } = environment;
  return {
    title,
    problem,
    steps,
    criteria: criteria.join('\n'),
    ...story,
    system,
    browser,
    permission,
    server,
  };
}

/** With an owner, with the engineers, and its requester reads that much. */
export async function passOn(
  tx: Tx,
  actor: Actor,
  ticket: Ticket,
  { id }: Escalation,
  now: Date,
): Promise<Ticket> {
  const owned = ticket.ownerId ? ticket : await giveTicket(tx, ticket, actor, actor.personId, now);
  const moved = await moveTicket(tx, owned, actor, 'waiting on tier 2', now);
  const covers = await coverChanges(tx, moved);
  const words = passedOnWords(ticket.number, actor.name, now);
  await tellUnlessQuiet(tx, moved, `passed-on:${id}`, words, now, covers);
  return moved;
}

/** Refuses where the desk has no tracker. */
function trackerOf({ tracker }: Desk): NonNullable<Desk['tracker']> {
  if (tracker) return tracker;
  throw new Refusal(
    'escalate.no-tracker',
    'Nothing was sent: this desk has no GitHub. Its admin sets GITHUB_REPO and a token.',
  );
}

/** Where its issue belongs: by its component, else the desk's own repository (ESC-1). */
export async function repoOf(db: Db, desk: Desk, ticket: Ticket): Promise<string> {
  const { repo } = trackerOf(desk);
  const terms = await listTerms(db, ticket.workspaceId);
  const component = terms.find(({ id }) => id === ticket.componentId);
  return repoFor(desk.policy.escalation.repositories, repo, component);
}

/** ESC-8: one escalation of a ticket, one issue. */
export function refuseIfEscalated(number: number, escalation: Escalation | undefined): void {
  if (!escalation) return;
  throw new Refusal(
    'escalate.done',
    `Nothing was sent: ticket ${number} is with the engineers already. Its card shows the issue.`,
  );
}
