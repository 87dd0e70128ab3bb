import { escapeText, shorten } from '../message/slack-text.ts';
import { internalWords, type Words } from '../message/words.ts';
import { staffTitle } from './summary.ts';
import type { Triage } from './triage.ts';

/** What triage makes the desk say, beside the call of a critical defect. */

interface Named {
  readonly number: number;
  readonly summary: string;
  readonly triage: Triage | null;
}

/** TRI-5: to the product owner, at once. */
export function timeSensitiveWords(ticket: Named, by: string, link: string | undefined): Words {
  const open = link ? ` <${link}|Open the card>.` : '';
  const what = `“${escapeText(shorten(staffTitle(ticket), 130))}”`;
  return internalWords(
    `${escapeText(by)} marked ticket ${ticket.number} time-sensitive: ${what}. You decide on it.${open}`,
  );
}

export function timeSensitiveForStaffWords(ticket: Named, by: string, isTold: boolean): Words {
  const told = isTold
    ? 'The product owner has it in a direct message.'
    : '⚠️ No product owner is set, so nobody was told: `/desk setup`.';
  return internalWords(`${escapeText(by)} marked ticket ${ticket.number} time-sensitive. ${told}`);
}

/** TRI-2: the explanation waits, whoever sends it. */
export function misunderstoodWords(ticket: Named, by: string): Words {
  return internalWords(
    `${escapeText(by)} found that ticket ${ticket.number} is no defect: the feature works as it is meant to. The requester is owed an explanation; a draft is ready.`,
    { buttons: { set: 'reply', value: `${ticket.number} explanation` } },
  );
}
