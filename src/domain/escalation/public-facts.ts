import type { Resolution } from '../ticket/status.ts';
import { asMarkdown } from './markdown.ts';

/** What of a ticket the engineers read on its issue (ESC-4): facts, and nobody's name or address. */

export const settledOnIssue = (resolution: Resolution): string =>
  `The help desk ticket is resolved: ${resolution}. Nobody waits for this there now.`;

/** `text`: without the requester's name already. */
export const workaroundOnIssue = (text: string): string =>
  `The requester was given a workaround:\n\n${asMarkdown(text)}`;

export const affectedOnIssue = (count: number): string => `${count} requesters are affected now.`;

export const reopenedOnIssue = (): string =>
  'The help desk ticket was opened again after it had been resolved: it is not settled for its requester.';

export const discussedOnIssue = (): string =>
  'The requester has come back to this, so it is being discussed again. The product owner decides anew.';

/** `link` leads to the card, which only staff can open. */
export const alsoReportedOnIssue = (number: number, link: string | undefined): string =>
  `Also asked in ${link ? `[help desk ticket ${number}](${link})` : `help desk ticket ${number}`}: its requester waits for this too.`;
