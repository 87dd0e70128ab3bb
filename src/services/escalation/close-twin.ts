import { insertDue } from '../../db/due.ts';
import type { Escalation } from '../../db/escalations.ts';
import { getEscalation } from '../../db/escalations.ts';
import type { Db, Tx } from '../../db/handles.ts';
import { getIncidentIssue } from '../../db/incident-issues.ts';
import { getIssue, type Issue } from '../../db/issues.ts';
import { enqueue, type OutboxRow } from '../../db/outbox.ts';
import { getTicket } from '../../db/tickets.ts';
import { type Delivery, RANK } from '../../domain/delivery.ts';
import { twinsForManagersWords, twinWords } from '../../domain/escalation/words.ts';
import type { IssueParcel } from '../../domain/parcel.ts';
import { askOutside } from '../send/reading.ts';
import { tellStaff } from '../send/staff.ts';
import { tellManagers } from './tell-managers.ts';

/**
 * A list may lag longer than anybody waits for it, so that an issue is opened twice (ESC-8, R7): the one that came
 * second is closed, and staff and managers hear of it.
 */
export async function closeTwin(tx: Tx, escalation: Escalation, twin: Issue, now: Date): Promise<void> {
  const { workspaceId, ticketId } = escalation;
  const stays = await askToCloseTwin(tx, escalation, twin, now);
  if (!stays) return;
  const effect = `twin:${twin.id}`;
  const ticket = await getTicket(tx, ticketId);
  await tellStaff(tx, ticket, `${effect}:staff`, twinWords(twin, stays), now);
  await tellManagers(tx, workspaceId, effect, twinsForManagersWords(ticket.number, twin, stays), now);
}

/** Gives the one that stays; undefined where there is no second one. */
export async function askToCloseTwin(
  tx: Tx,
  { issueRowId, workspaceId }: Pick<Escalation, 'issueRowId' | 'workspaceId'>,
  twin: Issue,
  now: Date,
): Promise<Issue | undefined> {
  if (issueRowId === null || issueRowId === twin.id || twin.deletedAt || twin.state === 'closed') {
    return undefined;
  }
  const effect = `twin:${twin.id}`;
  const delivery = { kind: 'issue.close-twin', twinId: twin.id, issueId: issueRowId } as const;
  await enqueue(tx, { workspaceId, lane: effect, rank: RANK.ticket, delivery, effect }, now);
  return getIssue(tx, issueRowId);
}

export async function loadTwin(
  db: Db,
  { twinId, issueId }: Extract<Delivery, { kind: 'issue.close-twin' }>,
): Promise<IssueParcel | 'done'> {
  const twin = await getIssue(db, twinId);
  if (twin.deletedAt || twin.state === 'closed') return 'done';
  const stays = await getIssue(db, issueId);
  const of = stays.repo === twin.repo ? `#${stays.number}` : `${stays.repo}#${stays.number}`;
  return { kind: 'issue.close-twin', repo: twin.repo, number: twin.number, of };
}

/** The kind of the due row by which it is looked for a twin. */
export const SWEEP_TWINS = 'sweep-twins';

const MINUTE_MS = 60_000;

/** Within the quarter of an hour that a twin may stand (R7). */
const SWEEPS_MS = [10 * MINUTE_MS, 13 * MINUTE_MS];

/**
 * An issue was opened after a try whose answer is unknown: what that try did may show only later. Each minute has a
 * sweep of its own, so that doubts that come later put off none.
 */
export async function watchForTwin(tx: Tx, { delivery, state, failures, workspaceId }: OutboxRow, now: Date) {
  const isOpening = delivery.kind === 'issue.open' || delivery.kind === 'issue.track';
  if (!isOpening || (state === 'pending' && failures === 0)) return;
  const { repo } =
    delivery.kind === 'issue.track'
      ? await getIncidentIssue(tx, delivery.trackedId)
      : await getEscalation(tx, delivery.escalationId);
  for (const ms of SWEEPS_MS) {
    const dueAt = new Date(Math.ceil((now.getTime() + ms) / MINUTE_MS) * MINUTE_MS);
    await insertDue(tx, { workspaceId, kind: SWEEP_TWINS, subject: `${dueAt.toISOString()} ${repo}`, dueAt });
  }
}

const HOUR_MS = 60 * MINUTE_MS;

export async function sweepTwins(tx: Tx, workspaceId: string, subject: string, now: Date): Promise<void> {
  const repo = subject.slice(subject.indexOf(' ') + 1);
  const since = new Date(now.getTime() - HOUR_MS).toISOString();
  await askOutside(tx, workspaceId, `issues of ${repo}`, { kind: 'issues.read', repo, since }, now);
}
