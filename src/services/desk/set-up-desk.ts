import { insertChannel, listChannels, updateChannel, updateReadUpTo } from '../../db/channels.ts';
import type { Tx } from '../../db/handles.ts';
import { replaceMemberships } from '../../db/memberships.ts';
import { returnToOutbox } from '../../db/outbox.ts';
import { listAdmins } from '../../db/people.ts';
import { getWorkspace, updateSetup } from '../../db/workspaces.ts';
import { triageMadeWords } from '../../domain/desk-words.ts';
import type { Answer } from '../../domain/outcome.ts';
import type { Caller } from '../../domain/people/actor.ts';
import { refuseUnlessMay } from '../../domain/people/permissions.ts';
import type { Role } from '../../domain/people/roles.ts';
import { Refusal } from '../../domain/refusal.ts';
import { tsOf } from '../../domain/ticket/origin.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { drawHome, tellPerson } from '../send/person.ts';
import { askOutside } from '../send/reading.ts';
import { followUserGroups } from './follow-user-groups.ts';
import { type ChosenUserGroup, giveToUserGroups, refuseUnlessPeopled } from './give-to-user-groups.ts';
import { moveTriage } from './move-triage.ts';

export interface ChosenChannel {
  readonly channelId: string;
  readonly name: string;
  readonly kind: 'public' | 'private';
  readonly isMember: boolean;
  readonly isShared: boolean;
}

export interface ChosenSetup {
  readonly triage: ChosenChannel;
  /** null: what the first start found or made stays. */
  readonly incidents: ChosenChannel | null;
  readonly requests: readonly ChosenChannel[];
  readonly triageDutyIds: readonly string[];
  readonly tier2Ids: readonly string[];
  readonly managerId: string | null;
  readonly deliveryManagerId: string | null;
  readonly productOwnerId: string | null;
  /** Slack user groups whose members have a role too, and those of them that had none before. */
  readonly userGroupIds: Readonly<Record<Role, readonly string[]>>;
  readonly newUserGroups: readonly ChosenUserGroup[];
}

/**
 * What an admin chose. Refuses a public or shared triage channel, since its members are the agents and read
 * everything; channels the desk can join it joins, and reads from now on.
 */
export function setUpDesk(desk: Desk, caller: Caller, chosen: ChosenSetup): Promise<void> {
  return act(desk, caller, async (tx, actor, now) => {
    refuseUnlessMay(actor, 'desk.set-up');
    refuseUnlessFit(chosen);
    const { workspaceId } = actor;
    const { setup } = await getWorkspace(tx, workspaceId);
    for (const group of chosen.newUserGroups) await refuseUnlessPeopled(tx, workspaceId, group);
    const incidents = chosen.incidents ? [chosen.incidents] : [];
    for (const channel of [chosen.triage, ...incidents, ...chosen.requests]) {
      await insertChannel(tx, { workspaceId, ...channel, isArchived: false });
      await updateReadUpTo(tx, workspaceId, channel.channelId, tsOf(now));
    }
    await followUserGroups(tx, desk.policy, workspaceId, now, async () => {
      await updateSetup(tx, workspaceId, {
        triageChannelId: chosen.triage.channelId,
        ...(chosen.incidents ? { incidentsChannelId: chosen.incidents.channelId } : {}),
        requestChannelIds: chosen.requests.map((channel) => channel.channelId),
        triageDutyIds: chosen.triageDutyIds,
        tier2Ids: chosen.tier2Ids,
        managerId: chosen.managerId,
        deliveryManagerId: chosen.deliveryManagerId,
        productOwnerId: chosen.productOwnerId,
        userGroupIds: chosen.userGroupIds,
      });
      await giveToUserGroups(tx, desk.policy, workspaceId, chosen.newUserGroups, now);
    });
    const { channelId } = chosen.triage;
    await moveTriage(tx, workspaceId, setup.triageChannelId, channelId);
    await askOutside(tx, workspaceId, channelId, { kind: 'members.read', channelId }, now);
    for (const channel of [...incidents, ...chosen.requests]) {
      const delivery = { kind: 'channel.join', channelId: channel.channelId } as const;
      await askOutside(tx, workspaceId, channel.channelId, delivery, now);
    }
    await returnToOutbox(tx, workspaceId, now);
    await drawHome(tx, workspaceId, actor.personId, now);
  });
}

function refuseUnlessFit({ triage, incidents, requests }: ChosenSetup): void {
  if (incidents && (incidents.kind !== 'public' || incidents.isShared)) {
    throw new Refusal(
      'setup.closed-incidents',
      `#${incidents.name} is not open to everybody here, and to them alone. Choose a public channel of your own workspace; private incidents are never in it.`,
      'incidents',
    );
  }
  if (triage.kind !== 'private' || triage.isShared) {
    throw new Refusal(
      'setup.open-triage',
      `#${triage.name} can be read by people who are no agents. Choose a private channel of your own workspace.`,
      'triage',
    );
  }
  if (!triage.isMember) {
    throw new Refusal(
      'setup.not-in-triage',
      `Invite me to #${triage.name} first, then save again.`,
      'triage',
    );
  }
  const away = requests.find((channel) => channel.kind === 'private' && !channel.isMember);
  if (away) {
    throw new Refusal(
      'setup.not-in-request',
      `Invite me to #${away.name} first, then save again.`,
      'requests',
    );
  }
  if (requests.some((channel) => channel.channelId === triage.channelId)) {
    throw new Refusal('setup.same', 'The triage channel cannot take requests as well.', 'requests');
  }
}

/** The triage channel the first start found or made. One that was chosen meanwhile stays. */
export async function adoptTriage(
  tx: Tx,
  workspaceId: string,
  found: Extract<Answer, { of: 'triage' }>,
  now: Date,
): Promise<void> {
  const { setup } = await getWorkspace(tx, workspaceId);
  if (setup.triageChannelId) return;
  const { channelId, name, memberIds } = found;
  await insertChannel(tx, { workspaceId, channelId, name, kind: 'private', isMember: true });
  await updateSetup(tx, workspaceId, { triageChannelId: channelId });
  await replaceMemberships(tx, workspaceId, channelId, memberIds);
  await returnToOutbox(tx, workspaceId, now);
  for (const admin of await listAdmins(tx, workspaceId)) {
    const effect = `triage-made:${channelId}:${admin.personId}`;
    await tellPerson(tx, workspaceId, admin.personId, effect, triageMadeWords(channelId), now);
    await drawHome(tx, workspaceId, admin.personId, now);
  }
}

/** The desk is in a channel, or not any more; what it may have missed there is read. */
export async function knowChannel(
  tx: Tx,
  workspaceId: string,
  channelId: string,
  change: { name?: string; isMember?: boolean; isArchived?: boolean },
): Promise<void> {
  const [known] = await listChannels(tx, workspaceId, [channelId]);
  if (known) await updateChannel(tx, workspaceId, channelId, change);
}

/** #incidents, which the first start found or made (INC-2). One that was chosen meanwhile stays. */
export async function adoptIncidents(
  tx: Tx,
  workspaceId: string,
  { channelId, name }: Extract<Answer, { of: 'incidents' }>,
  now: Date,
): Promise<void> {
  const { setup } = await getWorkspace(tx, workspaceId);
  if (setup.incidentsChannelId) return;
  await insertChannel(tx, { workspaceId, channelId, name, kind: 'public', isMember: true });
  await updateSetup(tx, workspaceId, { incidentsChannelId: channelId });
  await returnToOutbox(tx, workspaceId, now);
}
