import { insertPerson, listPeopleNamed } from '../../db/people.ts';
import { transact } from '../../db/transact.ts';
import type { AtJournal } from '../../domain/incident/journal.ts';
import type { Caller } from '../../domain/people/actor.ts';
import { machinePerson } from '../../domain/people/machine.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Store } from '../desk.ts';

/** `as`: somebody the desk knows, by name or id; else whoever is at the machine, by their name there. */
export async function callerAtMachine(
  store: Store,
  workspaceId: string,
  { user, as }: AtJournal,
  inputKey: string,
): Promise<Caller> {
  const personId = as ? await idOf(store, workspaceId, as) : await knowUser(store, workspaceId, user);
  return { workspaceId, personId, door: 'command line', inputKey, isStored: false };
}

/** The same, of what was written while the database could not say who that is: it then counts as of whoever was there. */
export async function callerAfterwards(
  store: Store,
  workspaceId: string,
  machine: AtJournal,
  inputKey: string,
): Promise<Caller> {
  try {
    return await callerAtMachine(store, workspaceId, machine, inputKey);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return callerAtMachine(store, workspaceId, { ...machine, as: null }, inputKey);
  }
}

async function idOf({ db }: Store, workspaceId: string, as: string): Promise<string> {
  const found = await listPeopleNamed(db, workspaceId, as);
  const [person, ...others] = found;
  if (person && others.length === 0) return person.personId;
  const who =
    found.length === 0
      ? `nobody whom the desk knows is called “${as}”`
      : `“${as}” may be ${found.map(({ name, personId }) => `${name} (${personId})`).join(', ')}`;
  throw new Refusal('machine.person', `Nothing was done: ${who}. Write the whole name, or the id.`);
}

async function knowUser({ db }: Store, workspaceId: string, user: string): Promise<string> {
  const facts = machinePerson(user);
  await transact(db, (tx) => insertPerson(tx, workspaceId, facts));
  return facts.personId;
}
