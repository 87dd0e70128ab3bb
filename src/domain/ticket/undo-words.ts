import { escapeText, shorten } from '../message/slack-text.ts';
import { internalWords, type Words } from '../message/words.ts';
import type { Undoable } from './undo.ts';

/** What is said of taking something back (C-3). */

const DONE: Readonly<Record<Undoable, (number: number, other: number | undefined) => string>> = {
  take: (number) => `You took ticket ${number}.`,
  assign: (number) => `You gave ticket ${number} away.`,
  triage: (number) => `You triaged ticket ${number}.`,
  label: (number) => `You changed the labels of ticket ${number}.`,
  snooze: (number) => `You snoozed ticket ${number}.`,
  link: (number, other) => `You linked tickets ${number} and ${other}.`,
  merge: (number, other) => `You merged ticket ${number} into ${other}.`,
  withdraw: (number) => `You took ticket ${number} out as no request.`,
};

/** Private, to whoever did it. */
export const undoOfferWords = (
  act: Undoable,
  number: number,
  other: number | undefined,
  offerId: number,
): Words =>
  internalWords(`${DONE[act](number, other)} *Undo* is here for 10 minutes.`, {
    buttons: { set: 'undo', value: String(offerId) },
  });

/** To whoever was given it, and had heard of that by direct message. */
export const takenBackForOwnerWords = (number: number, summary: string, by: string): Words =>
  internalWords(
    `${escapeText(by)} took back giving you ticket ${number}: “${escapeText(shorten(summary, 120))}”. It is not yours any more.`,
  );

/** To whoever was called, and under the card. */
export const noLongerCriticalWords = (number: number, by: string, link: string | undefined): Words =>
  internalWords(
    `${escapeText(by)} took back the triage of ticket ${number}: it is not critical any more, and you are not needed for it.${link ? ` <${link}|Open the card>.` : ''}`,
  );

export const triageUndoneWords = (by: string, because: string | null): Words =>
  internalWords(
    `${escapeText(by)} took back their triage. The ticket stands again as before${because ? `: ${escapeText(because)}` : ', not triaged'}. Nobody is called again.`,
  );
