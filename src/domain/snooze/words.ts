import { escapeText, shorten } from '../message/slack-text.ts';
import { internalWords, type Words } from '../message/words.ts';

/** To its owner, who may be elsewhere when a ticket wakes. `by`: who replied; undefined where its time has come. */
export function wokenWords(
  ticket: { readonly number: number; readonly summary: string },
  by: string | undefined,
  link: string | undefined,
): Words {
  const why = by ? `${escapeText(by)} has written` : 'its time has come';
  const open = link ? ` <${link}|Open the card>.` : '';
  return internalWords(
    `Ticket ${ticket.number} is awake again, ${why}: “${escapeText(shorten(ticket.summary, 120))}”.${open}`,
  );
}
