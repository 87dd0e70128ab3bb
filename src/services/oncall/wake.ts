import { insertDue } from '../../db/due.ts';
import type { Tx } from '../../db/handles.ts';
import { findRota } from '../../db/rota.ts';

/** The kind of the due row that looks after the rota. It comes back by itself while there is one. */
export const WATCH_ROTA = 'watch-rota';

/** Soon, by the tick: the rota changed, or somebody who is called is away, back, or gone. */
export async function wakeOncall(tx: Tx, workspaceId: string, now: Date): Promise<void> {
  if (!(await findRota(tx, workspaceId))) return;
  await insertDue(tx, { workspaceId, kind: WATCH_ROTA, subject: '', dueAt: now });
}
