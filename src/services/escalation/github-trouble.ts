import { getEscalation } from '../../db/escalations.ts';
import type { Db, Tx } from '../../db/handles.ts';
import { getIncidentIssue } from '../../db/incident-issues.ts';
import { getIssue } from '../../db/issues.ts';
import type { OutboxRow } from '../../db/outbox.ts';
import { listOutbox } from '../../db/outbox-watch.ts';
import { getTicket } from '../../db/tickets.ts';
import type { Delivery } from '../../domain/delivery.ts';
import { changeFailedWords, githubTroubleWords, issueFailedWords } from '../../domain/escalation/words.ts';
import type { Outcome } from '../../domain/outcome.ts';
import { drawTracked, tellTrackingRefused } from '../incident/know-tracked.ts';
import { isTracking } from '../incident/load-tracked.ts';
import { sendCard } from '../send/row.ts';
import { tellStaff } from '../send/staff.ts';
import { tellManagers } from './tell-managers.ts';

/** Shorter ones, as the pace asks for, are over before anybody has read of them. */
const WORTH_SAYING_MS = 20_000;

const ABOUT_ESCALATION = ['issue.open', 'issue.change', 'issue.comment', 'issue.place'] as const;
type AboutEscalation = Extract<Delivery, { kind: (typeof ABOUT_ESCALATION)[number] }>;

const isAboutEscalation = (delivery: Delivery): delivery is AboutEscalation =>
  ABOUT_ESCALATION.some((kind) => kind === delivery.kind);

/**
 * A failure is said at once, however soon it is tried again: what staff look at after *Escalate* is the card.
 * A short wait is not.
 */
const isWorthSaying = (outcome: Outcome, nextAt: Date, now: Date): boolean =>
  outcome.is === 'unclear' || nextAt.getTime() - now.getTime() >= WORTH_SAYING_MS;

/** Something has to wait: its card says so, and where a person has to put it right the managers hear of it, once a day. */
export async function noteWaiting(
  tx: Tx,
  row: OutboxRow,
  outcome: Outcome,
  nextAt: Date,
  now: Date,
): Promise<void> {
  const { delivery, workspaceId } = row;
  const isGithub = delivery.kind.startsWith('issue');
  if (!isGithub || (outcome.is !== 'wait' && outcome.is !== 'unclear')) return;
  const isSaid = isWorthSaying(outcome, nextAt, now);
  if (isTracking(delivery) && isSaid) await drawTracked(tx, delivery, now);
  if (isAboutEscalation(delivery) && isSaid) {
    const { ticketId } = await getEscalation(tx, delivery.escalationId);
    await sendCard(tx, await getTicket(tx, ticketId), now);
  }
  if (outcome.is !== 'wait' || !outcome.needsPerson) return;
  const repo = await repoOf(tx, delivery);
  const effect = `github-trouble:${repo}:${outcome.why}:${now.toISOString().slice(0, 10)}`;
  await tellManagers(tx, workspaceId, effect, githubTroubleWords(outcome.why, repo, nextAt), now);
}

async function repoOf(tx: Tx, delivery: Delivery): Promise<string> {
  if ('repo' in delivery) return delivery.repo;
  if (delivery.kind === 'issue.look') return (await getIssue(tx, delivery.issueRowId)).repo;
  if ('trackedId' in delivery) return (await getIncidentIssue(tx, delivery.trackedId)).repo;
  return 'escalationId' in delivery ? (await getEscalation(tx, delivery.escalationId)).repo : 'GitHub';
}

const WHAT: Readonly<Record<Exclude<AboutEscalation['kind'], 'issue.open'>, string>> = {
  'issue.change': 'A change of the issue',
  'issue.comment': 'A comment on the issue',
  'issue.place': 'The issue’s place below the epic',
};

/** Refused for good: staff read under the card, or in the room, what did not get through. False where it is about something else. */
export async function tellRefused(tx: Tx, row: OutboxRow, why: string, now: Date): Promise<boolean> {
  const { delivery } = row;
  if (isTracking(delivery)) {
    await tellTrackingRefused(tx, row, delivery, why, now);
    return true;
  }
  if (!isAboutEscalation(delivery)) return false;
  const { ticketId } = await getEscalation(tx, delivery.escalationId);
  const ticket = await getTicket(tx, ticketId);
  const words =
    delivery.kind === 'issue.open' ? issueFailedWords(why) : changeFailedWords(WHAT[delivery.kind], why);
  await tellStaff(tx, ticket, `issue-failed:${row.id}`, words, now);
  await sendCard(tx, ticket, now);
  return true;
}

/** For doctor: what is for GitHub and waits, or is dead, counted by the reason. */
export async function listHeld(
  db: Db,
): Promise<{ readonly why: string; readonly count: number; readonly isDead: boolean }[]> {
  const rows = [
    ...(await listOutbox(db, 'pending', MOST_HELD)),
    ...(await listOutbox(db, 'ambiguous', MOST_HELD)),
    ...(await listOutbox(db, 'dead', MOST_HELD)),
  ].filter(({ delivery, problem }) => problem !== null && /^(?:issue|hooks)/.test(delivery.kind));
  const counts = new Map<string, { why: string; count: number; isDead: boolean }>();
  for (const { state, problem } of rows) {
    const isDead = state === 'dead';
    const known = counts.get(`${isDead}:${problem}`) ?? { why: problem ?? '', count: 0, isDead };
    counts.set(`${isDead}:${problem}`, { ...known, count: known.count + 1 });
  }
  return [...counts.values()];
}

const MOST_HELD = 500;
