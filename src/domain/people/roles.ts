/** What `/desk setup` makes of people, beside agents, who are in the triage channel (PPL-1). One person may be several. */
export const ROLES = [
  'tier 2',
  'triage duty',
  'help desk manager',
  'delivery manager',
  'product owner',
] as const;
export type Role = (typeof ROLES)[number];

/** Everybody who has a role, by name or by a Slack user group: those who are named first, nobody twice. */
export type Holders = Readonly<Record<Role, readonly string[]>>;

/** One value for each role. */
export function byRole<T>(make: (role: Role) => T): Record<Role, T> {
  return Object.fromEntries(ROLES.map((role) => [role, make(role)])) as Record<Role, T>;
}
