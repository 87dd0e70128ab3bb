import { listGroupAgents } from '../../db/agents.ts';
import type { Db } from '../../db/handles.ts';
import { givesOut } from '../../domain/assignment/group.ts';
import { groupStateWords } from '../../domain/assignment/words.ts';
import type { Policy } from '../../policy/policy.ts';
import { listStaff } from './load-agents.ts';

/** PPL-6: a line for each group that cannot give its tickets to everybody in it, for its manager. */
export async function listGroupTroubles(db: Db, policy: Policy, workspaceId: string): Promise<string[]> {
  const groups = policy.groups.filter(givesOut);
  if (groups.length === 0) return [];
  const staff = await listStaff(db, workspaceId);
  const asked = await listGroupAgents(db, workspaceId);
  return groups.flatMap((group) => {
    const rows = asked.filter(({ groupKey, confirmedAt }) => groupKey === group.key && confirmedAt);
    const agreed = new Set(rows.map(({ personId }) => personId));
    const missing = staff.filter(({ personId }) => !agreed.has(personId)).map(({ name }) => name);
    return missing.length > 0 ? [groupStateWords(group.name, missing, staff.length - missing.length)] : [];
  });
}
