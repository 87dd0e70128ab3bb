import type { WebClient } from '@slack/web-api';
import { personFacts } from '../domain/people/person-facts.ts';
import { knowPeople } from '../services/desk/know-people.ts';
import type { Hall } from './asked.ts';

/** The one thing read on the spot: somebody the desk has never seen asks for something. */
export async function lookUpPerson(hall: Hall, client: WebClient, personId: string): Promise<void> {
  const { user } = await client.users.info({ user: personId });
  if (!user) throw new Error('Slack told of a person and does not know them.');
  await knowPeople(hall.desk, hall.workspaceId, [personFacts(user, hall.workspaceId)]);
}
