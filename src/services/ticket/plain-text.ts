import type { Db, Tx } from '../../db/handles.ts';
import { listPeople } from '../../db/people.ts';
import { decodeText, mentionedPeople, type Names } from '../../domain/message/slack-text.ts';
import type { Desk } from '../desk.ts';

/** Slack's text as plain words, with the people it mentions by name where the desk knows them. */
export async function plainText(tx: Tx, workspaceId: string, text: string): Promise<string> {
  return decodeText(text, await namesIn(tx, workspaceId, text)).trim();
}

/** The same for a form that shows a message before it is filed. */
export function readNames(desk: Desk, workspaceId: string, text: string): Promise<Names> {
  return namesIn(desk.db, workspaceId, text);
}

async function namesIn(db: Db, workspaceId: string, text: string): Promise<Names> {
  const people = await listPeople(db, workspaceId, mentionedPeople(text));
  const names = new Map(people.map((person) => [person.personId, person.name]));
  return { person: (id) => names.get(id) };
}
