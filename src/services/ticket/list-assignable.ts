import type { Person } from '../../db/people.ts';
import type { Caller } from '../../domain/people/actor.ts';
import { listStaff } from '../assignment/load-agents.ts';
import type { Desk } from '../desk.ts';
import { readTicket } from './read-ticket.ts';

/** The agents whom a ticket can be given to; for those who may give it. */
export async function listAssignable(desk: Desk, caller: Caller, number: number): Promise<Person[]> {
  await readTicket(desk, caller, number, 'ticket.assign');
  const agents = new Map<string, Person>();
  for (const { key } of desk.policy.groups) {
    for (const person of await listStaff(desk.db, caller.workspaceId, key))
      agents.set(person.personId, person);
  }
  return [...agents.values()];
}
