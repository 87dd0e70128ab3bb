import { dateToken } from '../message/dates.ts';
import { escapeText } from '../message/slack-text.ts';
import { internalWords, type PublicWords, publicWords, type Words } from '../message/words.ts';
import { isDrill } from './drill.ts';
import { headName, incidentName, type Named } from './name.ts';
import { type StakeholderText, tellStakeholderText } from './stakeholder-text.ts';

/** The desk's sentences on what stakeholders are told: two people, one who writes and one who releases. */

interface Of extends Named {
  readonly id: number;
  readonly isPrivate: boolean;
}

/** Of a private one it is read in the form, by those who may (INC-10). */
const shown = ({ isPrivate }: Of, text: StakeholderText) =>
  isPrivate ? {} : { quote: tellStakeholderText(text) };

/** To the product owner. `word`: what the commander wants otherwise. */
export function askStakeholdersWords(
  incident: Of,
  text: StakeholderText,
  textId: number,
  by: string,
  byAt: Date,
  word: string | null,
): Words {
  const ask = word
    ? `*${escapeText(by)} sends the text for stakeholders of ${incidentName(incident)} back*: ${escapeText(word)}`
    : `*What are stakeholders told of ${incidentName(incident)}?* ${escapeText(by)} asks you. This is a draft:`;
  return internalWords(ask, {
    ...shown(incident, text),
    after: `*Ready* passes it on as it is. Nothing is sent before whoever leads releases it. Please answer by ${dateToken(byAt)}.`,
    buttons: { set: 'stakeholder-draft', value: String(textId) },
  });
}

/** To the commander, and in the room. */
export function readyStakeholdersWords(
  incident: Of,
  text: StakeholderText,
  textId: number,
  name: string,
): Words {
  return internalWords(
    `*${escapeText(name)} wrote what stakeholders of ${incidentName(incident)} are told.* It waits for you to release it:`,
    { ...shown(incident, text), buttons: { set: 'stakeholder-release', value: String(textId) } },
  );
}

/** To the commander: nobody wrote it in time. */
export function unansweredStakeholdersWords(incident: Of, names: readonly string[], since: Date): Words {
  const who = names.length > 0 ? names.map(escapeText).join(', ') : 'The product owner';
  return internalWords(
    `${who} has not answered about what stakeholders of ${incidentName(incident)} are told, asked ${dateToken(since)}. Call them, or ask somebody who may speak for them; *Resolve* asks what became of it.`,
  );
}

/** To the commander: there is nobody to ask, or nobody who may know of it. */
export const nobodyWritesWords = (incident: Of): Words =>
  internalWords(
    incident.isPrivate
      ? `The product owner is not in ${incidentName(incident)}, and is not asked what stakeholders are told. Let them in first, then *More*, *Stakeholders…*.`
      : `Nobody is product owner here, so nobody is asked what stakeholders of ${incidentName(incident)} are told. An admin names one with \`/desk setup\`; then *More*, *Stakeholders…*.`,
  );

/** Of a drill: nobody is to copy it anywhere either (INC-1). */
export const PRACTISED = 'This is practice: nobody outside is told.';

/** In the room. `place`: null where it is to be copied. */
export function releasedStakeholdersWords(
  incident: Of,
  text: StakeholderText,
  by: string,
  writer: string,
  place: string | null,
): Words {
  const where = place ? `It goes to #${place}.` : 'It is to be copied to where stakeholders read it.';
  return internalWords(
    `*${escapeText(by)} released what stakeholders are told*, written by ${escapeText(writer)}. ${isDrill(incident) ? PRACTISED : where}`,
    { quote: tellStakeholderText(text) },
  );
}

/** Where stakeholders read it. */
export const forStakeholdersWords = (text: StakeholderText): PublicWords =>
  publicWords('*News of a problem we are working on*', { quote: tellStakeholderText(text) });

/** To the commander: Slack would not take it there. */
export const notPostedWords = (incident: Named, channel: string, why: string, text: string): Words =>
  internalWords(
    `⚠️ What stakeholders of ${incidentName(incident)} are told was not posted in #${escapeText(channel)} (${escapeText(why)}). Copy it to where they read it:`,
    { quote: text },
  );

export const askedText = (incident: Named, names: readonly string[]): string =>
  `${names.map(escapeText).join(', ')} ${names.length === 1 ? 'is' : 'are'} asked what stakeholders of ${incidentName(incident)} are told. You hear when it is written.`;

export const passedOnText = (incident: Named): string =>
  `Passed on: whoever leads ${incidentName(incident)} releases it, or sends it back with a word.`;

export function releasedText(incident: Named, place: string | null): string {
  if (isDrill(incident)) return `${headName(incident)}: it is on the record. ${PRACTISED}`;
  return place
    ? `${headName(incident)}: it goes to #${place} now, and is on the record.`
    : `${headName(incident)}: it is on the record. Copy it to where stakeholders read it:`;
}
