import { listGroupAgents } from '../../db/agents.ts';
import type { Db } from '../../db/handles.ts';
import { getWorkspace } from '../../db/workspaces.ts';
import { givesOut } from '../../domain/assignment/group.ts';
import { groupStateWords, noAgentsWords, noChannelWords } from '../../domain/assignment/words.ts';
import type { Policy } from '../../policy/policy.ts';
import { listStaff } from './load-agents.ts';

/** PPL-2, PPL-6: a line for whatever keeps a group from having its tickets worked, for its manager. */
export async function listGroupTroubles(db: Db, policy: Policy, workspaceId: string): Promise<string[]> {
  const { setup } = await getWorkspace(db, workspaceId);
  const asked = await listGroupAgents(db, workspaceId);
  const troubles: string[] = [];
  for (const group of policy.groups) {
    if (!givesOut(group) && group.channel === null) continue;
    if (group.channel && !setup.groupChannelIds?.[group.key]) {
      troubles.push(noChannelWords(group.name, group.channel));
      continue;
    }
    const staff = await listStaff(db, workspaceId, group.key);
    if (staff.length === 0) troubles.push(noAgentsWords(group.name, group.channel));
    if (!givesOut(group)) continue;
    const rows = asked.filter(({ groupKey, confirmedAt }) => groupKey === group.key && confirmedAt);
    const agreed = new Set(rows.map(({ personId }) => personId));
    const missing = staff.filter(({ personId }) => !agreed.has(personId)).map(({ name }) => name);
    if (missing.length > 0)
      troubles.push(groupStateWords(group.name, missing, staff.length - missing.length));
  }
  return troubles;
}
