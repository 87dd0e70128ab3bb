import { randomUUID } from 'node:crypto';
import type { Tx } from '../../db/handles.ts';
import type { Incident } from '../../db/incidents.ts';
import { enqueue, enqueueRedraw } from '../../db/outbox.ts';
import { type Delivery, RANK } from '../../domain/delivery.ts';
import { type IncidentLane, type IncidentPlace, laneIn } from '../../domain/incident/place.ts';
import type { Words } from '../../domain/message/words.ts';
import { isOfMachine } from '../../domain/people/machine.ts';
import { keepIssues } from './keep-issues.ts';

/**
 * What the desk sends of an incident, as outbox rows that overtake all others (INC-15). `effect` names the one thing
 * that must happen once, such as `sitrep:3`; it is unique in its incident.
 */

export type OfIncident = Pick<Incident, 'id' | 'workspaceId' | 'isPrivate'>;

/** Headline, card, topic and issues, drawn from what is true when they are sent; several changes before that are one. */
export async function drawIncident(
  tx: Tx,
  incident: OfIncident & Pick<Incident, 'roomChannelId'>,
  now: Date,
): Promise<void> {
  const { id: incidentId, isPrivate, roomChannelId } = incident;
  // A private one has no headline (INC-10).
  if (!isPrivate) await redraw(tx, incident, 'headlines', { kind: 'incident.headline', incidentId }, now);
  await drawCard(tx, incident, now);
  await keepIssues(tx, incidentId, now);
  if (roomChannelId) await redraw(tx, incident, 'opening', { kind: 'incident.topic', incidentId }, now);
}

export const drawCard = (tx: Tx, incident: OfIncident, now: Date): Promise<void> =>
  redraw(tx, incident, 'room', { kind: 'incident.card', incidentId: incident.id }, now);

/** The incident's own channel; its answer comes to adoptRoom. */
export async function askForRoom(tx: Tx, incident: OfIncident, now: Date): Promise<void> {
  await redraw(tx, incident, 'opening', { kind: 'incident.room', incidentId: incident.id }, now);
}

/** Of one that was being opened while everybody could read of it; its answer comes to adoptRoom, too. */
export async function seekRoom(tx: Tx, incident: OfIncident, now: Date): Promise<void> {
  await redraw(tx, incident, 'opening', { kind: 'incident.seek-room', incidentId: incident.id }, now);
}

export async function pinCard(tx: Tx, incident: OfIncident, now: Date): Promise<void> {
  await redraw(tx, incident, 'opening', { kind: 'incident.pin', incidentId: incident.id }, now);
}

/** The links of the policy, kept beside the room's name. */
export async function keepBookmarks(tx: Tx, incident: OfIncident, now: Date): Promise<void> {
  await redraw(tx, incident, 'opening', { kind: 'incident.bookmarks', incidentId: incident.id }, now);
}

/** Each person by themselves: one who cannot come holds up no other, nor what else they are told. */
export async function inviteTo(tx: Tx, incident: OfIncident, personId: string, now: Date): Promise<void> {
  const delivery: Delivery = { kind: 'incident.invite', incidentId: incident.id, personId };
  await enqueueRedraw(tx, row(incident, { invitedId: personId }, delivery), now);
}

interface Page {
  readonly id: number;
}

/** Each call is a row of its own, never one with another (N-5). */
export async function sendPage(tx: Tx, incident: OfIncident, page: Page, now: Date): Promise<void> {
  await enqueue(tx, { ...pageRow(incident, page), effect: `incident:${incident.id}:page:${page.id}` }, now);
}

export async function redrawPage(tx: Tx, incident: OfIncident, page: Page, now: Date): Promise<void> {
  await enqueueRedraw(tx, pageRow(incident, page), now);
}

const pageRow = (incident: OfIncident, { id: pageId }: Page) =>
  row(incident, { pageId }, { kind: 'incident.page', incidentId: incident.id, pageId });

/** For what is said as often as it happens: the transaction in which it does happens once. */
export const eachTime = (effect: string): string => `${effect}:${randomUUID()}`;

type Telling = Extract<Delivery, { kind: 'incident.tell' }>;

export const laneOfTelling = ({ incidentId, to }: Pick<Telling, 'incidentId' | 'to'>): string =>
  laneIn(incidentId, to === 'headlines' ? 'aloud' : to);

/** `kept`: what the delivery says of itself beside its words. */
export async function sayIn(
  tx: Tx,
  incident: OfIncident,
  to: IncidentPlace,
  effect: string,
  words: Words,
  now: Date,
  kept: Pick<Telling, 'what' | 'aboutId' | 'isRepeated'> = {},
): Promise<void> {
  if (typeof to === 'object' && isOfMachine(to.personId)) return;
  const delivery: Telling = { kind: 'incident.tell', incidentId: incident.id, to, words, ...kept };
  const { workspaceId } = incident;
  const of = { workspaceId, lane: laneOfTelling(delivery), rank: RANK.incident, delivery };
  await enqueue(tx, { ...of, effect: `incident:${incident.id}:${effect}` }, now);
}

/** The card went to the room; what stood here says so. */
export async function markLeftCard(
  tx: Tx,
  incident: OfIncident,
  place: { readonly channelId: string; readonly ts: string },
  now: Date,
): Promise<void> {
  await redraw(
    tx,
    incident,
    'headline',
    { kind: 'incident.card-left', incidentId: incident.id, ...place },
    now,
  );
}

/** One sitrep in one place, where it goes into the ledger as well. */
export async function sendSitrepTo(
  tx: Tx,
  incident: OfIncident,
  to: Exclude<IncidentPlace, 'stakeholders'>,
  sitrepId: number,
  now: Date,
): Promise<void> {
  const delivery: Delivery = { kind: 'incident.sitrep', incidentId: incident.id, sitrepId, to };
  const effect = `${laneIn(incident.id, to)}:sitrep:${sitrepId}`;
  await enqueue(tx, { ...row(incident, to, delivery), effect }, now);
}

/** The report as a file; once for each time it is closed. */
export async function sendReport(tx: Tx, incident: OfIncident, now: Date): Promise<void> {
  const delivery: Delivery = { kind: 'incident.report', incidentId: incident.id };
  const effect = `incident:${incident.id}:report:${now.getTime()}`;
  await enqueue(tx, { ...row(incident, 'room', delivery), effect }, now);
}

/** One message that the desk has put where everybody reads. */
export async function cutMessage(
  tx: Tx,
  incident: OfIncident,
  lane: 'headlines' | 'leaving',
  { channelId, ts, name }: { readonly channelId: string; readonly ts: string; readonly name: string },
  now: Date,
): Promise<void> {
  const delivery = { kind: 'incident.cut', incidentId: incident.id, channelId, ts, name } as const;
  await redraw(tx, incident, lane, delivery, now);
}

/** What another row may have put where everybody reads. */
export async function cutSought(
  tx: Tx,
  incident: OfIncident,
  sought: {
    readonly channelId: string;
    readonly threadTs: string | null;
    readonly rowId: number;
    readonly name: string;
  },
  now: Date,
): Promise<void> {
  const delivery = { kind: 'incident.cut-sought', incidentId: incident.id, ...sought } as const;
  await redraw(tx, incident, 'leaving', delivery, now);
}

/** The room that everybody could read. */
export async function leaveRoom(
  tx: Tx,
  incident: OfIncident,
  { channelId, name, number }: { readonly channelId: string; readonly name: string; readonly number: number },
  now: Date,
): Promise<void> {
  const delivery = { kind: 'incident.leave-room', incidentId: incident.id, channelId, name, number } as const;
  await redraw(tx, incident, 'leaving', delivery, now);
}

export async function archiveRoom(tx: Tx, incident: OfIncident, now: Date): Promise<void> {
  await redraw(tx, incident, 'opening', { kind: 'incident.archive', incidentId: incident.id }, now);
}

async function redraw(
  tx: Tx,
  incident: OfIncident,
  place: IncidentLane,
  delivery: Delivery,
  now: Date,
): Promise<void> {
  await enqueueRedraw(tx, row(incident, place, delivery), now);
}

const row = (incident: OfIncident, place: IncidentLane, delivery: Delivery) => ({
  workspaceId: incident.workspaceId,
  lane: laneIn(incident.id, place),
  rank: RANK.incident,
  delivery,
});
