import { getActor } from '../../db/actors.ts';
import { listMemberIds } from '../../db/memberships.ts';
import { findRota } from '../../db/rota.ts';
import { getWorkspace } from '../../db/workspaces.ts';
import { setupTodo } from '../../domain/desk-words.ts';
import type { Caller } from '../../domain/people/actor.ts';
import { refuseUnlessMay } from '../../domain/people/permissions.ts';
import type { Setup } from '../../domain/setup.ts';
import type { Desk } from '../desk.ts';

/** What is set, and what is still to be; for admins alone. */
export async function readSetup(desk: Desk, caller: Caller): Promise<{ setup: Setup; todo: string[] }> {
  refuseUnlessMay(await getActor(desk.db, caller), 'desk.set-up');
  const { setup } = await getWorkspace(desk.db, caller.workspaceId);
  const agents = setup.triageChannelId
    ? await listMemberIds(desk.db, caller.workspaceId, setup.triageChannelId)
    : [];
  const hasRota = (await findRota(desk.db, caller.workspaceId)) !== undefined;
  return { setup, todo: setupTodo(setup, agents.length, hasRota) };
}
