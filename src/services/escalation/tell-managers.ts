import type { Tx } from '../../db/handles.ts';
import { listHolders } from '../../db/holders.ts';
import { listPeople } from '../../db/people.ts';
import type { Words } from '../../domain/message/words.ts';
import { tellPerson } from '../send/person.ts';

/** The top of the ladder: help desk manager and delivery manager. Gives the names of those who are told. */
export async function tellManagers(
  tx: Tx,
  workspaceId: string,
  effect: string,
  words: Words,
  now: Date,
): Promise<string[]> {
  const holders = await listHolders(tx, workspaceId);
  const ids = [...holders['help desk manager'], ...holders['delivery manager']];
  const people = await listPeople(tx, workspaceId, [...new Set(ids)]);
  const here = people.filter(({ isDeactivated }) => !isDeactivated);
  for (const { personId } of here) {
    await tellPerson(tx, workspaceId, personId, `${effect}:${personId}`, words, now);
  }
  return here.map(({ name }) => name);
}
