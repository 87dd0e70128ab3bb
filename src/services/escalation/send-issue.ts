import type { Escalation } from '../../db/escalations.ts';
import { getEscalation } from '../../db/escalations.ts';
import type { Db, Tx } from '../../db/handles.ts';
import { getIssue } from '../../db/issues.ts';
import { enqueue } from '../../db/outbox.ts';
import { getTicket } from '../../db/tickets.ts';
import { type Delivery, RANK } from '../../domain/delivery.ts';
import type { IssueChange, NewIssue } from '../../domain/escalation/issue.ts';
import type { IssueParcel } from '../../domain/parcel.ts';
import { composeIssue } from './compose-issue.ts';
import { isKeptPrivate } from './kept-private.ts';

type Of = Pick<Escalation, 'id' | 'workspaceId'>;

/** Opens the issue. All that concerns one issue is done in order. */
export function openIssue(tx: Tx, escalation: Of, now: Date): Promise<void> {
  return send(
    tx,
    escalation,
    `issue:${escalation.id}`,
    { kind: 'issue.open', escalationId: escalation.id },
    now,
  );
}

export function changeIssue(
  tx: Tx,
  escalation: Of,
  effect: string,
  change: IssueChange,
  now: Date,
): Promise<void> {
  return send(tx, escalation, effect, { kind: 'issue.change', escalationId: escalation.id, change }, now);
}

/** `markdown`: with people's words in it done nothing by `asMarkdown`. */
export function commentOnIssue(
  tx: Tx,
  escalation: Of,
  effect: string,
  markdown: string,
  now: Date,
): Promise<void> {
  return send(tx, escalation, effect, { kind: 'issue.comment', escalationId: escalation.id, markdown }, now);
}

/** All that concerns one escalation's issue is done in order. */
export const laneOf = (escalationId: number): string => `issue:${escalationId}`;

async function send(
  tx: Tx,
  { id, workspaceId }: Of,
  effect: string,
  delivery: Delivery,
  now: Date,
): Promise<void> {
  await enqueue(tx, { workspaceId, lane: laneOf(id), rank: RANK.ticket, delivery, effect }, now);
}

type IssueDelivery = Extract<Delivery, { kind: 'issue.open' | 'issue.change' | 'issue.comment' }>;

/**
 * What a row stands for now; `done` where a webhook told of the issue before the call was answered, `private` where
 * its words may not leave any more.
 */
export async function loadIssue(
  db: Db,
  delivery: IssueDelivery,
): Promise<IssueParcel | 'done' | 'wait' | 'private'> {
  const escalation = await getEscalation(db, delivery.escalationId);
  const hasWords = delivery.kind !== 'issue.change';
  if (hasWords && (await isKeptPrivate(db, escalation, delivery.kind === 'issue.open'))) return 'private';
  if (delivery.kind === 'issue.open') {
    return escalation.issueRowId === null
      ? { kind: 'issue.open', issue: await newIssue(db, escalation) }
      : 'done';
  }
  if (escalation.issueRowId === null) return 'wait';
  const { repo, number, deletedAt } = await getIssue(db, escalation.issueRowId);
  if (deletedAt) return 'done';
  return delivery.kind === 'issue.change'
    ? { kind: 'issue.change', repo, number, change: delivery.change }
    : { kind: 'issue.comment', repo, number, markdown: delivery.markdown };
}

async function newIssue(db: Db, { ticketId, draft, repo, key }: Escalation): Promise<NewIssue> {
  return composeIssue(db, await getTicket(db, ticketId), draft, repo, key);
}
