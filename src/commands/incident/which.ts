import type { Incident } from '../../db/incidents.ts';
import { headName } from '../../domain/incident/name.ts';
import type { IncidentState } from '../../domain/incident/state.ts';
import { decodeText, mentionedPeople } from '../../domain/message/slack-text.ts';
import { findByName, findByRoom, listToChoose, readIncident } from '../../services/incident/find-incident.ts';
import type { Drawn } from '../../views/blocks.ts';
import { WORDS_LENGTH, whichIncident } from '../../views/incident/which.ts';
import { plainAnswer } from '../../views/words.ts';
import type { AskedByButton, AskedByCommand, Triggered } from '../asked.ts';
import type { Verb } from '../verbs.ts';
import { openDeclare } from './declare.ts';

/** What follows the verb, without the name of the incident. */
export interface Said {
  readonly words: string;
  /** Whom they mention, in order. */
  readonly personIds: readonly string[];
}

/** One word of `/incident`. It is for the incident in whose room it is typed, for the one it names, or a choice (K-1). */
export interface IncidentVerb {
  readonly usage: string;
  readonly summary: string;
  /** Those it is for, where none is named; left out: those that go on. */
  readonly isFor?: (state: IncidentState) => boolean;
  /** Its words are numbers, of tickets or of another incident: one alone does not name the incident it is for. */
  readonly isOfNumbers?: boolean;
  /** What is returned is the private answer. */
  readonly run: (asked: Triggered, incident: Incident, said: Said) => Promise<Drawn | undefined>;
}

export type IncidentVerbs = Readonly<Record<string, IncidentVerb>>;

/** The verbs as `/incident` runs them. Who may do what depends on the incident, and is asked there. */
export function inIncident(verbs: IncidentVerbs): Record<string, Verb> {
  return Object.fromEntries(
    Object.entries(verbs).map(([name, { usage, summary, ...verb }]) => [
      name,
      {
        usage,
        summary,
        action: 'incident.declare',
        run: (asked) => runIn(asked, name, { usage, summary, ...verb }),
      } satisfies Verb,
    ]),
  );
}

async function runIn(asked: AskedByCommand, name: string, verb: IncidentVerb): Promise<Drawn | undefined> {
  const { desk, caller, channelId, text } = asked;
  const raw = text.replace(/^\S+\s*/, '');
  const [first = ''] = raw.split(/\s/, 1);
  const isAlone = raw === first;
  const own = await findByRoom(desk, caller, channelId);
  // In its own room `log 12 servers restarted` is no other incident's; a number alone is.
  if (own && (!isAlone || verb.isOfNumbers)) return verb.run(asked, own, said(raw));
  const mayBeName = !(isAlone && verb.isOfNumbers);
  const named = mayBeName ? await findByName(desk, caller, first, isAlone) : undefined;
  if (named) return verb.run(asked, named, said(raw.slice(first.length).trim()));
  if (own) return verb.run(asked, own, said(raw));
  const choices = await listToChoose(desk, caller, verb.isFor);
  if (choices.length > 0) return whichIncident(name, raw.slice(0, WORDS_LENGTH), choices);
  return raw ? openDeclare(asked, said(text).words) : plainAnswer(noneFor(name));
}

const said = (raw: string): Said => ({
  words: decodeText(raw, { person: () => undefined }),
  personIds: mentionedPeople(raw),
});

const noneFor = (verb: string) =>
  `Nothing to choose from: no incident goes on that this could be for. \`/incident ${verb} 12\` names one, and \`/incident\` with a few words declares one.`;

/** *This one*, where the verb was typed outside a room. */
export const pressWhich =
  (verbs: IncidentVerbs) =>
  async (asked: AskedByButton): Promise<void> => {
    const [name = '', id = '', ...words] = asked.value.split(':');
    const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
    if (!verb) return;
    const incident = await readIncident(asked.desk, asked.caller, Number(id));
    const answer = await verb.run(asked, incident, said(words.join(':')));
    await asked.replace(answer ?? plainAnswer(`\`${name}\` for ${headName(incident)} is open.`));
  };

/** *Declare incident* beside it. */
export async function pressDeclareWords(asked: AskedByButton): Promise<void> {
  await openDeclare(asked, said(asked.value).words);
}
