import {
  type Escalation,
  findEscalationByKey,
  getEscalation,
  listEscalationsOf,
  updateEscalation,
} from '../../db/escalations.ts';
import type { Tx } from '../../db/handles.ts';
import { findIssue, findIssueById, type Issue, insertIssue, updateIssue } from '../../db/issues.ts';
import { insertTicketEvent } from '../../db/ticket-events.ts';
import { getTicket } from '../../db/tickets.ts';
import type { IssueFacts } from '../../domain/escalation/issue.ts';
import { type About, believed, changeOf, isNothing } from '../../domain/escalation/issue-change.ts';
import { issueOpenedWords } from '../../domain/escalation/words.ts';
import type { Policy } from '../../policy/policy.ts';
import { followTracked, joinIncident } from '../incident/know-tracked.ts';
import { sendCard } from '../send/row.ts';
import { tellStaff } from '../send/staff.ts';
import { noteNews } from './chase-engineer.ts';
import { closeTwin } from './close-twin.ts';
import { followIssue } from './follow-issue.ts';
import { GITHUB } from './github-actor.ts';
import { hearChange } from './hear-change.ts';
import { moveIssue } from './move-issue.ts';
import { placeIssue } from './place-issue.ts';

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
  const before = await findKnown(tx, workspaceId, told, now);
  if (before && before.updatedAt > told.updatedAt) return before;
  const facts = before && about && isNoNewer(before, told) ? believed(asFacts(before), told, about) : told;
  const issue = before ? await updateIssue(tx, before.id, facts) : await insertIssue(tx, workspaceId, facts);
  if (facts.key) await join(tx, policy, facts.key, issue, now);
  if (facts.key) await joinIncident(tx, facts.key, issue, now);
  if (before && before.state !== facts.state) await followTracked(tx, issue, now);
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

/** By its place, else by GitHub's id: its repository has got another name. */
async function findKnown(
  tx: Tx,
  workspaceId: string,
  facts: IssueFacts,
  now: Date,
): Promise<Issue | undefined> {
  const here = await findIssue(tx, workspaceId, facts.repo, facts.number);
  if (here) return here;
  const renamed = await findIssueById(tx, workspaceId, facts.issueId);
  return renamed && moveIssue(tx, renamed, facts, now);
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
async function join(tx: Tx, policy: Policy, key: string, issue: Issue, now: Date): Promise<void> {
  const escalation = await findEscalationByKey(tx, issue.workspaceId, key);
  if (!escalation) return;
  if (escalation.issueRowId !== null) return closeTwin(tx, escalation, issue, now);
  const joined = await updateEscalation(tx, escalation.id, { issueRowId: issue.id, repo: issue.repo });
  await tellOpened(tx, joined, issue, now);
  await placeIssue(tx, policy, joined, issue, now);
}

async function tellOpened(tx: Tx, { id, ticketId }: Escalation, issue: Issue, now: Date): Promise<void> {
  const ticket = await getTicket(tx, ticketId);
  const { repo, number } = issue;
  await insertTicketEvent(tx, ticket, GITHUB, { kind: 'issue opened', repo, number }, now);
  await tellStaff(tx, ticket, `issue-opened:${id}`, issueOpenedWords(issue), now);
}
