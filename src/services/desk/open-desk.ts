import { findChannel, listChannels } from '../../db/channels.ts';
import { insertDue } from '../../db/due.ts';
import type { Tx } from '../../db/handles.ts';
import { listGoingOn } from '../../db/incidents.ts';
import { listConversations } from '../../db/ticket-lists.ts';
import { transact } from '../../db/transact.ts';
import { getWorkspace, insertWorkspace, listWorkspaces, type Workspace } from '../../db/workspaces.ts';
import type { Policy } from '../../policy/policy.ts';
import { askForGroupChannels } from '../assignment/adopt-channels.ts';
import { wakeHandOut } from '../assignment/wake.ts';
import type { Desk } from '../desk.ts';
import { scheduleReading } from '../escalation/read-on.ts';
import { trackGoingOn } from '../incident/track-incident.ts';
import { scheduleFirstCheck } from '../oncall/check-rungs.ts';
import { scheduleRadar } from '../radar/note-radar.ts';
import { askOutside, readOn } from '../send/reading.ts';
import { moveNamedComponents, seedTerms } from '../taxonomy/seed-terms.ts';
import { askForUserGroups } from './know-user-groups.ts';

/** The kinds of the rows that come back by themselves. */
export const READ_SLACK = 'read-slack';
export const TIDY = 'tidy';
const HOUR_MS = 60 * 60 * 1000;
/** A desk that was away reads on in at most so many tickets' threads. */
const MOST_THREADS = 200;
/** The newest at once, the others at a pace that leaves Slack's measure for what people wait for. */
const THREADS_AT_ONCE = 20;
const THREAD_PACE_MS = 2_000;

/** At start: the workspace is known, its people are read, and what was missed while away is asked for. */
export function openDesk(desk: Desk, workspace: Omit<Workspace, 'setup'>): Promise<void> {
  return transact(desk.db, async (tx) => {
    const now = desk.now();
    await insertWorkspace(tx, workspace);
    await seedTerms(tx, desk.policy, workspace.id);
    await moveNamedComponents(tx, workspace.id, now);
    await readSlack(tx, desk.policy, workspace.id, now);
    await catchUp(tx, workspace.id, now);
    await scheduleTidy(tx, workspace.id, now);
    await scheduleReading(tx, desk, workspace.id, now);
    await trackGoingOn(tx, desk, workspace.id, now);
    await scheduleRadar(tx, desk.policy.calendars.desk, workspace.id, now);
    await wakeHandOut(tx, desk.policy, workspace.id, now);
    await scheduleFirstCheck(tx, desk.policy, workspace.id, now);
  });
}

export async function scheduleTidy(tx: Tx, workspaceId: string, now: Date): Promise<void> {
  const dueAt = new Date(now.getTime() + HOUR_MS);
  await insertDue(tx, { workspaceId, kind: TIDY, subject: '', dueAt });
}

/** The connection to Slack was away for a while. */
export function catchUpDesks(desk: Desk): Promise<void> {
  return transact(desk.db, async (tx) => {
    for (const { id } of await listWorkspaces(tx)) await catchUp(tx, id, desk.now());
  });
}

/** People and agents as Slack has them now; again in an hour. Run at start and by the tick. */
export async function readSlack(tx: Tx, policy: Policy, workspaceId: string, now: Date): Promise<void> {
  const { setup } = await getWorkspace(tx, workspaceId);
  await askOutside(tx, workspaceId, 'workspace', { kind: 'people.read' }, now);
  const { triageChannelId: channelId, incidentsChannelId } = setup;
  await askForUserGroups(tx, workspaceId, now);
  if (channelId) await askOutside(tx, workspaceId, channelId, { kind: 'members.read', channelId }, now);
  else await askOutside(tx, workspaceId, 'workspace', { kind: 'triage.find' }, now);
  if (!incidentsChannelId) await askOutside(tx, workspaceId, 'incidents', { kind: 'incidents.find' }, now);
  await askForGroupChannels(tx, policy, workspaceId, now);
  const dueAt = new Date(now.getTime() + HOUR_MS);
  await insertDue(tx, { workspaceId, kind: READ_SLACK, subject: '', dueAt });
}

/** After down-time, or a broken connection: reads on where the desk stopped hearing. */
export async function catchUp(tx: Tx, workspaceId: string, now: Date): Promise<void> {
  const { setup } = await getWorkspace(tx, workspaceId);
  for (const channel of await listChannels(tx, workspaceId, setup.requestChannelIds ?? [])) {
    if (!channel.isMember || channel.isArchived || !channel.readUpTo) continue;
    const { channelId, readUpTo: since } = channel;
    await readOn(tx, workspaceId, channelId, { kind: 'channel.read', channelId, since }, now);
  }
  for (const { roomChannelId } of await listGoingOn(tx, workspaceId)) {
    const room = roomChannelId ? await findChannel(tx, workspaceId, roomChannelId) : undefined;
    if (!room?.isMember || room.isArchived) continue;
    const { channelId } = room;
    await askOutside(tx, workspaceId, channelId, { kind: 'members.read', channelId }, now);
  }
  const tickets = await listConversations(tx, workspaceId, MOST_THREADS);
  for (const [n, { ticketId, heardUpTo, conversationTs }] of tickets.entries()) {
    const since = heardUpTo ?? conversationTs;
    if (!since) continue;
    const at = new Date(now.getTime() + Math.max(0, n - THREADS_AT_ONCE) * THREAD_PACE_MS);
    await readOn(tx, workspaceId, `ticket ${ticketId}`, { kind: 'thread.read', ticketId, since }, now, at);
  }
}
