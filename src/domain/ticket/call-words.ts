import { escapeText } from '../message/slack-text.ts';
import { internalWords, type PublicWords, publicWords, type Words } from '../message/words.ts';

/** The offer of a call or a screen share (CNV-6). */

/** As the record has it. */
export const callTold = (link: string): string => `I am offering a call: ${link}`;

export const callOfferedWords = (ticket: { number: number }, by: string, link: string): PublicWords =>
  publicWords(
    `${escapeText(by)} offers you a call about ticket ${ticket.number}, where you can share your screen: ` +
      `<${escapeText(link)}|join the call>. Write here if another time suits you better, or if you would rather write.`,
  );

export const callOfferedForStaffWords = (by: string, link: string): Words =>
  internalWords(`${escapeText(by)} offered the requester a call: <${escapeText(link)}|join the call>.`);
