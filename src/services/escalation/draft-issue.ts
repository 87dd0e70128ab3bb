import { getActor } from '../../db/actors.ts';
import { findEscalationOf } from '../../db/escalations.ts';
import type { Db } from '../../db/handles.ts';
import { listMessages } from '../../db/messages.ts';
import type { Person } from '../../db/people.ts';
import { getTicketByNumber, type Ticket } from '../../db/tickets.ts';
import type { IssueDraft } from '../../domain/escalation/draft.ts';
import { guessEnvironment, guessSteps } from '../../domain/escalation/guess-environment.ts';
import type { NewIssue } from '../../domain/escalation/issue.ts';
import type { Caller } from '../../domain/people/actor.ts';
import { refuseUnlessMay } from '../../domain/people/permissions.ts';
import type { Desk } from '../desk.ts';
import { refuseUnlessOpen } from '../ticket/take-ticket.ts';
import { cleanDraft, composeIssue } from './compose-issue.ts';
import { refuseIfEscalated, repoOf } from './escalate-ticket.ts';
import { type SimilarIssue, similarIssues } from './similar-issues.ts';
import { listEngineers } from './tier-2.ts';

export interface IssueSheet {
  readonly ticket: Ticket;
  readonly repo: string;
  readonly draft: IssueDraft;
  readonly engineers: readonly Person[];
  /** Open issues like it. */
  readonly similar: readonly SimilarIssue[];
}

/** The form's first filling, from the ticket and from what its requester already wrote (ESC-1); or as it is `written`. */
export async function draftIssue(
  desk: Desk,
  caller: Caller,
  number: number,
  written?: IssueDraft,
): Promise<IssueSheet> {
  const actor = await getActor(desk.db, caller);
  const ticket = await getTicketByNumber(desk.db, caller.workspaceId, number);
  refuseUnlessMay(actor, 'ticket.escalate', ticket);
  refuseUnlessOpen(ticket);
  const repo = await repoOf(desk.db, desk, ticket);
  refuseIfEscalated(number, await findEscalationOf(desk.db, ticket.id));
  const draft = written ?? (await firstDraft(desk.db, ticket));
  const similar = await similarIssues(desk.db, ticket.workspaceId, draft);
  const engineers = await listEngineers(desk.db, desk.policy, caller.workspaceId, desk.now());
  return { ticket, repo, draft, engineers, similar };
}

/** What is known before anybody has written a word in the form. */
export async function firstDraft(db: Db, ticket: Ticket): Promise<IssueDraft> {
  const { summary, description, requesterId } = ticket;
  const said = (await listMessages(db, ticket.id))
    .filter(
      ({ authorId, audience, deletedAt }) => authorId === requesterId && audience === 'public' && !deletedAt,
    )
    .map(({ text }) => text);
  const words = [summary, description, ...said].join('\n');
  return {
    title: summary,
    problem: description.trim() || summary,
    story: { asA: '', iWant: '', soThat: '' },
    criteria: [],
    steps: guessSteps(words),
    environment: { ...guessEnvironment(words), replicated: null },
    isTimeSensitive: ticket.triage?.isTimeSensitive ?? false,
  };
}

/** The issue as it would be written now; nothing is kept, and nothing leaves. */
export async function previewIssue(
  desk: Desk,
  caller: Caller,
  number: number,
  written: IssueDraft,
): Promise<NewIssue> {
  const { ticket, repo } = await draftIssue(desk, caller, number, written);
  const draft = await cleanDraft(desk.db, ticket, written);
  return composeIssue(desk.db, ticket, draft, repo, '');
}
