import { listMemberIds } from '../../db/memberships.ts';
import { listPeople, type Person } from '../../db/people.ts';
import { getWorkspace } from '../../db/workspaces.ts';
import type { Caller } from '../../domain/people/actor.ts';
import { agentChannels } from '../../domain/setup.ts';
import type { Desk } from '../desk.ts';
import { readTicket } from './read-ticket.ts';

/** The agents whom a ticket can be given to; for those who may give it. */
export async function listAssignable(desk: Desk, caller: Caller, number: number): Promise<Person[]> {
  await readTicket(desk, caller, number, 'ticket.assign');
  const { setup } = await getWorkspace(desk.db, caller.workspaceId);
  const ids = new Set<string>();
  for (const channelId of agentChannels(setup)) {
    for (const id of await listMemberIds(desk.db, caller.workspaceId, channelId)) ids.add(id);
  }
  const people = await listPeople(desk.db, caller.workspaceId, [...ids]);
  return people.filter(({ isBot, isDeactivated }) => !isBot && !isDeactivated);
}
