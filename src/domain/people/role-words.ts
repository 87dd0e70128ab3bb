import { listSome } from '../message/list-some.ts';
import { escapeText } from '../message/slack-text.ts';
import type { Role } from './roles.ts';
import type { UserGroupState } from './user-group.ts';

/** Who has a role, as those who lead the desk see it (PPL-1). */
export interface ShownRole {
  readonly role: Role;
  /** Those who are named themselves. */
  readonly names: readonly string[];
  readonly groups: readonly ShownGroup[];
}

export interface ShownGroup {
  readonly groupId: string;
  readonly handle: string;
  readonly state: UserGroupState;
  /** Of those in it who can hold a role. */
  readonly count: number;
}

/** Slack's codes for a desk that was installed before it asked to read user groups, and for a free workspace. */
export const NO_SCOPE = 'missing_scope';
export const NO_PLAN = 'plan_upgrade_required';

export const roleName = (role: Role): string => role.charAt(0).toUpperCase() + role.slice(1);

/** “Priya Nair, @engineers (4)”; undefined: nobody. */
export function tellHolders({ names, groups }: Pick<ShownRole, 'names' | 'groups'>): string | undefined {
  const people = names.length > 0 ? [listSome(names.map(escapeText))] : [];
  const byGroup = groups.map(({ handle, count }) => `@${escapeText(handle)} (${count})`);
  return [...people, ...byGroup].join(', ') || undefined;
}

/** Whom somebody is sent to: “Joan Mercer or @product”. */
export const tellWhomToAsk = ({ names, groups }: Pick<ShownRole, 'names' | 'groups'>): string | undefined =>
  [...names, ...groups.filter(({ count }) => count > 0).map(({ handle }) => `@${handle}`)].join(' or ') ||
  undefined;

/** What keeps a role from those it is given to, each with what to do. */
export function roleTroubles(roles: readonly ShownRole[], problem: string | null): string[] {
  const given = roles.flatMap(({ role, groups }) => groups.map((group) => ({ role, group })));
  const unread = given.length > 0 && problem ? [unreadWords(problem)] : [];
  return [...unread, ...given.flatMap(({ role, group }) => groupTrouble(role, group))];
}

function groupTrouble(role: Role, { handle, state, count }: ShownGroup): string[] {
  const given = `${roleName(role)} is given to @${escapeText(handle)}`;
  const mend = 'choose others with `/desk setup`.';
  if (state === 'gone') return [`${given}, which Slack does not have any more: ${mend}`];
  if (state === 'disabled') return [`${given}, which is disabled: enable it in Slack, or ${mend}`];
  if (count > 0) return [];
  return [`${given}, and nobody in it can hold a role: add people to it in Slack, or ${mend}`];
}

const unreadWords = (problem: string): string =>
  `I cannot read who is in Slack’s user groups (${problem}), so roles given to them stay as they were. ${mendReading(problem)}`;

export const mendReading = (problem: string): string =>
  problem === NO_PLAN
    ? 'User groups need a paid plan of Slack.'
    : 'Paste manifest.yml into “App Manifest” again and reinstall the app: it needs the scope usergroups:read.';
