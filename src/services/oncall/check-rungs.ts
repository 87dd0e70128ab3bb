import { findAgent, updateAgent } from '../../db/agents.ts';
import { insertDue, insertDueOnce, listDueOf } from '../../db/due.ts';
import type { Tx } from '../../db/handles.ts';
import { nextOpening } from '../../domain/time/business-time.ts';
import type { Policy } from '../../policy/policy.ts';
import { askOutside } from '../send/reading.ts';
import { readRungs } from './read-oncall.ts';
import { WATCH_ROTA } from './wake.ts';

/** The kind of the due row that tries every rung of the ladder, by default once a week. */
export const CHECK_RUNGS = 'check-rungs';

/** Until all have answered. */
const ANSWERED_MS = 60 * 60 * 1000;

export async function scheduleCheck(tx: Tx, workspaceId: string, dueAt: Date): Promise<void> {
  await insertDue(tx, { workspaceId, kind: CHECK_RUNGS, subject: '', dueAt });
}

/**
 * At start: of a desk without a rota, too, people are called. A check that was put off for longer than the policy says
 * now comes sooner.
 */
export async function scheduleFirstCheck(tx: Tx, policy: Policy, workspaceId: string, now: Date) {
  const dueAt = nextCheck(policy, now);
  const [known] = await listDueOf(tx, workspaceId, CHECK_RUNGS, ['']);
  if (!known || known.dueAt > dueAt) await scheduleCheck(tx, workspaceId, dueAt);
}

const nextCheck = ({ calendars, incidents }: Policy, now: Date): Date =>
  nextOpening(calendars.desk, new Date(now.getTime() + incidents.check.everyMs));

/**
 * Opens the direct message of everybody who would be called, without a word in it; who is in Slack at all is known. What
 * is wrong is told when they have answered.
 */
export async function checkRungs(tx: Tx, policy: Policy, workspaceId: string, now: Date): Promise<void> {
  const rungs = await readRungs(tx, policy, workspaceId, now);
  for (const personId of new Set(Object.values(rungs).flat())) {
    await askOutside(tx, workspaceId, `reach ${personId}`, { kind: 'person.reach', personId }, now);
  }
  await scheduleCheck(tx, workspaceId, nextCheck(policy, now));
  // A rota is watched anyway.
  const dueAt = new Date(now.getTime() + ANSWERED_MS);
  await insertDueOnce(tx, { workspaceId, kind: WATCH_ROTA, subject: '', dueAt });
}

/** `problem` is Slack's code; null: their direct message opens. */
export async function knowReach(
  tx: Tx,
  workspaceId: string,
  personId: string,
  problem: string | null,
  now: Date,
): Promise<void> {
  const before = (await findAgent(tx, workspaceId, personId))?.reachProblem ?? null;
  if (before === problem) return;
  await updateAgent(tx, workspaceId, personId, { reachProblem: problem });
  await insertDue(tx, { workspaceId, kind: WATCH_ROTA, subject: '', dueAt: now });
}
