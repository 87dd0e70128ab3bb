import { getActor } from '../../db/actors.ts';
import type { Tx } from '../../db/handles.ts';
import { getIncident, type Incident } from '../../db/incidents.ts';
import {
  findLastStakeholderText,
  getStakeholderTextIn,
  type StakeholderTextRow,
  updateStakeholderText,
} from '../../db/stakeholder-texts.ts';
import { isDrill } from '../../domain/incident/drill.ts';
import { refuseUnlessReasoned } from '../../domain/incident/guards.ts';
import {
  refusePromisedEnd,
  type StakeholderText,
  tellStakeholderText,
} from '../../domain/incident/stakeholder-text.ts';
import {
  forStakeholdersWords,
  readyStakeholdersWords,
  releasedStakeholdersWords,
} from '../../domain/incident/stakeholder-words.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';
import { refuseUnlessMay } from '../../domain/people/permissions.ts';
import { Refusal } from '../../domain/refusal.ts';
import { dateAt } from '../../domain/time/local-days.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { askWriters, listWriters, stopWaiting } from './ask-stakeholders.ts';
import { readIncident } from './find-incident.ts';
import { nameOf, namesOf } from './incident-facts.ts';
import { record } from './record.ts';
import { refuseExposed } from './refuse-exposed.ts';
import { eachTime, sayIn } from './send-incident.ts';
import { decideStakeholders } from './stakeholders.ts';
import { refuseUnlessMayDo } from './standing.ts';
import { refuseUnlessGoingOn } from './take-part.ts';

/** The first key: *Ready*, with the words as they are, or other ones. It waits for whoever leads. */
export function finishStakeholders(
  desk: Desk,
  caller: Caller,
  textId: number,
  words: StakeholderText | null,
): Promise<Incident> {
  return act(desk, caller, async (tx, actor, now) => {
    const { text, incident } = await textFor(tx, actor, textId, 'write');
    if (text.readyAt) throw isReady(await nameOf(tx, incident.workspaceId, text.readyById ?? ''));
    const told = words ?? text.words;
    await refuseExposed(tx, desk.policy, incident, actor, caller, { ...told }, now);
    refusePromisedEnd(told, dateAt(desk.policy.calendars.desk.zone, now));
    const ready = { words: told, readyById: actor.personId, readyAt: now };
    await updateStakeholderText(tx, text.id, ready);
    await stopWaiting(tx, text);
    await record(tx, incident, actor, { kind: 'stakeholders ready', personId: actor.personId }, now);
    const waits = readyStakeholdersWords(incident, told, text.id, actor.name);
    const { commanderId } = incident;
    await sayIn(tx, incident, 'room', eachTime(`stakeholders-ready:${text.id}`), waits, now);
    if (!commanderId || commanderId === actor.personId) return incident;
    const effect = eachTime(`stakeholders-ready:${text.id}:commander`);
    await sayIn(tx, incident, { personId: commanderId }, effect, waits, now);
    return incident;
  });
}

/** The second key: on the record, and to where the policy says. Never of a drill, nor of a private one (INC-1, INC-10). */
export function releaseStakeholders(desk: Desk, caller: Caller, textId: number) {
  return act(desk, caller, async (tx, actor, now) => {
    const { text, incident } = await textFor(tx, actor, textId, 'release');
    const { readyById } = text;
    if (!readyById) throw notReady();
    if (readyById === actor.personId) throw ownKey();
    const told = tellStakeholderText(text.words);
    await updateStakeholderText(tx, text.id, { releasedById: actor.personId, releasedAt: now });
    const decided = await decideStakeholders(tx, incident, actor, 'told', told, now);
    const place = placeFor(desk, incident);
    const writer = await nameOf(tx, incident.workspaceId, readyById);
    const released = releasedStakeholdersWords(text.words, actor.name, writer, place);
    await sayIn(tx, decided, 'room', `stakeholders-released:${text.id}`, released, now);
    if (place) {
      const words = forStakeholdersWords(text.words);
      await sayIn(tx, decided, 'stakeholders', `stakeholders:${text.id}`, words, now, 'stakeholders');
    }
    return { incident: decided, place, told };
  });
}

/** *Ask for changes*: back to the product owner, with a word. */
export function sendStakeholdersBack(desk: Desk, caller: Caller, textId: number, word: string) {
  return act(desk, caller, async (tx, actor, now) => {
    const { text, incident } = await textFor(tx, actor, textId, 'release');
    refuseUnlessReasoned(word);
    if (!text.readyAt) throw notReady();
    await refuseExposed(tx, desk.policy, incident, actor, caller, { reason: word }, now);
    const open = await updateStakeholderText(tx, text.id, { readyById: null, readyAt: null });
    await askWriters(tx, desk.policy, incident, actor, open, await listWriters(tx, incident), word, now);
    return incident;
  });
}

/** For the forms; null: none was asked for, or the last one is out. */
export async function readStakeholders(desk: Desk, caller: Caller, incidentId: number) {
  const { db } = desk;
  const incident = await readIncident(desk, caller, incidentId, 'incident.report');
  const last = await findLastStakeholderText(db, incidentId);
  const name = await namesOf(db, incident.workspaceId, [
    last?.readyById ?? null,
    ...(await listWriters(db, incident)),
  ]);
  const writers = (await listWriters(db, incident)).map((personId) => name(personId) ?? 'Somebody');
  const open = last && !last.releasedAt ? last : null;
  const writer = name(open?.readyById ?? null);
  return {
    incident,
    text: open,
    writer,
    writers,
    place: placeFor(desk, incident),
    told: last?.releasedAt ?? null,
  };
}

/** The same, found by its text. */
export async function readStakeholderText(
  desk: Desk,
  caller: Caller,
  textId: number,
  wanted: 'write' | 'release',
) {
  return textFor(desk.db, await getActor(desk.db, caller), textId, wanted);
}

async function textFor(
  db: Desk['db'] | Tx,
  actor: Actor,
  textId: number,
  wanted: 'write' | 'release',
): Promise<{ text: StakeholderTextRow; incident: Incident }> {
  const text = await getStakeholderTextIn(db, actor.workspaceId, textId);
  const incident = await getIncident(db, text.incidentId);
  await refuseUnlessMayDo(db, actor, wanted === 'write' ? 'incident.see' : 'incident.report', incident);
  if (wanted === 'write') refuseUnlessMay(actor, 'stakeholders.write');
  refuseUnlessGoingOn(incident);
  if (text.releasedAt) throw isReleased();
  return { text, incident };
}

const placeFor = ({ policy }: Desk, incident: Incident): string | null =>
  incident.isPrivate || isDrill(incident) ? null : policy.incidents.stakeholders.channel;

const isReady = (name: string): Refusal =>
  new Refusal('stakeholders.ready', `Nothing changed: ${name} has passed it on already.`);

const notReady = (): Refusal =>
  new Refusal('stakeholders.not-ready', 'Nothing changed: the product owner is still writing it.');

const ownKey = (): Refusal =>
  new Refusal(
    'stakeholders.own-key',
    'Nothing was released: you wrote it yourself, and two people release it. Ask whoever has communications, or hand command over.',
  );

const isReleased = (): Refusal =>
  new Refusal('stakeholders.released', 'Nothing changed: it has been released already.');
