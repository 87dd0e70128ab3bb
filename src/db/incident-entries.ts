import { and, eq } from 'drizzle-orm';
import type { EntryKind } from '../domain/incident/entry.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Db, Tx } from './handles.ts';
import { insertNew, updateRow } from './rows.ts';
import type { Tables } from './schema/tables.ts';
import { type Args, statement } from './statement.ts';

export type Entry = Tables['incidentEntries']['$inferSelect'];
export type NewEntry = Tables['incidentEntries']['$inferInsert'];

/** undefined: the same message is an entry of this kind already (INC-9). */
export async function insertEntry(tx: Tx, row: NewEntry): Promise<Entry | undefined> {
  const { incidentEntries } = tx.tables;
  if (!(await insertNew(tx, incidentEntries, row))) return undefined;
  const entries = await listEntries(tx, row.incidentId);
  return entries.at(-1);
}

export async function updateEntry(
  tx: Tx,
  id: number,
  change: Partial<Pick<Entry, 'kind' | 'text' | 'state' | 'authorId' | 'ownerId' | 'detail'>>,
): Promise<Entry> {
  return updateRow(tx, tx.tables.incidentEntries, id, change);
}

/** Of a button or a form, whose value is the client's: another incident's does not exist. */
export async function getEntryIn(db: Db, incidentId: number, id: number): Promise<Entry> {
  const entry = (await listEntries(db, incidentId)).find((one) => one.id === id);
  if (entry) return entry;
  throw new Refusal('entry.unknown', 'Nothing changed: this is not on the record any more.');
}

const entriesOfIncident = statement((q: Db, p: Args<{ incidentId: number }>) => {
  const { incidentEntries: e } = q.tables;
  return q.select().from(e).where(eq(e.incidentId, p.incidentId)).orderBy(e.id);
});

/** In the order in which they were put on the record. */
export function listEntries(db: Db, incidentId: number): Promise<Entry[]> {
  return entriesOfIncident(db, { incidentId });
}

interface Source {
  readonly channelId: string;
  readonly ts: string;
}

export async function findEntryBySource(
  db: Db,
  incidentId: number,
  kind: EntryKind,
  source: Source,
): Promise<Entry | undefined> {
  const entries = await listEntries(db, incidentId);
  return entries.find(
    (one) => one.kind === kind && one.sourceChannelId === source.channelId && one.sourceTs === source.ts,
  );
}

/** Of every incident: one that was merged goes on in another, whose entry is made of the same message (INC-4). */
export function listEntriesBySource(
  db: Db,
  workspaceId: string,
  kind: EntryKind,
  { channelId, ts }: Source,
): Promise<Entry[]> {
  const { incidentEntries: e } = db.tables;
  const isFrom = and(eq(e.sourceChannelId, channelId), eq(e.sourceTs, ts));
  return db
    .select()
    .from(e)
    .where(and(eq(e.workspaceId, workspaceId), eq(e.kind, kind), isFrom))
    .orderBy(e.id);
}
