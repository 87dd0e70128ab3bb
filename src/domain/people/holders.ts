import type { Setup } from '../setup.ts';
import { byRole, type Holders, ROLES, type Role } from './roles.ts';

/** Whom `/desk setup` names for a role themselves. */
export function namedFor(setup: Setup, role: Role): readonly string[] {
  switch (role) {
    case 'tier 2':
      return setup.tier2Ids ?? [];
    case 'triage duty':
      return setup.triageDutyIds ?? [];
    case 'help desk manager':
      return one(setup.managerId);
    case 'delivery manager':
      return one(setup.deliveryManagerId);
    case 'product owner':
      return one(setup.productOwnerId);
  }
}

const one = (id: string | null | undefined): string[] => (id ? [id] : []);

/** The Slack user groups a role is given to, by their ids. */
export const groupIdsFor = (setup: Setup, role: Role): readonly string[] => setup.userGroupIds?.[role] ?? [];

/** Every Slack user group that has a role, once. */
export const groupIdsIn = (setup: Setup): string[] => [
  ...new Set(ROLES.flatMap((role) => groupIdsFor(setup, role))),
];

/** PPL-1: people given by name and people given by group add up. */
export function holdersOf(setup: Setup, membersOf: (groupId: string) => readonly string[]): Holders {
  return byRole((role) => [
    ...new Set([...namedFor(setup, role), ...groupIdsFor(setup, role).flatMap(membersOf)]),
  ]);
}

/** `theirGroupIds`: of the user groups that have a role, those they are in. */
export function rolesOf(setup: Setup, personId: string, theirGroupIds: readonly string[]): Role[] {
  return ROLES.filter(
    (role) =>
      namedFor(setup, role).includes(personId) ||
      groupIdsFor(setup, role).some((groupId) => theirGroupIds.includes(groupId)),
  );
}

/** Whoever has a role in one of the two that they have not in the other. */
export function changedBetween(before: Holders, after: Holders): string[] {
  const changed = ROLES.flatMap((role) => [
    ...before[role].filter((id) => !after[role].includes(id)),
    ...after[role].filter((id) => !before[role].includes(id)),
  ]);
  return [...new Set(changed)];
}
