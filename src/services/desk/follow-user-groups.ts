import type { Tx } from '../../db/handles.ts';
import { listHolders } from '../../db/holders.ts';
import { listAdmins } from '../../db/people.ts';
import type { Policy } from '../../policy/policy.ts';
import { followOrganisations, listTold } from '../organisation/follow-organisations.ts';
import { listOrganisationTroubles } from '../organisation/list-troubles.ts';
import { followRoles } from './follow-roles.ts';
import { refreshHomesOf } from './refresh-homes.ts';

/** Changes what is known of Slack's user groups, or which of them have a role; roles, organisations, and what admins read of both follow. */
export async function followUserGroups(
  tx: Tx,
  policy: Policy,
  workspaceId: string,
  now: Date,
  change: () => Promise<void>,
): Promise<void> {
  const holders = await listHolders(tx, workspaceId);
  const told = await listTold(tx, policy, workspaceId);
  const troubles = await listOrganisationTroubles(tx, policy, workspaceId);
  await change();
  await followRoles(tx, workspaceId, holders, now);
  await followOrganisations(tx, policy, workspaceId, told, now);
  const left = await listOrganisationTroubles(tx, policy, workspaceId);
  if (left.join() === troubles.join()) return;
  const admins = (await listAdmins(tx, workspaceId)).map(({ personId }) => personId);
  await refreshHomesOf(tx, workspaceId, admins, now);
}
