import { escapeText } from '../message/slack-text.ts';
import { internalWords, type Words } from '../message/words.ts';
import { MINUTE_MS } from '../time/local-days.ts';
import type { IncidentFact } from './history.ts';
import { incidentName, type Named } from './name.ts';

/** Whoever knows a private incident's codename may ask to be let in (INC-10). */

/** So long one request of a person stands for all. */
const AGAIN_AFTER_MS = 15 * MINUTE_MS;

export const ACCESS_KINDS = ['access asked', 'let in', 'kept out'] as const satisfies IncidentFact['kind'][];

/** What the record holds of one person's requests, the oldest first. */
interface Noted {
  readonly kind: string;
  readonly at: Date;
}

/** They asked, and nobody has answered. */
export const isAsking = (noted: readonly Noted[]): boolean => noted.at(-1)?.kind === 'access asked';

export function mayAskAgain(noted: readonly Noted[], now: Date): boolean {
  const last = noted.findLast(({ kind }) => kind === 'access asked');
  // Who was let in and is out again asks for something else.
  return !last || noted.at(-1)?.kind === 'let in' || now.getTime() - last.at.getTime() >= AGAIN_AFTER_MS;
}

/** The same whether there is such a room or not, so that nothing can be told from it. */
export const accessAskedText = (codename: string): string =>
  `If there is a ${codename}, its commander is asked to let you in, once in 15 minutes at the most. The answer comes to you by direct message.`;

export const insideText = (codename: string): string =>
  `You are one of the people of ${codename}, and I invite you into its room again.`;

/** In the room; `value` of the buttons holds the incident's row and who asks. */
export function accessWords(incidentId: number, person: Person, commanderId: string | null): Words {
  const to = commanderId ? `<@${commanderId}>: ` : '';
  return internalWords(
    `${to}*${escapeText(person.name)} asks to be let in.* They know the codename, and nothing else from me. The commander decides.`,
    { buttons: { set: 'let-in-or-not', value: `${incidentId}:${person.personId}` } },
  );
}

interface Person {
  readonly personId: string;
  readonly name: string;
}

export function decidedWords(by: string, name: string, isLetIn: boolean): Words {
  const what = isLetIn ? `let ${escapeText(name)} in` : `did not let ${escapeText(name)} in for now`;
  return internalWords(`${escapeText(by)} ${what}.`);
}

/** To whoever asked. */
export function answeredWords(incident: Named, isLetIn: boolean): Words {
  const name = incidentName(incident);
  return internalWords(
    isLetIn
      ? `You are let in: ${name} is among your channels.`
      : `Not now: the commander of ${name} keeps it to few people for the time being. You can ask again later.`,
  );
}

/** To whoever is in its room no more, and has nothing to do in it. */
export const takenOutWords = (incident: Named): Words =>
  internalWords(
    `You are out of the room of ${incidentName(incident)}, and read nothing of it any more. To be let in again, type \`/incident access ${incidentName(incident)}\`: its commander decides.`,
  );
