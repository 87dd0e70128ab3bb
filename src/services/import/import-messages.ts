import type { Tx } from '../../db/handles.ts';
import {
  countFound,
  findImport,
  findNextWanted,
  type ImportRow,
  updateImport,
  wantChosen,
} from '../../db/imports.ts';
import type { ImportFacts } from '../../domain/import/facts.ts';
import { CARDS_AT_ONCE } from '../../domain/import/states.ts';
import { importedWords, importStoppedWords, problemWords } from '../../domain/import/words.ts';
import type { Caller } from '../../domain/people/actor.ts';
import { Refusal } from '../../domain/refusal.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { tellPerson } from '../send/person.ts';
import { drawImport, readForImport } from '../send/reading.ts';
import { ownImport } from './choose-unfiled.ts';
import { importFacts, importResult } from './import-facts.ts';

/** What is chosen becomes tickets, one after another (IN-5); whoever asked hears when it is done. */
export function importMessages(desk: Desk, caller: Caller, key: string): Promise<ImportFacts> {
  return act(desk, { ...caller, inputKey: `import-begun:${key}` }, async (tx, actor, now) => {
    const row = await ownImport(tx, actor, key);
    if (row.state !== 'read') {
      throw new Refusal('import.begun', 'Nothing more happened: this import is under way, or done.');
    }
    const hasCards = (await countFound(tx, row.id, true)) <= CARDS_AT_ONCE;
    await wantChosen(tx, row.id);
    const begun = await updateImport(tx, row.id, { state: 'importing', hasCards });
    await importNext(tx, begun, now);
    return importFacts(tx, begun);
  });
}

/** The next thread is read only when the one before it is a ticket, so that a restart goes on where it was. */
export async function importNext(tx: Tx, row: ImportRow, now: Date): Promise<void> {
  const { id: importId, workspaceId, personId, channelId } = row;
  const next = await findNextWanted(tx, importId);
  if (next) {
    await readForImport(tx, workspaceId, { kind: 'import.read', importId, ts: next.ts }, now);
  } else {
    await updateImport(tx, importId, { state: 'imported' });
    const words = importedWords(channelId, await importResult(tx, row));
    await tellPerson(tx, workspaceId, personId, `imported:${importId}`, words, now);
  }
  await drawImport(tx, row, now);
}

/** It cannot go on; what has become a ticket stays one. `why`: a code. */
export async function stopImport(tx: Tx, importId: number, why: string, now: Date): Promise<void> {
  const row = await findImport(tx, importId);
  if (row?.state !== 'reading' && row?.state !== 'importing') return;
  const { workspaceId, personId, channelId } = row;
  await updateImport(tx, importId, { state: 'stopped', problem: why });
  await drawImport(tx, row, now);
  if (row.state === 'reading') return;
  const words = importStoppedWords(channelId, problemWords(why, channelId), await importResult(tx, row));
  await tellPerson(tx, workspaceId, personId, `import-stopped:${importId}`, words, now);
}
