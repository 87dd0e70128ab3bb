import type { EmbeddedSlack } from './options.ts';
import { channelInfo } from './people/window.ts';
import type { Workspace } from './workspace.ts';
import * as channels from './world/channels.ts';
import { addPerson, changePerson, findPersonByHandle, shownPerson } from './world/people.ts';
import type { Channel } from './world/stored.ts';
import { addUsergroup, changeUsergroup } from './world/usergroups.ts';

type StageHands = Pick<
  EmbeddedSlack,
  | 'addPerson'
  | 'changePerson'
  | 'addUsergroup'
  | 'changeUsergroup'
  | 'addChannel'
  | 'channel'
  | 'archiveChannel'
  | 'unarchiveChannel'
  | 'renameChannel'
  | 'shareChannel'
  | 'inviteBot'
  | 'kickBot'
  | 'deliver'
  | 'deliverBody'
  | 'retryDue'
>;

const ADMIN = 'ola';

/** What happens around the people: an admin's work, and raw payloads for tests with fixtures. */
export function stageHands(workspace: Workspace): StageHands {
  const { world, courier } = workspace;
  const idOf = (handle: string) => found(findPersonByHandle(world, handle), handle).id;
  const channelOf = (name: string): Channel => {
    const bare = name.replace(/^#/, '');
    return found(world.channels.get(bare) ?? channels.findChannelByName(world, bare), name);
  };
  return {
    addPerson: (person) => {
      const added = addPerson(world, person);
      if (!added.isStranger) channels.directMessage(world, world.app.botUserId, added.id);
      return shownPerson(added);
    },
    changePerson: (handle, change) => shownPerson(changePerson(world, idOf(handle), change)),
    addUsergroup: (handle, name, members) =>
      addUsergroup(world, { handle, name, users: members.map(idOf) }).id,
    changeUsergroup: (handle, { members, ...change }) => {
      const group = [...world.usergroups.values()].find((one) => one.handle === handle);
      const users = members && { users: members.map(idOf) };
      changeUsergroup(world, found(group, handle), { ...change, ...users });
    },
    addChannel: (name, kind, members) => {
      const creatorId = members[0] ? idOf(members[0]) : world.app.botUserId;
      const made = channels.addChannel(world, { name, kind, creatorId, members: members.map(idOf) });
      return channelInfo(world, made, creatorId);
    },
    channel: (name, handle) =>
      channelInfo(world, channelOf(name), handle ? idOf(handle) : world.app.botUserId),
    archiveChannel: (name, by = ADMIN) => channels.archiveChannel(world, channelOf(name), idOf(by)),
    unarchiveChannel: (name, by = ADMIN) => channels.unarchiveChannel(world, channelOf(name), idOf(by)),
    renameChannel: (name, to, by = ADMIN) => channels.renameChannel(world, channelOf(name), to, idOf(by)),
    shareChannel: (name) => channels.shareChannel(world, channelOf(name), idOf(ADMIN)),
    inviteBot: (name, by = ADMIN) =>
      channels.joinChannel(world, channelOf(name), world.app.botUserId, idOf(by)),
    kickBot: (name, by = ADMIN) =>
      channels.leaveChannel(world, channelOf(name), world.app.botUserId, idOf(by)),
    deliver: async (event) => (await courier.innerEvent(event)).acked,
    deliverBody: async (kind, body) => {
      const delivery = await send(workspace, kind, body);
      return delivery.acked ? delivery.payload : undefined;
    },
    retryDue: courier.retryDue,
  };
}

function send({ courier }: Workspace, kind: Parameters<StageHands['deliverBody']>[0], body: object) {
  if (kind === 'events_api') return courier.eventBody(body);
  return kind === 'slash_commands' ? courier.command(body) : courier.interaction(body);
}

function found<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`there is no ${name}`);
  return value;
}
