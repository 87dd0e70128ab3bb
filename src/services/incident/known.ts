import { listCodenames } from '../../db/incidents.ts';
import { getWorkspace } from '../../db/workspaces.ts';
import { RUNGS } from '../../domain/incident/ladder.ts';
import type { Desk } from '../desk.ts';
import { type Oncall, readOncall } from '../oncall/read-oncall.ts';
import type { Known, Telephone } from './journal.ts';
import { goneBecause, isReachable, peopleOn } from './rungs.ts';

/** What must be known of a workspace before its database fails (INC-15). */
export async function readKnown(desk: Desk, workspaceId: string): Promise<Known> {
  const { db, policy, now } = desk;
  const { setup, botUserId } = await getWorkspace(db, workspaceId);
  const oncall = await readOncall(db, policy, workspaceId, now());
  return {
    workspaceId,
    botUserId,
    incidentsChannelId: setup.incidentsChannelId ?? null,
    calledIds: listFirst(oncall),
    codenames: await listCodenames(db, workspaceId),
    telephone: await readTelephone(desk, workspaceId),
  };
}

/** As the ladder calls at first: rung after rung, until there is somebody who can be waited for. */
function listFirst(oncall: Oncall): string[] {
  const called = new Set<string>();
  for (const rung of RUNGS) {
    const people = peopleOn(oncall, rung).filter((person) => goneBecause(person) === null);
    for (const { personId } of people) called.add(personId);
    if (people.some(isReachable)) break;
  }
  return [...called];
}

/** Everybody of the ladder, rung by rung. */
export async function readTelephone({ db, policy, now }: Desk, workspaceId: string): Promise<Telephone[]> {
  const oncall = await readOncall(db, policy, workspaceId, now());
  return RUNGS.flatMap((rung) => peopleOn(oncall, rung).map(({ name, phone }) => ({ rung, name, phone })));
}
