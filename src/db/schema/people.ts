import type { Kit } from '#dialect';
import type { OwnHours } from '../../domain/assignment/agent.ts';
import { USER_GROUP_STATES } from '../../domain/people/user-group.ts';
import type { Setup } from '../../domain/setup.ts';

export const CHANNEL_KINDS = ['public', 'private', 'dm'] as const;

/** Who there is, where they are, and what the desk is to them. */
export function peopleTables(kit: Kit) {
  const workspaces = kit.table('workspaces', {
    id: kit.key('id'),
    name: kit.text('name').notNull(),
    /** With a slash at its end; permalinks are made from it. */
    url: kit.text('url').notNull(),
    botUserId: kit.text('bot_user_id').notNull(),
    setup: kit.json<Setup>('setup').notNull(),
  });

  /** Slack's people as the desk last heard of them. */
  const people = kit.table(
    'people',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      personId: kit.text('person_id').notNull(),
      name: kit.text('name').notNull(),
      timeZone: kit.text('time_zone').notNull(),
      isAdmin: kit.boolean('is_admin').notNull().default(false),
      isGuest: kit.boolean('is_guest').notNull().default(false),
      /** From another company, through a shared channel. */
      isStranger: kit.boolean('is_stranger').notNull().default(false),
      isBot: kit.boolean('is_bot').notNull().default(false),
      isDeactivated: kit.boolean('is_deactivated').notNull().default(false),
      /** When they last looked at App Home; it is kept up to date for a while. */
      homeOpenedAt: kit.instant('home_opened_at'),
      /** What follows the @ of their e-mail address; the address itself is not kept. */
      mailDomain: kit.text('mail_domain'),
      /** Of the policy, as set by hand (PPL-5). */
      organisationKey: kit.text('organisation_key'),
      /** Their status in Slack, an emoji's name without colons; null: none. */
      statusEmoji: kit.text('status_emoji'),
      /** When Slack takes the status away; null: never. */
      statusUntil: kit.instant('status_until'),
    },
    (t) => [kit.uniqueIndex('people_person').on(t.workspaceId, t.personId)],
  );

  const channels = kit.table(
    'channels',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      channelId: kit.text('channel_id').notNull(),
      name: kit.text('name').notNull(),
      kind: kit.oneOf('kind', CHANNEL_KINDS).notNull(),
      isMember: kit.boolean('is_member').notNull().default(false),
      isArchived: kit.boolean('is_archived').notNull().default(false),
      isShared: kit.boolean('is_shared').notNull().default(false),
      /** The newest message the desk has taken in; after down-time it reads on from here. */
      readUpTo: kit.text('read_up_to'),
    },
    (t) => [kit.uniqueIndex('channels_channel').on(t.workspaceId, t.channelId)],
  );

  /** Who is in the triage channel: the agents. */
  const memberships = kit.table(
    'memberships',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      channelId: kit.text('channel_id').notNull(),
      personId: kit.text('person_id').notNull(),
    },
    (t) => [kit.uniqueIndex('memberships_member').on(t.workspaceId, t.personId, t.channelId)],
  );

  /** Slack's user groups as the desk last heard of them: what a role can be given to (PPL-1), or an organisation known by (PPL-5). */
  const userGroups = kit.table(
    'user_groups',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      groupId: kit.text('group_id').notNull(),
      /** Without its @. */
      handle: kit.text('handle').notNull(),
      name: kit.text('name').notNull(),
      state: kit.oneOf('state', USER_GROUP_STATES).notNull(),
    },
    (t) => [kit.uniqueIndex('user_groups_group').on(t.workspaceId, t.groupId)],
  );

  /** Who is in those that have a role, or whose members belong to an organisation (PPL-5). */
  const userGroupMembers = kit.table(
    'user_group_members',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      groupId: kit.text('group_id').notNull(),
      personId: kit.text('person_id').notNull(),
    },
    (t) => [
      kit.uniqueIndex('user_group_members_person').on(t.workspaceId, t.groupId, t.personId),
      kit.index('user_group_members_of').on(t.workspaceId, t.personId),
    ],
  );

  /** What an agent has said of their own work, and when the desk last gave them some (TRI-7). */
  const agents = kit.table(
    'agents',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      personId: kit.text('person_id').notNull(),
      isAway: kit.boolean('is_away').notNull().default(false),
      /** Away until they say otherwise: null. */
      awayUntil: kit.instant('away_until'),
      hours: kit.json<OwnHours>('hours'),
      capacity: kit.integer('capacity'),
      /** Counted for each workspace; 0: nothing yet. */
      lastGiven: kit.integer('last_given').notNull().default(0),
      /** As they wrote it; for those who call when nobody answers (INC-3). */
      phone: kit.text('phone'),
      /** Slack's code, where the desk could not open a direct message with them at its last try. */
      reachProblem: kit.text('reach_problem'),
    },
    (t) => [kit.uniqueIndex('agents_person').on(t.workspaceId, t.personId)],
  );

  /** Who was asked to work a group's tickets, and who agreed (PPL-6). */
  const groupAgents = kit.table(
    'group_agents',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      groupKey: kit.text('group_key').notNull(),
      personId: kit.text('person_id').notNull(),
      askedAt: kit.instant('asked_at').notNull(),
      confirmedAt: kit.instant('confirmed_at'),
    },
    (t) => [kit.uniqueIndex('group_agents_person').on(t.workspaceId, t.groupKey, t.personId)],
  );

  /** The last sound policy a desk worked by, as its file was: in force while the file is wrong. */
  const keptPolicies = kit.table(
    'kept_policies',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      text: kit.text('text').notNull(),
      keptAt: kit.instant('kept_at').notNull(),
    },
    (t) => [kit.uniqueIndex('kept_policies_workspace').on(t.workspaceId)],
  );

  /** Lists under a name; `holderId` is a person, or the desk where everybody has it. */
  const savedViews = kit.table(
    'saved_views',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      holderId: kit.text('holder_id').notNull(),
      name: kit.text('name').notNull(),
      /** As `/ticket list` takes them. */
      words: kit.text('words').notNull(),
    },
    (t) => [kit.uniqueIndex('saved_views_name').on(t.workspaceId, t.holderId, t.name)],
  );

  return {
    workspaces,
    people,
    channels,
    memberships,
    userGroups,
    userGroupMembers,
    agents,
    groupAgents,
    keptPolicies,
    savedViews,
  };
}
