import { getActor } from '../../db/actors.ts';
import type { Db } from '../../db/handles.ts';
import { listMemberIds } from '../../db/memberships.ts';
import { findRota } from '../../db/rota.ts';
import { transact } from '../../db/transact.ts';
import { listUserGroups, type UserGroup } from '../../db/user-groups.ts';
import { getWorkspace } from '../../db/workspaces.ts';
import { setupTodo } from '../../domain/desk-words.ts';
import type { Caller } from '../../domain/people/actor.ts';
import { refuseUnlessMay } from '../../domain/people/permissions.ts';
import { roleTroubles, type ShownRole } from '../../domain/people/role-words.ts';
import type { Setup } from '../../domain/setup.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Desk } from '../desk.ts';
import { listOrganisationTroubles } from '../organisation/list-troubles.ts';
import { askForUserGroups } from './know-user-groups.ts';
import { readRoles } from './read-roles.ts';

export interface SetupSheet {
  readonly setup: Setup;
  /** What a role can be given to, and what one was given to before. */
  readonly userGroups: readonly UserGroup[];
}

/** What is set; for admins alone. */
export async function readSetup(desk: Desk, caller: Caller): Promise<SetupSheet> {
  const { workspaceId } = caller;
  refuseUnlessMay(await getActor(desk.db, caller), 'desk.set-up');
  const { setup } = await getWorkspace(desk.db, workspaceId);
  return { setup, userGroups: await listUserGroups(desk.db, workspaceId) };
}

/** Whoever opens the form may have come from putting Slack's user groups right, and opens it again. */
export const refreshUserGroups = (desk: Desk, { workspaceId }: Caller): Promise<void> =>
  transact(desk.db, (tx) => askForUserGroups(tx, workspaceId, desk.now()));

/** Who has which role, and what is still to be set. */
export async function readWhatIsSet(
  db: Db,
  policy: Policy,
  workspaceId: string,
): Promise<{ readonly roles: ShownRole[]; readonly todo: string[] }> {
  const { setup } = await getWorkspace(db, workspaceId);
  const agents = setup.triageChannelId ? await listMemberIds(db, workspaceId, setup.triageChannelId) : [];
  const hasRota = (await findRota(db, workspaceId)) !== undefined;
  const roles = await readRoles(db, workspaceId);
  const todo = setupTodo(setup, agents.length, hasRota);
  const troubles = roleTroubles(roles, setup.userGroupsProblem ?? null);
  return {
    roles,
    todo: [...todo, ...troubles, ...(await listOrganisationTroubles(db, policy, workspaceId))],
  };
}
