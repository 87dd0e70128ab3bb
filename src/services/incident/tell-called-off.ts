import type { Tx } from '../../db/handles.ts';
import { listTellings } from '../../db/incident-tellings.ts';
import { type Incident, listMergedInto } from '../../db/incidents.ts';
import type { By } from '../../db/ticket-events.ts';
import { calledOffWords, thanksWords } from '../../domain/incident/call-off-words.ts';
import type { IncidentPlace } from '../../domain/incident/place.ts';
import type { Words } from '../../domain/message/words.ts';
import { endForAffected } from './end-for-affected.ts';
import { nameOf } from './incident-facts.ts';
import { mayHear } from './may-hear.ts';
import { sayIn } from './send-incident.ts';

/**
 * INC-13: exactly those who were told before hear that it was a false alarm, each once and where they were told;
 * whoever saw it and said so is thanked. Tickets are back in the queue.
 */
export async function tellCalledOff(
  tx: Tx,
  incident: Incident,
  by: By,
  reason: string,
  now: Date,
): Promise<void> {
  const { workspaceId, reporterId } = incident;
  const told = await placesTold(tx, incident);
  await endForAffected(tx, incident, by, 'false alarm', now);
  const words = calledOffWords(incident, await nameOf(tx, workspaceId, reporterId), reason);
  const reporterIds = new Set(told.map(({ of }) => of.reporterId));
  const isReporter = (place: IncidentPlace) => typeof place === 'object' && reporterIds.has(place.personId);
  const others = told.map(({ of, places }) => ({ of, places: places.filter((place) => !isReporter(place)) }));
  await tellIn(tx, others, 'called-off', words, now);
  const thanks = thanksWords(incident, reason);
  for (const personId of reporterIds) {
    // Of a private one they hear in their ticket's thread alone, unless they are one of its people (INC-10).
    if (!(await mayHear(tx, incident, personId))) continue;
    await tellIn(tx, [{ of: incident, places: [{ personId }] }], 'called-off', thanks, now);
  }
}

/** Those who were told that it was over hear that it is looked at again. */
export async function tellReopened(tx: Tx, incident: Incident, words: Words, now: Date): Promise<void> {
  await tellIn(tx, await placesTold(tx, incident), 'reopened', words, now);
}

interface Told {
  readonly of: Incident;
  readonly places: readonly IncidentPlace[];
}

/** Of this one, and of those that became part of it (INC-4): nobody twice. */
async function placesTold(tx: Tx, incident: Incident): Promise<Told[]> {
  const people = new Set<string>();
  const told: Told[] = [];
  for (const of of [incident, ...(await listMergedInto(tx, incident.id))]) {
    const places = await placesToldOf(tx, of);
    const isNew = (place: IncidentPlace) => typeof place === 'string' || !people.has(place.personId);
    told.push({ of, places: places.filter(isNew) });
    for (const place of places) if (typeof place === 'object') people.add(place.personId);
  }
  return told;
}

/** Headline, room, and each person, once; the requesters of tickets hear in their own threads. */
async function placesToldOf(tx: Tx, incident: Incident): Promise<IncidentPlace[]> {
  const { id, headlineChannelId, roomChannelId } = incident;
  const told = await listTellings(tx, id);
  const isTold = (channelId: string | null) =>
    channelId !== null && told.some((one) => one.channelId === channelId);
  const personIds = new Set<string>();
  for (const { personId } of told) {
    // Of one that became private only its people hear (INC-10).
    if (personId && (await mayHear(tx, incident, personId))) personIds.add(personId);
  }
  return [
    ...(isTold(headlineChannelId) ? (['headline'] as const) : []),
    ...(isTold(roomChannelId) ? (['room'] as const) : []),
    ...[...personIds].map((personId) => ({ personId })),
  ];
}

async function tellIn(tx: Tx, told: readonly Told[], effect: string, words: Words, now: Date): Promise<void> {
  for (const { of, places } of told) {
    for (const place of places) {
      const at = typeof place === 'string' ? place : place.personId;
      await sayIn(tx, of, place, `${effect}:${at}:${now.getTime()}`, words, now, { what: 'closing' });
    }
  }
}
