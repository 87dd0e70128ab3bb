import type { UsergroupInfo } from '../protocol.ts';
import type { Usergroup } from './stored.ts';
import { tell, type World } from './world.ts';

export interface NewUsergroup {
  readonly handle: string;
  readonly name: string;
  readonly description?: string;
  readonly users: readonly string[];
}

export type UsergroupChange = Partial<
  Pick<Usergroup, 'handle' | 'name' | 'description' | 'users' | 'isDisabled'>
>;

export function addUsergroup(world: World, { description = '', ...group }: NewUsergroup): Usergroup {
  const at = world.now();
  const made = {
    ...group,
    description,
    id: world.mint.id('S'),
    isDisabled: false,
    createdAt: at,
    updatedAt: at,
  };
  world.usergroups.set(made.id, made);
  tell(world, { kind: 'usergroup.created', group: made });
  return made;
}

export function changeUsergroup(world: World, previous: Usergroup, change: UsergroupChange): Usergroup {
  const group = { ...previous, ...change, updatedAt: world.now() };
  world.usergroups.set(group.id, group);
  tell(world, { kind: 'usergroup.changed', group, previous });
  return group;
}

/** Those one can mention. */
export function usergroupsInUse(world: World): readonly Usergroup[] {
  return [...world.usergroups.values()].filter((group) => !group.isDisabled);
}

export function findUsergroupByHandle(world: World, handle: string): Usergroup | undefined {
  return usergroupsInUse(world).find((group) => group.handle === handle);
}

/** Slack takes a deactivated person out of every group. */
export function leaveUsergroups(world: World, personId: string): void {
  for (const group of world.usergroups.values()) {
    if (!group.users.includes(personId)) continue;
    changeUsergroup(world, group, { users: group.users.filter((id) => id !== personId) });
  }
}

export function shownUsergroups(world: World): readonly UsergroupInfo[] {
  return usergroupsInUse(world).map(({ id, handle, name, users }) => ({ id, handle, name, users }));
}
