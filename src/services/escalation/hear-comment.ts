import { type Escalation, listEscalationsOf } from '../../db/escalations.ts';
import type { Tx } from '../../db/handles.ts';
import { insertDoneInput } from '../../db/inbox.ts';
import { findIssue, type Issue } from '../../db/issues.ts';
import { insertMessage, type Message } from '../../db/messages.ts';
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
import type { Exposed } from '../../domain/exposed/kinds.ts';
import type { PromisedTime } from '../../domain/promise/find-promises.ts';
import { KIND_OF_THE_REST } from '../../domain/update/kinds.ts';
import type { Policy } from '../../policy/policy.ts';
import { tellPerson } from '../send/person.ts';
import { tellRequester } from '../send/requester.ts';
import { tellStaff } from '../send/staff.ts';
import { promisedIn } from '../ticket/guard-promises.ts';
import { exposedTo } from '../ticket/refuse-exposed.ts';
import { noteNews } from './chase-engineer.ts';
import { GITHUB } from './github-actor.ts';

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
  const escalations = (await listEscalationsOf(tx, issue.id)).filter((one) => isSince(one, comment));
  if (escalations.length === 0) return;
  const dedupeKey = `github-comment:${comment.commentId}`;
  if (!(await insertDoneInput(tx, { workspaceId, dedupeKey }, now))) return;
  for (const escalation of escalations) {
    await noteNews(tx, policy, escalation, now);
    const { ticketId } = escalation;
    const ticket = await getTicket(tx, ticketId);
    const effect = `${dedupeKey}:${ticketId}`;
    const said = forRequester(comment.body);
    const reply = { text: said ?? '', update: KIND_OF_THE_REST };
    const promised = said ? await promisedIn(tx, policy, ticket, reply, now) : [];
    const { text: exposed = [] } = exposedTo({ text: said });
    const isFree = promised.length === 0 && exposed.length === 0;
    if (said && isFree && ticket.isOpen) {
      await share(tx, ticket, comment, said, effect, now);
      await tellStaff(tx, ticket, `${effect}:shared`, sharedWords(issue, comment.author), now);
      continue;
    }
    const { id } = await keep(tx, ticket, comment, said ?? comment.body, 'internal');
    if (!isFree) await hold(tx, ticket, issue, comment, id, { promised, exposed }, now);
    else await tellStaff(tx, ticket, effect, commentWords(issue, comment.author, comment.body, id), now);
  }
}

/** What was said before a ticket was linked to the issue is not news to it. GitHub tells whole seconds. */
const isSince = ({ escalatedAt }: Escalation, { at }: IssueComment): boolean =>
  at.getTime() + 1_000 > escalatedAt.getTime();

/** It is the engineers' word; for whom it is, an agent may decide later (*Share with requester*). */
function keep(
  tx: Tx,
  { id: ticketId, workspaceId }: Ticket,
  { at: postedAt }: IssueComment,
  text: string,
  audience: 'public' | 'internal',
): Promise<Message> {
  const { personId: authorId } = GITHUB;
  const files = { list: [] };
  return insertMessage(tx, {
    workspaceId,
    ticketId,
    audience,
    side: 'desk',
    authorId,
    text,
    files,
    postedAt,
  });
}

/** What it looks like waits for somebody's own words (UPD-3, INC-11); whoever has the ticket decides. */
async function hold(
  tx: Tx,
  ticket: Ticket,
  issue: Issue,
  { author, body }: IssueComment,
  messageId: number,
  seen: { readonly promised: readonly PromisedTime[]; readonly exposed: readonly Exposed[] },
  now: Date,
): Promise<void> {
  const { ownerId, workspaceId } = ticket;
  const words = heldCommentWords(issue, author, body, seen, messageId);
  const { buttons, ...read } = words;
  await tellStaff(tx, ticket, `held:${messageId}`, ownerId ? read : words, now);
  if (ownerId) await tellPerson(tx, workspaceId, ownerId, `held-owner:${messageId}`, words, now);
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
  const { id: messageId } = await keep(tx, ticket, comment, said, 'public');
  const fact = { kind: 'replied', messageId, asks: false, update: KIND_OF_THE_REST } as const;
  await insertTicketEvent(tx, ticket, GITHUB, fact, now);
  await tellRequester(tx, ticket, effect, engineersSayWords(ticket, said), now);
}
