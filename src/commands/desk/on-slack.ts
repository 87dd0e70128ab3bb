import type { KnownEventFromType } from '@slack/bolt';
import { personFacts, type SlackUser } from '../../domain/people/person-facts.ts';
import { type SlackUserGroup, userGroupFacts } from '../../domain/people/user-group.ts';
import {
  hearOfChannel,
  hearOfMember,
  hearOfPerson,
  hearOfUserGroup,
  hearOfUserGroupMembers,
  openHome,
} from '../../services/desk/hear-slack.ts';
import type { Asked, Doors } from '../asked.ts';

type Home = KnownEventFromType<'app_home_opened'>;

export async function onHomeOpened({ desk, caller }: Asked, { tab }: Home): Promise<void> {
  if (tab === 'home') await openHome(desk, caller);
}

function onPerson({ desk, caller }: Asked, { user }: { user: SlackUser }): Promise<void> {
  return hearOfPerson(desk, caller, personFacts(user, caller.workspaceId));
}

function onMember(isMember: boolean) {
  return async ({ desk, caller, botUserId }: Asked, event: { user: string; channel: string }) => {
    // Where the desk comes in, nothing is archived any more.
    const change = isMember ? { isMember, isArchived: false } : { isMember };
    if (event.user === botUserId) await hearOfChannel(desk, caller, event.channel, change);
    else await hearOfMember(desk, caller, event.channel, isMember);
  };
}

const onArchive = ({ desk, caller }: Asked, event: { channel: string }) =>
  hearOfChannel(desk, caller, event.channel, { isArchived: true });

const onLeft = ({ desk, caller }: Asked, event: { channel: string }) =>
  hearOfChannel(desk, caller, event.channel, { isMember: false });

const onRename = ({ desk, caller }: Asked, { channel }: { channel: { id: string; name: string } }) =>
  hearOfChannel(desk, caller, channel.id, { name: channel.name });

const onUserGroup = ({ desk, caller }: Asked, { subteam }: { subteam: SlackUserGroup }) =>
  hearOfUserGroup(desk, caller, userGroupFacts(subteam));

const onUserGroupMembers = ({ desk, caller }: Asked, event: { subteam_id: string }) =>
  hearOfUserGroupMembers(desk, caller, event.subteam_id);

/** What Slack tells of its people and channels, so that the desk decides on its own tables. */
export const slackEvents = {
  app_home_opened: onHomeOpened,
  team_join: onPerson as Doors['events']['team_join'],
  user_change: onPerson as Doors['events']['user_change'],
  member_joined_channel: onMember(true),
  member_left_channel: onMember(false),
  channel_archive: onArchive,
  group_archive: onArchive,
  channel_left: onLeft,
  group_left: onLeft,
  channel_rename: onRename,
  group_rename: onRename,
  subteam_created: onUserGroup,
  subteam_updated: onUserGroup,
  subteam_members_changed: onUserGroupMembers,
} satisfies Partial<Doors['events']>;
