import type { Tx } from '../../db/handles.ts';
import { type Entry, findEntryBySource, insertEntry, updateEntry } from '../../db/incident-entries.ts';
import type { Incident } from '../../db/incidents.ts';
import type { By } from '../../db/ticket-events.ts';
import type { EntryDetail, EntryKind, EntryState } from '../../domain/incident/entry.ts';
import { record } from './record.ts';
import { drawIncident } from './send-incident.ts';

export interface Entering {
  readonly kind: EntryKind;
  readonly text: string;
  readonly ownerId?: string | null;
  readonly state?: EntryState;
  readonly detail?: EntryDetail;
  /** The message it is made of. */
  readonly source?: { readonly channelId: string; readonly ts: string };
  /** When it was, where that is earlier than now. */
  readonly happenedAt?: Date;
}

/** Puts something on the record, with its own time; the same message counts once, and is back if it was withdrawn (INC-9). */
export async function enter(
  tx: Tx,
  incident: Incident,
  by: By,
  entering: Entering,
  now: Date,
): Promise<Entry> {
  const { kind, text, ownerId = null, state = 'open', detail = {}, source, happenedAt = now } = entering;
  const { id: incidentId, workspaceId } = incident;
  const entry = await insertEntry(tx, {
    workspaceId,
    incidentId,
    kind,
    text,
    state,
    authorId: by.personId,
    ownerId,
    sourceChannelId: source?.channelId ?? null,
    sourceTs: source?.ts ?? null,
    happenedAt,
    detail,
  });
  if (!entry) return comeBack(tx, incident, by, entering, now);
  await record(tx, incident, by, { kind: 'entered', entryId: entry.id, what: kind, text }, now, happenedAt);
  await drawIncident(tx, incident, now);
  return entry;
}

async function comeBack(
  tx: Tx,
  incident: Incident,
  by: By,
  { kind, text, source, state = 'open', detail }: Entering,
  now: Date,
): Promise<Entry> {
  const known = source && (await findEntryBySource(tx, incident.id, kind, source));
  if (!known) throw new Error('An entry was neither new nor known.');
  if (known.state !== 'withdrawn') return known;
  // Whoever brings it back may take it away again.
  const back = await updateEntry(tx, known.id, { authorId: by.personId });
  // What was edited meanwhile is as it reads now, and evidence has the hash of that.
  const edited = text === known.text ? {} : { text, ...(detail ? { detail } : {}) };
  return changeEntry(tx, incident, by, back, { to: state, ...edited }, now);
}

/** Moves an entry on, on the record: done, waived for a reason, withdrawn, or open again. */
export async function changeEntry(
  tx: Tx,
  incident: Incident,
  by: By,
  entry: Entry,
  change: {
    readonly to: EntryState;
    readonly reason?: string;
    readonly detail?: EntryDetail;
    readonly text?: string;
  },
  now: Date,
): Promise<Entry> {
  const { to, reason = null, text = entry.text } = change;
  const detail = { ...entry.detail, ...change.detail };
  const changed = await updateEntry(tx, entry.id, { state: to, detail, text });
  const fact = { kind: 'entry changed', entryId: entry.id, from: entry.state, to, reason } as const;
  const more = { ...(change.detail ? { detail } : {}), ...(text === entry.text ? {} : { text }) };
  await record(tx, incident, by, { ...fact, ...more }, now);
  await drawIncident(tx, incident, now);
  return changed;
}
