import { getActor } from '../../db/actors.ts';
import type { Db, Tx } from '../../db/handles.ts';
import { type Entry, listEntriesBySource } from '../../db/incident-entries.ts';
import { getIncident, type Incident } from '../../db/incidents.ts';
import { findPerson } from '../../db/people.ts';
import { getWorkspace } from '../../db/workspaces.ts';
import { type EntryKind, MARKS, type Mark } from '../../domain/incident/entry.ts';
import type { ReadMessage } from '../../domain/outcome.ts';
import type { Actor } from '../../domain/people/actor.ts';
import { confirmMark } from './confirm-mark.ts';
import { changeEntry } from './enter.ts';
import { mayDo } from './standing.ts';

interface Place {
  readonly channelId: string;
  readonly ts: string;
}

/** What a message is on a record as, and was not withdrawn since. */
export async function listStanding(
  db: Db,
  workspaceId: string,
  kind: EntryKind,
  place: Place,
): Promise<Entry[]> {
  const entries = await listEntriesBySource(db, workspaceId, kind, place);
  return entries.filter(({ state }) => state !== 'withdrawn');
}

/** As it was read, and the incident in whose room it stands. */
interface Marked {
  readonly message: ReadMessage;
  readonly at: Incident | null | undefined;
}

/**
 * The last one who may has taken their mark away: it stays on the record, withdrawn (INC-9). Of a message that is gone,
 * whoever brought it there takes it away.
 */
export async function withdrawMarked(
  tx: Tx,
  actor: Actor,
  place: Place,
  mark: Mark,
  marked: Marked | null,
  now: Date,
): Promise<void> {
  for (const entry of await listStanding(tx, actor.workspaceId, MARKS[mark], place)) {
    const incident = await getIncident(tx, entry.incidentId);
    if (!(await mayDo(tx, actor, 'incident.see', incident))) continue;
    if (!(await isTheirsToTake(tx, actor, entry, mark, marked))) continue;
    await changeEntry(tx, incident, actor, entry, { to: 'withdrawn' }, now);
    await confirmMark(tx, incident, place, entry.kind, false, now);
  }
}

async function isTheirsToTake(tx: Tx, actor: Actor, entry: Entry, mark: Mark, marked: Marked | null) {
  const broughtIt = entry.authorId === actor.personId;
  if (!marked) return broughtIt;
  if (await isMarkedStill(tx, actor.workspaceId, marked, mark)) return false;
  return broughtIt || mayMark(tx, actor, marked);
}

const givenIn = ({ reactions = [] }: ReadMessage, mark: Mark) => reactions.find(({ name }) => name === mark);

/** Of many who react Slack names some. */
export function stands(message: ReadMessage, mark: Mark, personId: string): boolean {
  const given = givenIn(message, mark);
  return given !== undefined && (given.personIds.includes(personId) || given.personIds.length < given.count);
}

/** By somebody whose mark is put on the record, beside the desk itself, which answers with the same one. */
async function isMarkedStill(tx: Tx, workspaceId: string, marked: Marked, mark: Mark): Promise<boolean> {
  const { botUserId } = await getWorkspace(tx, workspaceId);
  for (const personId of givenIn(marked.message, mark)?.personIds ?? []) {
    if (personId === botUserId || !(await findPerson(tx, workspaceId, personId))) continue;
    const caller = { workspaceId, personId, door: 'reaction', inputKey: '', isStored: false } as const;
    if (await mayMark(tx, await getActor(tx, caller), marked)) return true;
  }
  return false;
}

const mayMark = async (tx: Tx, actor: Actor, { at }: Marked): Promise<boolean> =>
  at ? mayDo(tx, actor, 'incident.work', at) : false;
