import { ConfigRefused } from '../config.ts';
import type { LateDatabase } from '../db/open.ts';
import { findWorkspace, listWorkspaces, type Workspace } from '../db/workspaces.ts';
import type { AwaitedParts } from '../jobs/await-parts.ts';
import type { Journal } from '../services/incident/journal.ts';
import type { Met } from './meet.ts';

export type Us = Pick<Workspace, 'id' | 'botUserId'>;

/** As Slack says; while it is away, as it was last. The first start of all waits for Slack. */
export async function whoWeAre(late: LateDatabase, journal: Journal, parts: AwaitedParts<Met>): Promise<Us> {
  const us = parts.met() ?? (await asLastKnown(late, journal));
  if (us) return us;
  if (late.isOpen()) return parts.meeting.done;
  await Promise.race([parts.meeting.done, parts.opening.done]);
  return whoWeAre(late, journal, parts);
}

async function asLastKnown(late: LateDatabase, journal: Journal): Promise<Us | undefined> {
  const known = journal.known();
  if (!late.isOpen()) return known ? { id: known.workspaceId, botUserId: known.botUserId } : undefined;
  const all = await listWorkspaces(late.db);
  return all.length === 1 ? all[0] : all.find(({ id }) => id === known?.workspaceId);
}

/** Its name and address too. */
export async function wholly({ db }: LateDatabase, { id }: Us, parts: AwaitedParts<Met>): Promise<Met> {
  return parts.met() ?? (await findWorkspace(db, id)) ?? parts.meeting.done;
}

export function refuseOther(met: Met, { id, botUserId }: Us): void {
  if (met.id === id && met.botUserId === botUserId) return;
  throw new ConfigRefused([
    'Slack says that the bot token is of another workspace, or of another app, than the desk last ran with. Start it again, and it goes on with that one.',
  ]);
}
