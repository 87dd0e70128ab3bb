import { escapeText } from '../message/slack-text.ts';
import type { PromisedTime } from './find-promises.ts';

const MOST_NAMED = 5;

/** “by Friday”, “two days”. */
export const promisedWords = (promised: readonly PromisedTime[]): string =>
  [...new Set(promised.map(({ words }) => `“${words.trim()}”`))].slice(0, MOST_NAMED).join(', ');

export function readsLike(promised: readonly PromisedTime[]): string {
  if (new Set(promised.map(({ words }) => words)).size > 1) return 'read like promised dates';
  return promised[0]?.reads === 'date' ? 'reads like a promised date' : 'reads like a promised end';
}

/** Why it was not sent, at the field or where the button stood. */
export const heldForPromise = (promised: readonly PromisedTime[]): string =>
  `Not sent: ${promisedWords(promised)} ${readsLike(promised)}. The text is kept. Take it out, or say when you write next.`;

/** To an agent who wrote in the requester's own thread. */
export const alreadyPromisedText = (promised: readonly PromisedTime[]): string =>
  `⚠️ The requester has read ${escapeText(promisedWords(promised))}, which ${readsLike(promised)}. ` +
  'If nobody agreed to it, edit your message.';
