import { escapeText, shorten } from '../message/slack-text.ts';
import { internalWords, type PublicWords, publicWords, type Words } from '../message/words.ts';

/** What is said of merging and linking (TRI-8). Nobody outside the team learns who else asked. */

interface Named {
  readonly number: number;
  readonly summary: string;
  readonly isSensitive: boolean;
}

const named = (ticket: Named, link: string | undefined) =>
  link ? `<${link}|ticket ${ticket.number}>` : `ticket ${ticket.number}`;

const quoted = (ticket: Named) =>
  ticket.isSensitive ? '' : `: “${escapeText(shorten(ticket.summary, 120))}”`;

/** To whoever asked what was merged. */
export const mergedForRequesterWords = (number: number): PublicWords =>
  publicWords(
    `Ticket ${number} is about the same as a request we work on already, so both are answered together. You read the answers here, and what you write here is read.`,
  );

/** To whoever asked both. */
export const mergedOwnWords = (number: number, into: number, link: string | undefined): PublicWords =>
  publicWords(
    `Ticket ${number} is about the same as your ticket ${into}, so the answers to both come there${link ? `: <${link}|open it>` : ''}. What you write here is read too.`,
  );

/** To whoever asked what it was merged into. */
export const tookInForRequesterWords = (number: number): PublicWords =>
  publicWords(
    `Somebody else needs the same as you in ticket ${number}, so we work on both together. Nothing changes for you: the answers come here.`,
  );

export const unmergedForRequesterWords = (number: number): PublicWords =>
  publicWords(
    `Ticket ${number} turned out to be a matter of its own and is open again. A person answers here next.`,
  );

export const mergedForStaffWords = (into: Named, by: string, link: string | undefined): Words =>
  internalWords(
    `${escapeText(by)} merged this into ${named(into, link)}. What its requester writes arrives there. *Unmerge* takes it out again.`,
  );

export const tookInForStaffWords = (
  merged: Named & { description: string },
  by: string,
  requester: string,
  link: string | undefined,
): Words =>
  internalWords(
    `${escapeText(by)} merged ${named(merged, link)} of ${escapeText(requester)} into this${quoted(merged)}. Answers from here reach both, each in their own thread.`,
    merged.isSensitive || !merged.description ? {} : { quote: shorten(merged.description, 1000) },
  );

export const unmergedForStaffWords = (from: number, by: string): Words =>
  internalWords(
    `${escapeText(by)} took this out of ticket ${from} again. It is open as it was before; what was sent stays sent.`,
  );

export const letGoForStaffWords = (merged: number, by: string): Words =>
  internalWords(
    `${escapeText(by)} took ticket ${merged} out of this again. Answers from here no longer reach its requester; what was sent stays sent.`,
  );
