import type { Incident } from '../../db/incidents.ts';
import { updateStakeholderText } from '../../db/stakeholder-texts.ts';
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
import type { Caller } from '../../domain/people/actor.ts';
import { Refusal } from '../../domain/refusal.ts';
import { dateAt } from '../../domain/time/local-days.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { askWriters, listWriters, stopWaiting } from './ask-stakeholders.ts';
import { nameOf } from './incident-facts.ts';
import { placeFor, textFor } from './read-stakeholders.ts';
import { record } from './record.ts';
import { refuseExposed } from './refuse-exposed.ts';
import { eachTime, sayIn } from './send-incident.ts';
import { decideStakeholders } from './stakeholders.ts';

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
    await refuseExposed(tx, desk.policy, incident, actor, caller, { ...told }, now, EDIT);
    refusePromisedEnd(told, dateAt(desk.policy.calendars.desk.zone, now), words ? null : EDIT);
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
    const released = releasedStakeholdersWords(incident, text.words, actor.name, writer, place);
    await sayIn(tx, decided, 'room', `stakeholders-released:${text.id}`, released, now);
    if (place) {
      const words = forStakeholdersWords(text.words);
      await sayIn(tx, decided, 'stakeholders', `stakeholders:${text.id}`, words, now, {
        what: 'stakeholders',
      });
    }
    return { incident: decided, place, toCopy: place || isDrill(decided) ? null : told };
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

/** Beside *Ready*. */
const EDIT = '*Edit*';

const isReady = (name: string): Refusal =>
  new Refusal('stakeholders.ready', `Nothing changed: ${name} has passed it on already.`);

const notReady = (): Refusal =>
  new Refusal('stakeholders.not-ready', 'Nothing changed: the product owner is still writing it.');

const ownKey = (): Refusal =>
  new Refusal(
    'stakeholders.own-key',
    'Nothing was released: you wrote it yourself, and two people release it. Ask whoever has communications, or hand command over.',
  );
