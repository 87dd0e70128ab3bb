import { updateHomeOpened } from '../../db/people.ts';
import { transact } from '../../db/transact.ts';
import type { PersonFacts } from '../../domain/outcome.ts';
import type { Caller } from '../../domain/people/actor.ts';
import type { UserGroupFacts } from '../../domain/people/user-group.ts';
import { askForGroupChannels } from '../assignment/adopt-channels.ts';
import type { Desk } from '../desk.ts';
import { hearInRoom } from '../incident/hear-room.ts';
import { loseRoom } from '../incident/lose-room.ts';
import { drawHome } from '../send/person.ts';
import { knowMember, knowPeopleIn } from './know-people.ts';
import { askWhoIsIn, knowUserGroup } from './know-user-groups.ts';
import { knowChannel } from './set-up-desk.ts';

/** What Slack tells of itself: people, members, channels. Nobody asked for these, so nobody is asked for rights. */

export function hearOfPerson(desk: Desk, { workspaceId }: Caller, person: PersonFacts): Promise<void> {
  return transact(desk.db, (tx) => knowPeopleIn(tx, desk.policy, workspaceId, [person], desk.now()));
}

export function hearOfMember(
  desk: Desk,
  { workspaceId, personId }: Caller,
  channelId: string,
  isMember: boolean,
): Promise<void> {
  return transact(desk.db, async (tx) => {
    const now = desk.now();
    await knowMember(tx, desk.policy, workspaceId, channelId, personId, isMember, now);
    await hearInRoom(tx, desk.policy, workspaceId, channelId, personId, isMember, now);
  });
}

export function hearOfChannel(
  desk: Desk,
  { workspaceId }: Caller,
  channelId: string,
  change: { name?: string; isMember?: boolean; isArchived?: boolean },
): Promise<void> {
  return transact(desk.db, async (tx) => {
    const now = desk.now();
    const isArchived = change.isArchived ?? false;
    if (isArchived || change.isMember === false) await loseRoom(tx, workspaceId, channelId, isArchived, now);
    await knowChannel(tx, workspaceId, channelId, change);
    await askForGroupChannels(tx, desk.policy, workspaceId, now);
  });
}

/** A user group was made, renamed, disabled or enabled, or has other people. */
export function hearOfUserGroup(desk: Desk, { workspaceId }: Caller, group: UserGroupFacts): Promise<void> {
  return transact(desk.db, (tx) => knowUserGroup(tx, desk.policy, workspaceId, group, desk.now()));
}

/** Others are in a user group; who, is read, since of two such tidings the older may come last. */
export function hearOfUserGroupMembers(desk: Desk, { workspaceId }: Caller, groupId: string): Promise<void> {
  return transact(desk.db, (tx) => askWhoIsIn(tx, desk.policy, workspaceId, groupId, desk.now()));
}

/** Somebody opened App Home. */
export function openHome(desk: Desk, { workspaceId, personId }: Caller): Promise<void> {
  return transact(desk.db, async (tx) => {
    const now = desk.now();
    await updateHomeOpened(tx, workspaceId, personId, now);
    await drawHome(tx, workspaceId, personId, now);
  });
}
