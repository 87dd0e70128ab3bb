import type { Tx } from '../../db/handles.ts';
import { listIncidentPeople } from '../../db/incident-people.ts';
import type { Incident } from '../../db/incidents.ts';
import type { Rung } from '../../domain/incident/ladder.ts';
import { type Callee, nobodyAnswersWords, skippedWords } from '../../domain/incident/ladder-words.ts';
import type { IncidentPlace } from '../../domain/incident/place.ts';
import { severityInForce } from '../../domain/incident/severity.ts';
import type { Words } from '../../domain/message/words.ts';
import { BY_DESK } from '../../domain/people/actor.ts';
import type { Oncall, OncallPerson } from '../oncall/read-oncall.ts';
import { record } from './record.ts';
import { goneBecause, peopleOnAny } from './rungs.ts';
import { eachTime, sayIn } from './send-incident.ts';

/** Where the ladder speaks: under the headline. A private one has none, and nobody else hears of it (INC-10). */
export async function sayOfCalling(
  tx: Tx,
  incident: Incident,
  effect: string,
  words: Words,
  now: Date,
): Promise<void> {
  await sayIn(tx, incident, incident.isPrivate ? 'room' : 'headline', effect, words, now);
}

export async function saySkipped(
  tx: Tx,
  incident: Incident,
  rung: Rung,
  all: readonly OncallPerson[],
  people: readonly OncallPerson[],
  now: Date,
): Promise<void> {
  const personIds = all.map(({ personId }) => personId);
  await record(tx, incident, BY_DESK, { kind: 'passed over', rung, personIds }, now);
  const effect = eachTime(`passed-over:${rung}`);
  const isGone = ({ personId }: OncallPerson) =>
    incident.calledFor === 'command' && personId === incident.commanderId;
  const gone = all.find(isGone)?.name ?? null;
  await sayOfCalling(tx, incident, effect, skippedWords(rung, all, people, gone), now);
}

/** The loud failure, under the headline and among the headlines (INC-3); of a private one to those called (INC-10). */
export async function sayNobodyAnswers(
  tx: Tx,
  incident: Incident,
  oncall: Oncall,
  againAt: Date,
  now: Date,
): Promise<void> {
  await record(tx, incident, BY_DESK, { kind: 'nobody answered' }, now);
  const people = numbers(oncall);
  const isHigh = severityInForce(incident.severity) === 'high';
  const words = nobodyAnswersWords(incident, incident.title, { people, isHigh, againAt });
  for (const place of await loudPlaces(tx, incident, people))
    await sayIn(tx, incident, place, eachTime('nobody'), words, now, { isRepeated: true });
}

/** Only who is one of its people hears of a private one: everybody who was called is. */
async function loudPlaces(tx: Tx, incident: Incident, people: readonly Callee[]): Promise<IncidentPlace[]> {
  if (!incident.isPrivate) return ['headline', 'headlines'];
  const known = (await listIncidentPeople(tx, incident.id)).map(({ personId }) => personId);
  const called = people.filter(({ personId }) => known.includes(personId));
  return ['room', ...called.map(({ personId }) => ({ personId }))];
}

/** Everybody of the ladder once, with the number they left. */
function numbers(oncall: Oncall): Callee[] {
  const all = peopleOnAny(oncall).filter((person) => goneBecause(person) === null);
  return [...new Map(all.map((person) => [person.personId, person])).values()];
}
