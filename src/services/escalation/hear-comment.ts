import { listEscalationsOf } from '../../db/escalations.ts';
import type { Tx } from '../../db/handles.ts';
import { insertDoneInput } from '../../db/inbox.ts';
import { findIssue, type Issue } from '../../db/issues.ts';
import { insertMessage } from '../../db/messages.ts';
import { insertTicketEvent } from '../../db/ticket-events.ts';
import { getTicket, type Ticket } from '../../db/tickets.ts';
import type { IssueComment } from '../../domain/escalation/issue.ts';
import { keyIn } from '../../domain/escalation/issue-body.ts';
import { forRequester } from '../../domain/escalation/marked.ts';
import {
  commentWords,
  engineersSayWords,
  heldCommentWords,
  sharedWords,
} from '../../domain/escalation/words.ts';
import type { PromisedTime } from '../../domain/promise/find-promises.ts';
import { KIND_OF_THE_REST } from '../../domain/update/kinds.ts';
import type { Policy } from '../../policy/policy.ts';
import { tellRequester, tellStaff } from '../send.ts';
import { promisedIn } from '../ticket/guard-promises.ts';
import { noteNews } from './chase-engineer.ts';
import { GITHUB } from './follow-issue.ts';

/**
 * A comment on an issue, once, whether a webhook or a reading brought it: staff read it under the card; one that
 * is marked for the requester goes to their thread (ESC-4). The desk's own come back and are known by their marker.
 */
export async function hearComment(
  tx: Tx,
  policy: Policy,
  workspaceId: string,
  comment: IssueComment,
  now: Date,
): Promise<void> {
  if (keyIn(comment.body)) return;
  const issue = await findIssue(tx, workspaceId, comment.repo, comment.number);
  if (!issue) return;
  const dedupeKey = `github-comment:${comment.repo}:${comment.commentId}`;
  if (!(await insertDoneInput(tx, { workspaceId, dedupeKey }, now))) return;
  for (const escalation of await listEscalationsOf(tx, issue.id)) {
    await noteNews(tx, policy, escalation, now);
    const { ticketId } = escalation;
    const ticket = await getTicket(tx, ticketId);
    const effect = `${dedupeKey}:${ticketId}`;
    const said = forRequester(comment.body);
    const reply = { text: said ?? '', update: KIND_OF_THE_REST };
    const promised = said ? await promisedIn(tx, policy, ticket, reply, now) : [];
    if (said && promised.length > 0) {
      await hold(tx, ticket, issue, comment, effect, promised, now);
    } else if (said && ticket.isOpen) {
      await share(tx, ticket, comment, said, effect, now);
      await tellStaff(tx, ticket, `${effect}:shared`, sharedWords(issue, comment.author), now);
    } else {
      await tellStaff(tx, ticket, effect, commentWords(issue, comment.author, comment.body), now);
    }
  }
}

/** UPD-3: it reads like a promised date, so it waits for an agent's own words; whoever has the ticket is told. */
async function hold(
  tx: Tx,
  ticket: Ticket,
  issue: Issue,
  { author, body }: IssueComment,
  effect: string,
  promised: readonly PromisedTime[],
  now: Date,
): Promise<void> {
  const words = promised.map((one) => one.words);
  await tellStaff(tx, ticket, effect, heldCommentWords(issue, author, body, words, ticket.ownerId), now);
}

/** It says nothing of where the ticket stands: a change of that is told beside it. */
async function share(
  tx: Tx,
  ticket: Ticket,
  comment: IssueComment,
  said: string,
  effect: string,
  now: Date,
): Promise<void> {
  const message = await insertMessage(tx, {
    workspaceId: ticket.workspaceId,
    ticketId: ticket.id,
    audience: 'public',
    side: 'desk',
    authorId: GITHUB.personId,
    text: said,
    files: { list: [] },
    postedAt: comment.at,
  });
  await insertTicketEvent(
    tx,
    ticket,
    GITHUB,
    { kind: 'replied', messageId: message.id, asks: false, update: KIND_OF_THE_REST },
    now,
  );
  await tellRequester(tx, ticket, effect, engineersSayWords(ticket, said), now);
}
