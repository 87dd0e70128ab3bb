import { insertDue } from '../../db/due.ts';
import type { Tx } from '../../db/handles.ts';
import { nextChange } from '../../domain/oncall/duty.ts';
import type { Policy } from '../../policy/policy.ts';
import { loadRota } from './load-rota.ts';
import { tellHandOver } from './tell-hand-over.ts';
import { WATCH_ROTA } from './wake.ts';
import { warnOfTroubles } from './warn-of-troubles.ts';

const HOUR_MS = 60 * 60 * 1000;

/**
 * Tells of hand-overs and of what is wanting, and comes back for the next: within the hour, since days pass by themselves.
 * Without a rota it comes after each check alone.
 */
export async function watchRota(tx: Tx, policy: Policy, workspaceId: string, now: Date): Promise<void> {
  const loaded = await loadRota(tx, policy, workspaceId, now);
  const told = loaded ? await tellHandOver(tx, policy, workspaceId, loaded, now) : [];
  const later = [...told, ...(await warnOfTroubles(tx, policy, workspaceId, now))];
  const change = loaded && nextChange(loaded.rota, loaded.overrides, now)?.startsAt;
  const next = [
    ...later,
    ...(loaded ? [new Date(now.getTime() + HOUR_MS)] : []),
    ...(change ? [change] : []),
  ];
  if (next.length === 0) return;
  const dueAt = next.reduce((one, other) => (one < other ? one : other));
  await insertDue(tx, { workspaceId, kind: WATCH_ROTA, subject: '', dueAt });
}
