import { listCodenames } from '../../db/incidents.ts';
import { getWorkspace } from '../../db/workspaces.ts';
import { RUNGS } from '../../domain/incident/ladder.ts';
import type { Desk } from '../desk.ts';
import { readOncall } from '../oncall/read-oncall.ts';
import type { Known, Telephone } from './journal.ts';
import { peopleOn } from './rungs.ts';

/** What must be known of a workspace before its database fails (INC-15). */
export async function readKnown(desk: Desk, workspaceId: string): Promise<Known> {
  const { db, policy, now } = desk;
  const { setup, botUserId } = await getWorkspace(db, workspaceId);
  const { onDuty, backup, team } = await readOncall(db, policy, workspaceId, now());
  const called = [onDuty, backup, team].find((rung) => rung.length > 0) ?? [];
  return {
    workspaceId,
    botUserId,
    incidentsChannelId: setup.incidentsChannelId ?? null,
    calledIds: called.map(({ personId }) => personId),
    codenames: await listCodenames(db, workspaceId),
    telephone: await readTelephone(desk, workspaceId),
  };
}

/** Everybody of the ladder, rung by rung. */
export async function readTelephone({ db, policy, now }: Desk, workspaceId: string): Promise<Telephone[]> {
  const oncall = await readOncall(db, policy, workspaceId, now());
  return RUNGS.flatMap((rung) => peopleOn(oncall, rung).map(({ name, phone }) => ({ rung, name, phone })));
}
