import type { Setup } from '../setup.ts';

/** What `/desk setup` makes of people, beside agents, who are in the triage channel (PPL-1). One person may be several. */
export const ROLES = ['product owner', 'delivery manager', 'help desk manager'] as const;
export type Role = (typeof ROLES)[number];

export function rolesOf(setup: Setup, personId: string): Role[] {
  const { productOwnerId, deliveryManagerId, managerId } = setup;
  const is: Readonly<Record<Role, boolean>> = {
    'product owner': productOwnerId === personId,
    'delivery manager': deliveryManagerId === personId,
    'help desk manager': managerId === personId,
  };
  return ROLES.filter((role) => is[role]);
}
