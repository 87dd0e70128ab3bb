import { escapeText, shorten } from '../message/slack-text.ts';
import { type PublicWords, publicWords } from '../message/words.ts';

/** What is said of a ticket that was filed by mistake (*Not a request*). */

/** To its requester, in the thread that is no ticket's any more. */
export const withdrawnWords = (number: number, by: string): PublicWords =>
  publicWords(
    `${escapeText(by)} took ticket ${number} out: it was no request. What is written here does not reach the desk any more. If it is a request after all, *Reopen* brings it back.`,
    { buttons: { set: 'reopen', value: String(number) } },
  );

/** To whoever filed it for somebody else. */
export const withdrawnForFilerWords = (number: number, summary: string, by: string): PublicWords =>
  publicWords(
    `${escapeText(by)} took ticket ${number} out, which you filed: “${escapeText(shorten(summary, 120))}”. It was no request. If it is one after all, file the message again, and the ticket is back.`,
  );

/** To whoever files its message again. */
export const broughtBackWords = (number: number): PublicWords =>
  publicWords(`This was ticket ${number}, taken out as no request. It is open again.`);
