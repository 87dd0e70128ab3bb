import { getActor } from '../../db/actors.ts';
import { findEscalationOf } from '../../db/escalations.ts';
import { listMessages } from '../../db/messages.ts';
import type { Person } from '../../db/people.ts';
import { getTicketByNumber, type Ticket } from '../../db/tickets.ts';
import type { IssueDraft } from '../../domain/escalation/draft.ts';
import { guessEnvironment } from '../../domain/escalation/guess-environment.ts';
import type { Caller } from '../../domain/people/actor.ts';
import { refuseUnlessMay } from '../../domain/people/permissions.ts';
import type { Desk } from '../desk.ts';
import { refuseUnlessOpen } from '../ticket/take-ticket.ts';
import { refuseIfEscalated, repoOf } from './escalate-ticket.ts';
import { listEngineers } from './tier-2.ts';

export interface IssueSheet {
  readonly ticket: Ticket;
  readonly repo: string;
  readonly draft: IssueDraft;
  readonly engineers: readonly Person[];
}

/** The form's first filling, from the ticket and from what its requester already wrote (ESC-1). */
export async function draftIssue(desk: Desk, caller: Caller, number: number): Promise<IssueSheet> {
  const actor = await getActor(desk.db, caller);
  const ticket = await getTicketByNumber(desk.db, caller.workspaceId, number);
  refuseUnlessMay(actor, 'ticket.escalate', ticket);
  refuseUnlessOpen(ticket);
  const repo = await repoOf(desk.db, desk, ticket);
  refuseIfEscalated(number, await findEscalationOf(desk.db, ticket.id));
  const messages = await listMessages(desk.db, ticket.id);
  const said = messages
    .filter(
      ({ authorId, audience, deletedAt }) =>
        authorId === ticket.requesterId && audience === 'public' && !deletedAt,
    )
    .map(({ text }) => text);
  const words = [ticket.summary, ticket.description, ...said].join('\n');
  const { summary, description } = ticket;
  const draft = {
    title: summary,
    problem: description.trim() || summary,
    story: { asA: '', iWant: '', soThat: '' },
    criteria: [],
    steps: '',
    environment: { ...guessEnvironment(words), permission: '', server: '', replicated: null },
    isTimeSensitive: ticket.triage?.isTimeSensitive ?? false,
  };
  const engineers = await listEngineers(desk.db, desk.policy, caller.workspaceId, desk.now());
  return { ticket, repo, draft, engineers };
}
