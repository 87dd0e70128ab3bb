import { epoch } from '../world/mint.ts';
import type { Usergroup } from '../world/stored.ts';
import type { World } from '../world/world.ts';

export interface UsergroupWire {
  readonly users: boolean;
  readonly count: boolean;
  /** Of the people; all without it. */
  readonly most?: number;
}

export function usergroupObject(
  world: World,
  group: Usergroup,
  shows: UsergroupWire,
): Record<string, unknown> {
  return {
    id: group.id,
    team_id: world.team.id,
    is_usergroup: true,
    is_subteam: true,
    name: group.name,
    description: group.description,
    handle: group.handle,
    is_external: false,
    date_create: epoch(group.createdAt),
    date_update: epoch(group.updatedAt),
    date_delete: group.isDisabled ? epoch(group.updatedAt) : 0,
    auto_type: null,
    auto_provision: false,
    enterprise_subteam_id: '',
    prefs: { channels: [], groups: [] },
    ...(shows.users && { users: group.users.slice(0, shows.most) }),
    ...(shows.count && { user_count: group.users.length }),
  };
}
