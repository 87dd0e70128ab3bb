import type { WebAPIPlatformError, WebClient } from '@slack/web-api';
import { personFacts } from '../domain/people/person-facts.ts';
import { Refusal } from '../domain/refusal.ts';
import { knowPeople } from '../services/desk/know-people.ts';
import type { Hall } from './asked.ts';

const NOT_KNOWN = ['user_not_found', 'user_not_visible'];

/** The one thing read on the spot: somebody the desk has never seen asks for something. Refuses whom Slack hides. */
export async function lookUpPerson(hall: Hall, client: WebClient, personId: string): Promise<void> {
  const { user } = await client.users.info({ user: personId }).catch((error: unknown) => {
    const { data } = error as Partial<WebAPIPlatformError>;
    if (!NOT_KNOWN.includes(data?.error ?? '')) throw error;
    throw new Refusal(
      'person.unknown',
      'Nothing happened: Slack does not let the desk see one of the people this is about. Ask an admin of the desk.',
    );
  });
  if (!user) throw new Error('Slack told of a person and does not know them.');
  await knowPeople(hall.desk, hall.workspaceId, [personFacts(user, hall.workspaceId)]);
}
