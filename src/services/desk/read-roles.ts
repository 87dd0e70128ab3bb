import type { Db } from '../../db/handles.ts';
import { listInUserGroup } from '../../db/holders.ts';
import { listPeople } from '../../db/people.ts';
import { findUserGroup } from '../../db/user-groups.ts';
import { getWorkspace } from '../../db/workspaces.ts';
import { groupIdsFor, namedFor } from '../../domain/people/holders.ts';
import type { ShownGroup, ShownRole } from '../../domain/people/role-words.ts';
import { ROLES, type Role } from '../../domain/people/roles.ts';
import type { Setup } from '../../domain/setup.ts';

/** Who has which role, people by their names and user groups by their handles (PPL-1). */
export async function readRoles(
  db: Db,
  workspaceId: string,
  roles: readonly Role[] = ROLES,
): Promise<ShownRole[]> {
  const { setup } = await getWorkspace(db, workspaceId);
  const groups = await readGroups(db, workspaceId, setup, roles);
  const ids = roles.flatMap((role) => namedFor(setup, role));
  const people = new Map((await listPeople(db, workspaceId, ids)).map((one) => [one.personId, one.name]));
  return roles.map((role) => ({
    role,
    names: namedFor(setup, role).map((id) => people.get(id) ?? 'Somebody'),
    groups: groupIdsFor(setup, role).flatMap((groupId) => groups.get(groupId) ?? []),
  }));
}

async function readGroups(
  db: Db,
  workspaceId: string,
  setup: Setup,
  roles: readonly Role[],
): Promise<Map<string, ShownGroup>> {
  const ids = new Set(roles.flatMap((role) => groupIdsFor(setup, role)));
  const shown = new Map<string, ShownGroup>();
  for (const groupId of ids) {
    const { handle = groupId, state = 'gone' } = (await findUserGroup(db, workspaceId, groupId)) ?? {};
    const count = (await listInUserGroup(db, workspaceId, groupId)).length;
    shown.set(groupId, { groupId, handle, state, count });
  }
  return shown;
}
