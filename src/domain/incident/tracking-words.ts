import { dateToken } from '../message/dates.ts';
import { escapeText } from '../message/slack-text.ts';
import { internalWords, type Words } from '../message/words.ts';
import type { TrackingFacts } from './tracking.ts';

/** In the room: GitHub has refused something of an incident for good. */
export const trackingRefusedWords = (isOpening: boolean, why: string): Words =>
  internalWords(
    isOpening
      ? `⚠️ An issue of this incident was not opened: ${escapeText(why)}. Nothing here waits for it. When that is put right, \`firstline outbox retry\` opens it.`
      : `⚠️ What is new did not reach the issue on GitHub: ${escapeText(why)}. \`firstline outbox\` lists it.`,
  );

/** On the card, where somebody who looks for the record has to know; empty where all is well. */
export function tellTracking(tracking: TrackingFacts | null): string {
  switch (tracking?.is) {
    case 'waiting':
      return `⚠️ The tracking issue waits, next try ${dateToken(tracking.until)}: ${escapeText(tracking.why)}. Nothing else waits for it.`;
    case 'refused':
      return `⚠️ The tracking issue was not opened: ${escapeText(tracking.why)}.`;
    case 'there':
      if (tracking.isDeleted) return '⚠️ The tracking issue was deleted on GitHub.';
      return tracking.waiting
        ? `⚠️ What is new waits for GitHub, next try ${dateToken(tracking.waiting.until)}: ${escapeText(tracking.waiting.why)}.`
        : '';
    default:
      return '';
  }
}
