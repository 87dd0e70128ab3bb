import { dateToken } from '../message/dates.ts';
import { listSome } from '../message/list-some.ts';
import { escapeText, shorten } from '../message/slack-text.ts';
import { internalWords, type PublicWords, publicWords, type Words } from '../message/words.ts';

/** The desk's sentences about who takes a ticket on the other side (ESC-7). */

interface Named {
  readonly number: number;
  readonly summary: string;
  readonly isSensitive: boolean;
}

const about = ({ number, summary, isSensitive }: Named): string =>
  isSensitive ? `ticket ${number}` : `ticket ${number}, “${escapeText(shorten(summary, 120))}”`;

const open = (link: string | undefined): string => (link ? ` <${link}|Open the card>.` : '');

/** What the requester reads when their ticket goes to the engineers, whatever becomes of it there (W-5, W-6). */
export const passedOnWords = (number: number, by: string, at: Date): PublicWords =>
  publicWords(
    `${escapeText(by)} passed ticket ${number} to the engineers ${dateToken(at)}. They decide next whether and when to take it up. ${escapeText(by)} tells you here what they say.`,
  );

/** By direct message to the one who is asked; `until` is when the next one is. */
export const askEngineerWords = (ticket: Named, by: string, until: Date, link: string | undefined): Words =>
  internalWords(
    `${escapeText(by)} asks you to be the engineer of ${about(ticket)}.${open(link)} Without an answer by ${dateToken(until)} the next one of tier 2 is asked.`,
    { buttons: { set: 'hand-off', value: String(ticket.number) } },
  );

/** The same under the card, where tier 2 reads along. */
export const engineerAskedWords = (number: number, engineerId: string): Words =>
  internalWords(`<@${engineerId}> is asked to take it. Anybody of tier 2 may.`, {
    buttons: { set: 'hand-off', value: String(number) },
  });

export const engineerAgreedWords = (engineer: string): Words =>
  internalWords(`${escapeText(engineer)} takes it as its engineer.`);

export const engineerDeclinedWords = (engineer: string, reason: string): Words =>
  internalWords(`${escapeText(engineer)} does not take it:`, { quote: reason });

export const engineerSilentWords = (engineer: string): Words =>
  internalWords(`No answer from ${escapeText(engineer)} in time.`);

/** Mentions whoever has the ticket, since somebody must be found. */
export const nobodyLeftWords = (ownerId: string | null, told: readonly string[]): Words => {
  const whom =
    told.length > 0 ? `${listSome(told.map(escapeText), ' and ')} heard of it.` : 'No manager is set.';
  return internalWords(
    `⚠️ ${ownerId ? `<@${ownerId}> ` : ''}Nobody of tier 2 has agreed to take it. ${whom} *More*, *Engineer* names somebody.`,
  );
};

export const nobodySetWords = (): Words =>
  internalWords(
    '⚠️ Nobody was asked to take it: no tier 2 is set. An admin names its people with `/desk setup`; then *More*, *Engineer* asks one.',
  );

/** Up the ladder, by direct message. */
export const nobodyAgreesWords = (ticket: Named, link: string | undefined): Words =>
  internalWords(
    `Nobody of tier 2 has agreed to be the engineer of ${about(ticket)}.${open(link)} Name one with *More*, *Engineer* on its card.`,
  );

/** To the engineer, while nothing is heard. `nth` counts from 1. */
export const chaseWords = (ticket: Named, since: Date, nth: number, most: number): Words =>
  internalWords(
    `Nothing has been heard of ${about(ticket)} since ${dateToken(since)}; you are its engineer. What can its requester be told? (${nth} of ${most})`,
    { buttons: { set: 'give-news', value: String(ticket.number) } },
  );

/** What tier 1 reads of it; the requester's own line has gone out. */
export const chasedWords = (number: number, engineer: string, since: Date): Words =>
  internalWords(
    `No news since ${dateToken(since)}: the desk asked ${escapeText(engineer)}, and told the requester that it did.`,
    { buttons: { set: 'reply', value: `${number} status_update` } },
  );

/** No date, and nothing about the work: that somebody asked is all there is to say (UPD-3). */
export const engineersAskedWords = (number: number): PublicWords =>
  publicWords(
    `Ticket ${number} is still with the engineers. We asked them today how it stands, and tell you here what they say.`,
  );

/** After the last reminder. */
export const noNewsWords = (ticket: Named, engineer: string, since: Date, link: string | undefined): Words =>
  internalWords(
    `${escapeText(engineer)} was asked for news of ${about(ticket)} again and again; nothing since ${dateToken(since)}.${open(link)} They are not asked any more.`,
  );

export const noNewsForStaffWords = (engineer: string, told: readonly string[]): Words =>
  internalWords(
    `⚠️ Still no news, and the desk asks ${escapeText(engineer)} no more. ${told.length > 0 ? `${listSome(told.map(escapeText), ' and ')} heard of it.` : '*More*, *Engineer* names somebody else.'}`,
  );

export const newsWords = (number: number, engineer: string, news: string): Words =>
  internalWords(`${escapeText(engineer)} on where it stands:`, {
    quote: shorten(news, 2_900),
    after: 'Tell the requester in your own words.',
    buttons: { set: 'reply', value: `${number} status_update` },
  });
