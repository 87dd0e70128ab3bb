import { findAgent, updateAgent } from '../../db/agents.ts';
import { insertDue } from '../../db/due.ts';
import type { Tx } from '../../db/handles.ts';
import { findRota } from '../../db/rota.ts';
import { nextOpening } from '../../domain/time/business-time.ts';
import type { Policy } from '../../policy/policy.ts';
import { askOutside } from '../send.ts';
import { readRungs } from './read-oncall.ts';
import { wakeOncall } from './wake.ts';

/** The kind of the due row that tries every rung of the ladder, once a week. */
export const CHECK_RUNGS = 'check-rungs';

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/** Soon: there are others in the rota. */
export async function scheduleCheck(tx: Tx, workspaceId: string, dueAt: Date): Promise<void> {
  await insertDue(tx, { workspaceId, kind: CHECK_RUNGS, subject: '', dueAt });
}

/** Opens the direct message of everybody who would be called, without a word in it; who is in Slack at all is known. */
export async function checkRungs(tx: Tx, policy: Policy, workspaceId: string, now: Date): Promise<void> {
  if (!(await findRota(tx, workspaceId))) return;
  const rungs = await readRungs(tx, policy, workspaceId, now);
  for (const personId of new Set(Object.values(rungs).flat())) {
    await askOutside(tx, workspaceId, `reach ${personId}`, { kind: 'person.reach', personId }, now);
  }
  const nextWeek = nextOpening(policy.calendars.desk, new Date(now.getTime() + WEEK_MS));
  await scheduleCheck(tx, workspaceId, nextWeek);
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
  await wakeOncall(tx, workspaceId, now);
}
