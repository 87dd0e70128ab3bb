import { createHash } from 'node:crypto';
import { getActor } from '../../db/actors.ts';
import type { Db, Tx } from '../../db/handles.ts';
import { findEntryBySource } from '../../db/incident-entries.ts';
import {
  findIncidentByHeadline,
  findIncidentByRoom,
  getIncident,
  type Incident,
} from '../../db/incidents.ts';
import { enqueueRedraw, listUnclearIn, listWaitingIn } from '../../db/outbox.ts';
import { getWorkspace } from '../../db/workspaces.ts';
import { type Delivery, RANK, type ReadMessage } from '../../domain/delivery.ts';
import { findExposed, withoutExposed } from '../../domain/exposed/find-exposed.ts';
import { type EntryKind, MARKS, type Mark, markOf } from '../../domain/incident/entry.ts';
import { secureDocumentOf } from '../../domain/incident/links.ts';
import { laneIn } from '../../domain/incident/place.ts';
import { leftOutOfRecordWords } from '../../domain/incident/record-words.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';
import { mayIn } from '../../domain/people/incident-permissions.ts';
import { timeOf } from '../../domain/ticket/origin.ts';
import type { Policy } from '../../policy/policy.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { whisper } from '../send.ts';
import { plainText } from '../ticket/plain-text.ts';
import { changeEntry, enter } from './enter.ts';
import { standingIn } from './standing.ts';

interface Place {
  readonly channelId: string;
  readonly ts: string;
}

/** 📌 ✅ 🔭 🧪 on a message: a reaction tells only where it is, so its words are read first (INC-9). */
export function markMessage(desk: Desk, caller: Caller, place: Place, mark: Mark): Promise<void> {
  return act(desk, caller, async (tx, actor, now) => {
    if (actor.isOutside || !(await mayBeIncidents(tx, actor.workspaceId, place.channelId))) return;
    const delivery: Delivery = { kind: 'mark.read', ...place, mark, personId: actor.personId };
    await enqueueRedraw(tx, inMarkLane(actor.workspaceId, delivery), now);
  });
}

type Marked = Extract<Delivery, { kind: 'mark.read' }>;

const laneOfMark = ({ channelId, ts }: Place, mark: Mark): string => `mark:${channelId}:${ts}:${mark}`;

const inMarkLane = (workspaceId: string, delivery: Marked) => ({
  workspaceId,
  lane: laneOfMark(delivery, delivery.mark),
  rank: RANK.incident,
  delivery,
});

async function mayBeIncidents(db: Db, workspaceId: string, channelId: string): Promise<boolean> {
  const { setup } = await getWorkspace(db, workspaceId);
  if (channelId === setup.incidentsChannelId) return true;
  return (await findIncidentByRoom(db, workspaceId, channelId)) !== undefined;
}

/**
 * What the reading brought back. Of a message that is gone, or of no incident, or of who may not, nothing is kept; of one
 * with something in it that does not belong in Slack, the rest (INC-11).
 */
export async function enterMarked(
  tx: Tx,
  policy: Policy,
  workspaceId: string,
  delivery: Marked,
  message: ReadMessage | null,
  now: Date,
): Promise<void> {
  const { channelId, ts, mark, personId } = delivery;
  const actor = await whoMarked(tx, workspaceId, personId);
  // Slack may tell of taking a mark away before it tells of the mark.
  if (message && !stands(message, mark, personId)) return withdraw(tx, actor, { channelId, ts }, mark, now);
  const incident = message && (await incidentAt(tx, workspaceId, channelId, message.threadTs));
  if (!message || !incident) return;
  if (!mayIn(actor, 'incident.work', await standingIn(tx, actor, incident))) return;
  const said = (await plainText(tx, workspaceId, message.text)).trim() || 'A file';
  const text = withoutExposed(said);
  const kind = MARKS[mark];
  const of = {
    kind,
    text,
    source: { channelId, ts },
    happenedAt: timeOf(ts),
    ...kept(kind, text, personId, now),
  };
  await enter(tx, incident, actor, of, now);
  await confirmMark(tx, incident, { channelId, ts }, kind, true, now);
  const leftOut = findExposed(said);
  if (leftOut.length === 0) return;
  const place = { channelId, threadTs: message.threadTs, personId };
  const words = leftOutOfRecordWords(leftOut, kind, secureDocumentOf(policy.incidents.links, incident));
  await whisper(tx, workspaceId, place, words, now, RANK.incident);
}

/** Of many who react Slack names some. */
function stands({ reactions = [] }: ReadMessage, mark: Mark, personId: string): boolean {
  const given = reactions.find(({ name }) => name === mark);
  return given !== undefined && (given.personIds.includes(personId) || given.personIds.length < given.count);
}

/** A message marked as evidence is there already: its own words are what its hash is of (INC-6). */
function kept(kind: EntryKind, text: string, settledById: string, now: Date) {
  if (kind !== 'evidence') return {};
  const sha256 = createHash('sha256').update(text).digest('hex');
  return { state: 'done', detail: { sha256, settledById, settledAtMs: now.getTime() } } as const;
}

/** Its room, or for a low one the headline's thread. */
async function incidentAt(
  tx: Tx,
  workspaceId: string,
  channelId: string,
  threadTs: string | null,
): Promise<Incident | undefined> {
  const inRoom = await findIncidentByRoom(tx, workspaceId, channelId);
  return inRoom ?? (threadTs ? findIncidentByHeadline(tx, workspaceId, channelId, threadTs) : undefined);
}

/** Whoever put it there takes it away again: it stays on the record, withdrawn. */
export function unmarkMessage(desk: Desk, caller: Caller, place: Place, mark: Mark): Promise<void> {
  return act(desk, caller, async (tx, actor, now) => {
    const { workspaceId, personId } = actor;
    const lane = laneOfMark(place, mark);
    const isBeingRead =
      (await listWaitingIn(tx, lane)).length > 0 || (await listUnclearIn(tx, lane)).length > 0;
    if (!isBeingRead) return withdraw(tx, actor, place, mark, now);
    // What is being read may go on the record yet: it is read once more.
    const delivery: Delivery = { kind: 'mark.read', ...place, mark, personId };
    await enqueueRedraw(tx, inMarkLane(workspaceId, delivery), now);
  });
}

async function withdraw(tx: Tx, actor: Actor, place: Place, mark: Mark, now: Date): Promise<void> {
  const entry = await findEntryBySource(tx, actor.workspaceId, MARKS[mark], place);
  if (!entry || entry.state === 'withdrawn' || entry.authorId !== actor.personId) return;
  const incident = await getIncident(tx, entry.incidentId);
  if (!mayIn(actor, 'incident.see', await standingIn(tx, actor, incident))) return;
  await changeEntry(tx, incident, actor, entry, { to: 'withdrawn' }, now);
  await confirmMark(tx, incident, place, entry.kind, false, now);
}

const whoMarked = (tx: Tx, workspaceId: string, personId: string): Promise<Actor> =>
  getActor(tx, { workspaceId, personId, door: 'reaction', inputKey: '', isStored: false });

/** The desk answers a reaction with the same one, so that it reads 2 (N-7). */
async function confirmMark(
  tx: Tx,
  { id, workspaceId }: Incident,
  place: Place,
  kind: EntryKind,
  on: boolean,
  now: Date,
): Promise<void> {
  const emoji = markOf(kind);
  if (!emoji) return;
  const delivery: Delivery = { kind: 'reaction', ...place, emoji, on };
  const lane = laneIn(id, 'room');
  await enqueueRedraw(tx, { workspaceId, lane, rank: RANK.incident, delivery }, now);
}
