import {
  findEscalationByKey,
  getEscalation,
  listEscalationsOf,
  updateEscalation,
} from '../../db/escalations.ts';
import type { Tx } from '../../db/handles.ts';
import { findIssue, type Issue, insertIssue, updateIssue } from '../../db/issues.ts';
import { insertTicketEvent } from '../../db/ticket-events.ts';
import { getTicket } from '../../db/tickets.ts';
import type { IssueFacts } from '../../domain/escalation/issue.ts';
import { type About, believed, changeOf, isNothing } from '../../domain/escalation/issue-change.ts';
import { issueOpenedWords } from '../../domain/escalation/words.ts';
import type { Policy } from '../../policy/policy.ts';
import { sendCard, tellStaff } from '../send.ts';
import { noteNews } from './chase-engineer.ts';
import { followIssue, GITHUB } from './follow-issue.ts';
import { hearChange } from './hear-change.ts';

/**
 * What GitHub said of an issue: kept, joined to the escalation it was opened for, and what it means for the
 * tickets done (ESC-4). The same told twice, or older news, changes nothing. `isOwn`: the desk's own change.
 */
export async function knowIssue(
  tx: Tx,
  policy: Policy,
  workspaceId: string,
  told: IssueFacts,
  isOwn: boolean,
  now: Date,
  { comment, about }: Heard = {},
): Promise<Issue> {
  const before = await findIssue(tx, workspaceId, told.repo, told.number);
  if (before && before.updatedAt > told.updatedAt) return before;
  const facts = before && about && isNoNewer(before, told) ? believed(asFacts(before), told, about) : told;
  const issue = before ? await updateIssue(tx, before.id, facts) : await insertIssue(tx, workspaceId, facts);
  if (facts.key) await join(tx, workspaceId, facts.key, issue, facts, now);
  for (const escalation of await listEscalationsOf(tx, issue.id)) {
    const ticket = await getTicket(tx, escalation.ticketId);
    await sendCard(tx, ticket, now);
    if (!before || isOwn) continue;
    const change = changeOf(asFacts(before), facts);
    const isMoved = before.state !== facts.state;
    if (isNothing(change) && !isMoved) continue;
    await noteNews(tx, policy, escalation, now);
    if (isMoved) await followIssue(tx, policy, escalation, facts, comment, now);
    await hearChange(tx, policy, await getEscalation(tx, escalation.id), ticket, facts, change, now);
  }
  return issue;
}

/** What came with it. */
export interface Heard {
  /** Of a reading: the words that go with a closing. */
  readonly comment?: string | undefined;
  /** Of a webhook. */
  readonly about?: About;
}

const asFacts = ({ labels, ...issue }: Issue) => ({ ...issue, labels: labels.list });

const isNoNewer = (before: Issue, { updatedAt }: IssueFacts): boolean =>
  before.updatedAt.getTime() === updatedAt.getTime();

/** The marker in the body leads to the escalation; a webhook may be here before the answer to the call. */
async function join(
  tx: Tx,
  workspaceId: string,
  key: string,
  issue: Issue,
  facts: IssueFacts,
  now: Date,
): Promise<void> {
  const escalation = await findEscalationByKey(tx, workspaceId, key);
  if (!escalation || escalation.issueRowId !== null) return;
  await updateEscalation(tx, escalation.id, { issueRowId: issue.id });
  const ticket = await getTicket(tx, escalation.ticketId);
  const { repo, number } = facts;
  await insertTicketEvent(tx, ticket, GITHUB, { kind: 'issue opened', repo, number }, now);
  await tellStaff(tx, ticket, `issue-opened:${escalation.id}`, issueOpenedWords(facts), now);
}
