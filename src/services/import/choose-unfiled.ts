import { getActor } from '../../db/actors.ts';
import type { Db } from '../../db/handles.ts';
import { chooseFound, findImportByKey, type ImportRow } from '../../db/imports.ts';
import { transact } from '../../db/transact.ts';
import type { ImportFacts } from '../../domain/import/facts.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';
import { refuseUnlessMay } from '../../domain/people/permissions.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Desk } from '../desk.ts';
import { importFacts } from './import-facts.ts';

/** One's own import, as it stands; refuses whoever may not, and one that is tidied away. */
export async function ownImport(db: Db, actor: Actor, key: string): Promise<ImportRow> {
  refuseUnlessMay(actor, 'ticket.import');
  const row = await findImportByKey(db, actor.workspaceId, key);
  if (row?.personId === actor.personId) return row;
  throw new Refusal(
    'import.unknown',
    'Nothing was imported: this list is too old. `/ticket list unfiled` makes a new one.',
  );
}

export async function readImport(
  { db }: Desk,
  caller: Caller,
  key: string,
  page?: number,
): Promise<ImportFacts> {
  return importFacts(db, await ownImport(db, await getActor(db, caller), key), page);
}

export interface Choice {
  readonly chosen: readonly string[];
  readonly left: readonly string[];
}

/** Which of the messages on show are to be imported; those on other pages stay as they were. May be done again. */
export function chooseUnfiled(desk: Desk, caller: Caller, key: string, choice: Choice): Promise<ImportFacts> {
  return transact(desk.db, async (tx) => {
    const row = await ownImport(tx, await getActor(tx, caller), key);
    await chooseFound(tx, row.id, choice.chosen, true);
    await chooseFound(tx, row.id, choice.left, false);
    return importFacts(tx, row);
  });
}

export function chooseAllUnfiled(desk: Desk, caller: Caller, key: string): Promise<ImportFacts> {
  return transact(desk.db, async (tx) => {
    const row = await ownImport(tx, await getActor(tx, caller), key);
    await chooseFound(tx, row.id, undefined, true);
    return importFacts(tx, row);
  });
}
