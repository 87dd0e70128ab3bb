import { escapeText } from '../message/slack-text.ts';
import { internalWords, type PublicWords, publicWords, type Words } from '../message/words.ts';
import type { Rating } from './rating.ts';
import type { Resolution } from './status.ts';

/** The desk's sentences about how a ticket ended, and what its requester says to that. */

interface Ended {
  readonly number: number;
  readonly resolution: Resolution;
  /** The event that says so: what is answered to it belongs to this end and no other. */
  readonly resolvedId: number;
  readonly reopenDays: number;
  /** The one question of feedback is due. */
  readonly isRated: boolean;
}

/** RES-2: what was done, the two answers, and one question of feedback where it is due. */
export function resolvedWords(ended: Ended, by: string, text: string): PublicWords {
  const { number, resolution, resolvedId, reopenDays, isRated } = ended;
  const what = resolution === 'declined' ? 'declined' : 'resolved';
  const as = resolution === 'duplicate' ? ' as the same as another one' : '';
  const back = `a reply here within ${reopenDays} ${reopenDays === 1 ? 'day' : 'days'} opens it again.`;
  const set = isRated ? 'satisfied-and-rate' : 'satisfied';
  return publicWords(`${escapeText(by)} ${what} ticket ${number}${as}${text ? ' and writes:' : '.'}`, {
    ...(text ? { quote: text } : {}),
    after: resolution === 'declined' ? `If there is more to say, ${back}` : `Did that do it? If not, ${back}`,
    buttons: { set, value: `${number}:${resolvedId}` },
  });
}

/** RES-4: with `articleLabel`, whether others should read the answer is asked as well. */
export function resolvedForStaffWords(
  number: number,
  by: string,
  resolution: Resolution,
  text: string,
  articleLabel: string | undefined,
): Words {
  const said = text ? ' and wrote to the requester:' : '.';
  const article = `Should this become a knowledge base article? *It should* labels the ticket “${escapeText(articleLabel ?? '')}”.`;
  return internalWords(`${escapeText(by)} resolved ticket ${number} as ${resolution}${said}`, {
    ...(text ? { quote: text } : {}),
    ...(articleLabel ? { after: article, buttons: { set: 'article', value: String(number) } } : {}),
  });
}

export const satisfiedWords = (number: number): PublicWords =>
  publicWords(`Thank you. Ticket ${number} stays resolved.`);

export const satisfiedForStaffWords = (by: string): Words =>
  internalWords(`${escapeText(by)} says all is good.`);

/** For the requester's eyes alone: who is asked in a channel does not tell it what they think. */
export const ratedWords = (number: number, rating: Rating, resolvedId: number): PublicWords =>
  publicWords(`Thank you: ${rating} of 5 for ticket ${number}. Only the desk sees it.`, {
    buttons: { set: 'comment', value: `${number}:${resolvedId}` },
  });

export const ratedForStaffWords = (by: string, rating: Rating): Words =>
  internalWords(`${escapeText(by)} rates the help ${rating} of 5.`);

export const commentedForStaffWords = (by: string, rating: Rating, comment: string): Words =>
  internalWords(`${escapeText(by)} adds to ${rating} of 5:`, { quote: comment });
