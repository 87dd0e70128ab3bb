import { insertChannel } from '../../db/channels.ts';
import type { Tx } from '../../db/handles.ts';
import { replaceMemberships } from '../../db/memberships.ts';
import { returnToOutbox } from '../../db/outbox.ts';
import { getWorkspace, updateSetup } from '../../db/workspaces.ts';
import type { FoundChannel } from '../../domain/outcome.ts';
import type { Policy } from '../../policy/policy.ts';
import { askOutside } from '../send/reading.ts';
import { wakeHandOut } from './wake.ts';

/** Asks which of the channels that the policy's groups work in the desk is in. Without such groups nothing is asked. */
export async function askForGroupChannels(
  tx: Tx,
  { groups }: Policy,
  workspaceId: string,
  now: Date,
): Promise<void> {
  const { setup } = await getWorkspace(tx, workspaceId);
  const isWanted = groups.some(({ channel }) => channel !== null) || setup.groupChannelIds;
  if (isWanted) await askOutside(tx, workspaceId, 'workspace', { kind: 'channels.find' }, now);
}

/**
 * The private channels the desk is in. A group's own is the one the policy names, never a shared one, since whoever
 * is in it is an agent; of a channel that is no group's any more, nobody is an agent by it.
 */
export async function adoptGroupChannels(
  tx: Tx,
  policy: Policy,
  workspaceId: string,
  found: readonly FoundChannel[],
  now: Date,
): Promise<void> {
  const { setup } = await getWorkspace(tx, workspaceId);
  const before = setup.groupChannelIds ?? {};
  const own = policy.groups.flatMap(({ key, channel }) => {
    const one = found.find(({ name, isShared }) => name === channel && !isShared);
    return one && one.channelId !== setup.triageChannelId ? [{ key, ...one }] : [];
  });
  await updateSetup(tx, workspaceId, {
    groupChannelIds: Object.fromEntries(own.map(({ key, channelId }) => [key, channelId])),
  });
  const ids = own.map(({ channelId }) => channelId);
  for (const gone of Object.values(before).filter((channelId) => !ids.includes(channelId))) {
    await replaceMemberships(tx, workspaceId, gone, []);
  }
  for (const { channelId, name } of own) {
    await insertChannel(tx, { workspaceId, channelId, name, kind: 'private', isMember: true });
    await askOutside(tx, workspaceId, channelId, { kind: 'members.read', channelId }, now);
  }
  if (own.some(({ key, channelId }) => before[key] !== channelId)) await returnToOutbox(tx, workspaceId, now);
  await wakeHandOut(tx, policy, workspaceId, now);
}
