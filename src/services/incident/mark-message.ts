import { createHash } from 'node:crypto';
import { getActor } from '../../db/actors.ts';
import type { Db, Tx } from '../../db/handles.ts';
import { findIncidentByHeadline, findIncidentByRoom, type Incident } from '../../db/incidents.ts';
import { enqueueRedraw, listUnclearIn, listWaitingIn } from '../../db/outbox.ts';
import { getWorkspace } from '../../db/workspaces.ts';
import { type Delivery, RANK } from '../../domain/delivery.ts';
import { findExposed, withoutExposed } from '../../domain/exposed/find-exposed.ts';
import { type EntryKind, MARKS, type Mark } from '../../domain/incident/entry.ts';
import { secureDocumentOf } from '../../domain/incident/links.ts';
import { leftOutOfRecordWords, notMarkedWords } from '../../domain/incident/record-words.ts';
import { isOver } from '../../domain/incident/state.ts';
import type { ReadMessage } from '../../domain/outcome.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';
import { timeOf } from '../../domain/ticket/origin.ts';
import type { Policy } from '../../policy/policy.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { whisper } from '../send/person.ts';
import { plainText } from '../ticket/plain-text.ts';
import { confirmMark } from './confirm-mark.ts';
import { enter } from './enter.ts';
import { mayDo } from './standing.ts';
import { whereItGoesOn } from './where-merged.ts';
import { listStanding, stands, withdrawMarked } from './withdraw-marked.ts';

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
  const at = message && (await incidentAt(tx, workspaceId, channelId, message.threadTs));
  // Slack may tell of taking a mark away before it tells of the mark.
  if (!message || !stands(message, mark, personId))
    return withdrawMarked(tx, actor, { channelId, ts }, mark, message && { message, at }, now);
  if (!at || !(await mayDo(tx, actor, 'incident.work', at))) return;
  const incident = await whereItGoesOn(tx, at);
  if (!(await mayDo(tx, actor, 'incident.work', incident))) return;
  const place = { channelId, threadTs: message.threadTs, personId };
  if (isOver(incident.state))
    return whisper(tx, workspaceId, place, notMarkedWords(incident, MARKS[mark]), now, RANK.incident);
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
  // It may be on the record of what became part of this one.
  const isKnown = (await listStanding(tx, workspaceId, kind, { channelId, ts })).length > 0;
  if (!isKnown) await enter(tx, incident, actor, of, now);
  await confirmMark(tx, incident, { channelId, ts }, kind, true, now);
  const leftOut = findExposed(said);
  if (leftOut.length === 0) return;
  const words = leftOutOfRecordWords(leftOut, kind, secureDocumentOf(policy.incidents.links, incident));
  await whisper(tx, workspaceId, place, words, now, RANK.incident);
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

/** Whoever put it there takes it away again; others may have put the same one there, so the message is read (INC-9). */
export function unmarkMessage(desk: Desk, caller: Caller, place: Place, mark: Mark): Promise<void> {
  return act(desk, caller, async (tx, { workspaceId, personId }, now) => {
    const lane = laneOfMark(place, mark);
    const isOnRecord = (await listStanding(tx, workspaceId, MARKS[mark], place)).length > 0;
    const isBeingRead =
      (await listWaitingIn(tx, lane)).length > 0 || (await listUnclearIn(tx, lane)).length > 0;
    if (!isOnRecord && !isBeingRead) return;
    const delivery: Delivery = { kind: 'mark.read', ...place, mark, personId };
    await enqueueRedraw(tx, inMarkLane(workspaceId, delivery), now);
  });
}

const whoMarked = (tx: Tx, workspaceId: string, personId: string): Promise<Actor> =>
  getActor(tx, { workspaceId, personId, door: 'reaction', inputKey: '', isStored: false });
