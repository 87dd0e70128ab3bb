import type { Tx } from '../../db/handles.ts';
import { listHolders } from '../../db/holders.ts';
import { listAdmins } from '../../db/people.ts';
import { changedBetween } from '../../domain/people/holders.ts';
import type { Holders } from '../../domain/people/roles.ts';
import { wakeOncall } from '../oncall/wake.ts';
import { refreshHomesOf } from './refresh-homes.ts';

/**
 * Somebody has a role they had not, or not any more. What they may do follows by itself, since it is asked anew each
 * time; tickets they own and what they have taken stay theirs. `before`: who had which until now.
 */
export async function followRoles(tx: Tx, workspaceId: string, before: Holders, now: Date): Promise<void> {
  const changed = changedBetween(before, await listHolders(tx, workspaceId));
  if (changed.length === 0) return;
  await wakeOncall(tx, workspaceId, now);
  const admins = (await listAdmins(tx, workspaceId)).map(({ personId }) => personId);
  await refreshHomesOf(tx, workspaceId, [...changed, ...admins], now);
}
