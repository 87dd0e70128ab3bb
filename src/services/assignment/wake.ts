import { insertDue } from '../../db/due.ts';
import type { Tx } from '../../db/handles.ts';
import { givesOut } from '../../domain/assignment/group.ts';
import type { Policy } from '../../policy/policy.ts';

/** The kind of the due row that looks after the groups: it comes back by itself while there is one that gives out. */
export const HAND_OUT = 'hand-out';

/** Soon, by the tick: somebody came, came back, or agreed. A desk in which people take asks for nothing. */
export async function wakeHandOut(tx: Tx, policy: Policy, workspaceId: string, now: Date): Promise<void> {
  if (!policy.groups.some(givesOut)) return;
  await insertDue(tx, { workspaceId, kind: HAND_OUT, subject: '', dueAt: now });
}
