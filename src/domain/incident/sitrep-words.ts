import { dateToken } from '../message/dates.ts';
import { escapeText } from '../message/slack-text.ts';
import { internalWords, type Words } from '../message/words.ts';
import { incidentName, type Named } from './name.ts';

/** What is said of a sitrep that is due, by direct message (N-3). */

interface Due extends Named {
  readonly id: number;
  readonly title: string;
}

/** To whoever is to send it. Its number goes with the buttons, so that an old one sends no second. */
export function remindWords(incident: Due, number: number, dueAt: Date, now: Date): Words {
  const is = dueAt > now ? 'is due' : 'was due';
  const first = number === 1 ? ' *Assess* sends the first one.' : '';
  return internalWords(
    `Sitrep ${number} of ${incidentName(incident)} ${is} ${dateToken(dueAt)}: ${escapeText(incident.title)}. You are reminded because you lead it.${first}`,
    {
      buttons: {
        set: number === 1 ? 'first-sitrep-due' : 'sitrep-due',
        value: `${incident.id}:${number}`,
      },
    },
  );
}

/** To the next person, once. */
export function unsentWords(incident: Due, number: number, dueAt: Date, leader: string | null): Words {
  const who = leader ? `${escapeText(leader)} was reminded and has not sent it.` : 'Nobody is in command.';
  return internalWords(
    `⚠️ Nobody has sent sitrep ${number} of ${incidentName(incident)}, due ${dateToken(dueAt)}: ${escapeText(incident.title)}. ${who} People wait for word.`,
    { buttons: { set: 'sitrep-unsent', value: `${incident.id}:${number}` } },
  );
}

export const snoozedText = (until: Date, dueAt: Date): string =>
  `You are reminded again ${dateToken(until)}. The sitrep stays due ${dateToken(dueAt)}.`;
