import type { Tx } from '../../db/handles.ts';
import { getWorkspace } from '../../db/workspaces.ts';
import { refreshHomesOf } from '../desk/refresh-homes.ts';

/** The queue of what is to be decided has changed: whoever has it on App Home sees it (ESC-3). */
export async function showDeciders(tx: Tx, workspaceId: string, now: Date): Promise<void> {
  const { productOwnerId, deliveryManagerId } = (await getWorkspace(tx, workspaceId)).setup;
  await refreshHomesOf(tx, workspaceId, [productOwnerId, deliveryManagerId], now);
}
