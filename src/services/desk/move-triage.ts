import type { Tx } from '../../db/handles.ts';
import { listMemberIds, replaceMemberships } from '../../db/memberships.ts';

/**
 * Another channel is for triage. Its members are the agents as soon as Slack has told who they are (PPL-4); until then
 * those of the channel before are, so that whoever is missing is lost as if they had left, and their work is given back.
 */
export async function moveTriage(
  tx: Tx,
  workspaceId: string,
  from: string | undefined,
  to: string,
): Promise<void> {
  if (from === to) return;
  const agents = from ? await listMemberIds(tx, workspaceId, from) : [];
  await replaceMemberships(tx, workspaceId, to, agents);
  if (from) await replaceMemberships(tx, workspaceId, from, []);
}
