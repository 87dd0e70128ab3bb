import type { Tx } from '../../db/handles.ts';
import { listHolders } from '../../db/holders.ts';
import { refreshHomesOf } from '../desk/refresh-homes.ts';

/** The queue of what is to be decided has changed: whoever has it on App Home sees it (ESC-3). */
export async function showDeciders(tx: Tx, workspaceId: string, now: Date): Promise<void> {
  const holders = await listHolders(tx, workspaceId);
  const deciders = [...holders['product owner'], ...holders['delivery manager']];
  await refreshHomesOf(tx, workspaceId, deciders, now);
}
