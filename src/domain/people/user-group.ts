/** `gone`: Slack does not list it any more. */
export const USER_GROUP_STATES = ['used', 'disabled', 'gone'] as const;
export type UserGroupState = (typeof USER_GROUP_STATES)[number];

/** A Slack user group, as Slack tells of it. */
export interface UserGroupFacts {
  readonly groupId: string;
  /** Without its @. */
  readonly handle: string;
  readonly name: string;
  readonly state: UserGroupState;
}

export type NamedUserGroup = Pick<UserGroupFacts, 'groupId' | 'handle'>;

/** By its handle, or by its id, which stays true when the handle is changed. */
export const isNamed = ({ groupId, handle }: NamedUserGroup, name: string): boolean =>
  name === groupId || name === handle;

/** As the policy names it. */
export const shownUserGroup = (name: string): string => (/^S[A-Z0-9]+$/.test(name) ? name : `@${name}`);

/** Of several that had a handle, the one that has it now. */
export const findNamed = <G extends UserGroupFacts>(groups: readonly G[], name: string): G | undefined =>
  USER_GROUP_STATES.flatMap((state) => groups.filter((group) => group.state === state)).find((group) =>
    isNamed(group, name),
  );

/** What the desk reads of one, whichever call or event tells it. */
export interface SlackUserGroup {
  readonly id?: string | undefined;
  readonly handle?: string | undefined;
  readonly name?: string | undefined;
  /** In seconds since 1970; 0: it is in use. */
  readonly date_delete?: number | undefined;
}

export const userGroupFacts = ({ id = '', handle, name, date_delete }: SlackUserGroup): UserGroupFacts => ({
  groupId: id,
  handle: handle || name || id,
  name: name || handle || id,
  state: date_delete ? 'disabled' : 'used',
});
