import { usergroupObject } from '../wire/usergroup.ts';
import type { Fact } from '../world/facts.ts';
import { epoch } from '../world/mint.ts';
import type { World } from '../world/world.ts';
import { at, type Inner } from './inner.ts';

/** An event names no more of a group's people; the number it gives is that of all. */
const MOST_TOLD = 500;

type UsergroupFact = Extract<Fact, { kind: 'usergroup.created' | 'usergroup.changed' }>;

export function usergroupEvents(world: World, fact: UsergroupFact): readonly Inner[] {
  const subteam = usergroupObject(world, fact.group, { users: true, count: true, most: MOST_TOLD });
  if (fact.kind === 'usergroup.created') return [{ type: 'subteam_created', subteam, ...at(world) }];
  return [...membersChanged(world, fact), { type: 'subteam_updated', subteam, ...at(world) }];
}

function membersChanged(
  world: World,
  { group, previous }: Extract<Fact, { kind: 'usergroup.changed' }>,
): readonly Inner[] {
  const added = group.users.filter((id) => !previous.users.includes(id));
  const removed = previous.users.filter((id) => !group.users.includes(id));
  if (added.length + removed.length === 0) return [];
  return [
    {
      type: 'subteam_members_changed',
      subteam_id: group.id,
      team_id: world.team.id,
      date_previous_update: epoch(previous.updatedAt),
      date_update: epoch(group.updatedAt),
      added_users: added,
      added_users_count: added.length,
      removed_users: removed,
      removed_users_count: removed.length,
      ...at(world),
    },
  ];
}
