import { getActor } from '../../db/actors.ts';
import type { Db, Tx } from '../../db/handles.ts';
import { listIncidentPeople } from '../../db/incident-people.ts';
import {
  getIncidentIn,
  type Incident,
  listCodenames,
  listMergedInto,
  updateIncident,
  updateSeries,
} from '../../db/incidents.ts';
import { nextCodename } from '../../domain/incident/codename.ts';
import { incidentName } from '../../domain/incident/name.ts';
import { madePrivateWords } from '../../domain/incident/private-words.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';
import { Refusal } from '../../domain/refusal.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { nameOf } from './incident-facts.ts';
import { insidersOf, keepInsiders } from './insiders.ts';
import { leaveOpen, roomsOf } from './leave-open.ts';
import { redrawPages } from './page.ts';
import { record } from './record.ts';
import { askForRoom, drawIncident, eachTime, sayIn, seekRoom } from './send-incident.ts';
import { refuseUnlessMayDo } from './standing.ts';
import { refuseUnlessGoingOn } from './take-part.ts';
import { drawUndecidedStorms } from './watch-storm.ts';

/**
 * *Make it private* (INC-10): a new private room, into which those come who work on it, with the same record. What the
 * desk said of it where everybody reads is cut, also of what became part of it before. It cannot be taken back.
 */
export function makePrivate(desk: Desk, caller: Caller, incidentId: number): Promise<Incident> {
  return act(desk, caller, async (tx, actor, now) => {
    const open = await openOne(tx, actor, incidentId);
    const insiderIds = await insidersOf(tx, open, actor.personId);
    const subscribers = await namesIn(tx, actor, await subscribersOutside(tx, open, insiderIds));
    for (const merged of (await listMergedInto(tx, open.id)).reverse()) await turn(tx, merged, actor, now);
    const made = await turn(tx, open, actor, now);
    await askForRoom(tx, made, now);
    const before = { was: incidentName(open), hadRoom: open.roomChannelId !== null, subscribers };
    const words = madePrivateWords(made, actor.name, before);
    await sayIn(tx, made, 'room', eachTime('made-private'), words, now);
    await redrawPages(tx, made, now);
    await drawIncident(tx, made, now);
    await drawUndecidedStorms(tx, made.workspaceId, now);
    return made;
  });
}

/** From here on nothing that is drawn or sent knows it by another name. */
async function turn(tx: Tx, open: Incident, actor: Actor, now: Date): Promise<Incident> {
  const codename = nextCodename(await listCodenames(tx, open.workspaceId));
  await updateSeries(tx, open, 'private');
  const made = await updateIncident(tx, open.id, {
    codename,
    isPrivate: true,
    headlineChannelId: null,
    headlineTs: null,
    roomChannelId: null,
    cardTs: null,
  });
  await record(tx, made, actor, { kind: 'made private', was: incidentName(open) }, now);
  await keepInsiders(tx, made, actor.personId, now);
  await leaveOpen(tx, open, actor, now);
  // A low one may have been given one all the same.
  if (!open.roomChannelId) await seekRoom(tx, made, now);
  return made;
}

const namesIn = (db: Db, { workspaceId }: Actor, ids: readonly string[]): Promise<string[]> =>
  Promise.all(ids.map((personId) => nameOf(db, workspaceId, personId)));

/** They get no more sitreps, and nobody but the commander can tell them so. */
async function subscribersOutside(
  db: Db,
  { id }: Incident,
  insiderIds: readonly string[],
): Promise<string[]> {
  const people = await listIncidentPeople(db, id);
  return people
    .filter(({ personId, isSubscribed }) => isSubscribed && !insiderIds.includes(personId))
    .map(({ personId }) => personId);
}

/** Who would come along and who not, and what would stay, before it is confirmed (C-1). */
export async function previewPrivate({ db }: Desk, caller: Caller, incidentId: number) {
  const actor = await getActor(db, caller);
  const incident = await openOne(db, actor, incidentId);
  const ids = await insidersOf(db, incident, actor.personId);
  const archivedIds: string[] = [];
  for (const one of [incident, ...(await listMergedInto(db, incident.id))]) {
    for (const [channelId, isArchived] of await roomsOf(db, one)) if (isArchived) archivedIds.push(channelId);
  }
  return {
    incident,
    people: await namesIn(db, actor, ids),
    subscribers: await namesIn(db, actor, await subscribersOutside(db, incident, ids)),
    archivedIds,
  };
}

async function openOne(db: Db, actor: Actor, incidentId: number): Promise<Incident> {
  const incident = await getIncidentIn(db, actor.workspaceId, incidentId);
  await refuseUnlessMayDo(db, actor, 'incident.lead', incident);
  if (incident.series !== 'incident') throw notOpen(incident);
  refuseUnlessGoingOn(incident);
  return incident;
}

const notOpen = (incident: Incident): Refusal =>
  new Refusal(
    'incident.not-open',
    `Nothing changed: ${incidentName(incident)} is ${incident.isPrivate ? 'private already' : 'practice, which has nothing to keep'}.`,
  );
