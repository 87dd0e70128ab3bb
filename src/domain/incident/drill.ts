import { escapeText } from '../message/slack-text.ts';
import { internalWords, type Words } from '../message/words.ts';
import { Refusal } from '../refusal.ts';
import { headName, incidentName, type Named } from './name.ts';

/** A drill runs the same machine, marked everywhere; nobody outside hears of it, and no figure counts it (INC-1). */
export const isDrill = ({ series }: Pick<Named, 'series'>): boolean => series === 'drill';

/** At the head of each of its messages that does not say so itself. */
export const markedWords = (words: Words): Words =>
  words.text.includes('DRILL') ? words : { ...words, text: `*DRILL*  ${words.text}` };

/** Requesters would be told, and they know of no drill. */
export function refuseIfDrill(incident: Named): void {
  if (!isDrill(incident)) return;
  throw new Refusal(
    'drill.tickets',
    `Nothing was attached: ${incidentName(incident)} is practice, and requesters would be told of it. If it has become real, press *More*, then *It is real*.`,
  );
}

/** In its room, among the headlines and to everybody in it: from now on it counts. `isCalling`: nobody who is on call has answered. */
export function madeRealWords(incident: Named, was: string, by: string, isCalling: boolean): Words {
  const call = isCalling
    ? `Whoever is needed is called as ${headName(incident)}.`
    : 'Nobody is called, since somebody has answered.';
  return internalWords(
    `🚨 *This is no drill.* ${escapeText(by)} says that ${was} is real: it is ${incidentName(incident)} from now on.`,
    { after: `What was done so far stays on its record. ${call}` },
  );
}
