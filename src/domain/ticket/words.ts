import { dateToken } from '../message/dates.ts';
import { listSome } from '../message/list-some.ts';
import { escapeText, shorten } from '../message/slack-text.ts';
import { internalWords, type PublicWords, publicWords, type Words } from '../message/words.ts';
import { isOpen, nextOpening } from '../time/business-time.ts';
import type { Calendar } from '../time/calendar.ts';
import { tellHours } from '../time/tell-hours.ts';
import type { TemplateName } from '../update/kinds.ts';

/** The desk's sentences about a ticket: what happened, then what happens next, then what you can do (W-1). */

interface Named {
  readonly id: number;
  readonly number: number;
  readonly summary: string;
}

const quoted = (ticket: Named) => `“${escapeText(shorten(ticket.summary, 120))}”`;

/** The quote as the end of a sentence, which may have brought its own stop. */
const quotedStop = (ticket: Named) => `${quoted(ticket)}${/[.!?…]$/.test(ticket.summary) ? '' : '.'}`;

/** IN-2: what was filed. `filer` is named where somebody else filed it; `mentionId` where the words open a thread for somebody. */
export function filedWords(
  ticket: Named,
  requester: string,
  filer: string | undefined,
  mentionId: string | undefined,
): PublicWords {
  const what = filer
    ? `${escapeText(filer)} filed this for ${escapeText(requester)} as ticket ${ticket.number}: ${quotedStop(ticket)}`
    : `Ticket ${ticket.number} is with the desk: ${quotedStop(ticket)}`;
  const whose = mentionId ? `<@${mentionId}> ` : '';
  return publicWords(`${whose}${what}`);
}

/** IN-2: when a person answers, by the desk's hours as it is said; the next contact, never an end (W-5). */
export function withNextContact(words: PublicWords, calendar: Calendar, now: Date): PublicWords {
  const next = isOpen(calendar, now)
    ? `A person answers here next, in service hours (${tellHours(calendar)}).`
    : `The desk is closed now and opens ${dateToken(nextOpening(calendar, now))}. A person answers here after that.`;
  return { ...words, text: `${words.text} ${next} Add anything useful in this thread.` };
}

/** IN-3: the answer to the second door. */
export function alreadyFiledWords(
  ticket: Named & { filedAt: Date },
  filer: string,
  link: string | undefined,
): PublicWords {
  const open = link ? ` <${link}|Open it>.` : '';
  const who = `filed by ${escapeText(filer)} ${dateToken(ticket.filedAt)}`;
  return publicWords(`This is already ticket ${ticket.number}, ${who}. Nothing was added.${open}`);
}

export function ticketStaysWords(ticket: Named & { isOpen: boolean }): PublicWords {
  if (!ticket.isOpen) return publicWords(`Ticket ${ticket.number} stays on the record: it is over already.`);
  return publicWords(
    `Ticket ${ticket.number} stays: taking the reaction away does not close it. If it was filed by mistake, use *Not a request*.`,
    { buttons: { set: 'withdraw', value: String(ticket.number) } },
  );
}

export function reopenedForStaffWords(ticket: Named, by: string): Words {
  return internalWords(`${escapeText(by)} opened ticket ${ticket.number} again.`);
}

/** IN-7: a greeting in a direct message. */
export const greetingWords = (): PublicWords =>
  publicWords('Tell me what you need in one or two lines and I file it. `/ticket list` shows your tickets.');

export function addOrNewWords(ticket: Named, parkedId: number): PublicWords {
  return publicWords(
    `Does this belong to ticket ${ticket.number}, ${quoted(ticket)}? Without an answer it is added there in 10 minutes.`,
    { buttons: { set: 'add-or-new', value: String(parkedId) } },
  );
}

export function addedWords(ticket: Named): PublicWords {
  return publicWords(`Added to ticket ${ticket.number}. Replies to it arrive in its thread.`);
}

export const onlyTeamWords = (messageId: number): Words =>
  internalWords('🔒 Only the team sees this.', {
    buttons: { set: 'send-to-requester', value: String(messageId) },
  });

export function lateReplyWords(ticket: Named, oldNumber: number): PublicWords {
  return publicWords(
    `Ticket ${oldNumber} is closed, so this is filed as ticket ${ticket.number}, linked to it. A person answers here next.`,
  );
}

/** TRI-4: the call to action, once, under the card; `calledIds` are mentioned, and the requester's message is drafted. */
export function criticalWords(
  ticket: Named,
  because: string,
  calledIds: readonly string[],
  template: TemplateName,
): Words {
  const called = listSome(
    calledIds.map((id) => `<@${id}>`),
    ' ',
  );
  const who = called || '⚠️ Nobody is set for triage duty: `/desk setup`.';
  return internalWords(`⚠️ Ticket ${ticket.number} is ${escapeText(because)}. ${who}`, {
    after: 'Its requester does not know yet. *Reply* opens with a draft.',
    buttons: { set: 'reply-or-declare', value: `${ticket.number} ${template}` },
  });
}

export function calledWords(ticket: Named, because: string, by: string, link: string | undefined): Words {
  const open = link ? ` <${link}|Open the card>.` : '';
  const what = `${escapeText(by)} calls you to ticket ${ticket.number}, ${escapeText(because)}: ${quotedStop(ticket)}${open}`;
  return internalWords(what, { buttons: { set: 'take-it', value: String(ticket.number) } });
}

/** Told to the owner by direct message, since the person is elsewhere when it happens. */
export function reopenedForOwnerWords(ticket: Named, by: string, link: string | undefined): Words {
  const open = link ? ` <${link}|Open the card>.` : '';
  return internalWords(
    `${escapeText(by)} opened ticket ${ticket.number} again: ${quotedStop(ticket)}${open}`,
  );
}

export function assignedToYouWords(ticket: Named, by: string, link: string | undefined): Words {
  const open = link ? ` <${link}|Open the card>.` : '';
  return internalWords(`${escapeText(by)} gave you ticket ${ticket.number}: ${quotedStop(ticket)}${open}`);
}

export const requestEditedWords = (by: string): Words =>
  internalWords(`${escapeText(by)} edited the request; the card shows the new words.`);

export const requestDeletedWords = (by: string): Words =>
  internalWords(`${escapeText(by)} deleted the message this ticket came from. The ticket stays.`);

export const mentionWithoutWords = (): PublicWords =>
  publicWords('Say what you need after my name, in one or two lines, and I file it.');

export const movedToDirectWords = (requester: string): Words =>
  internalWords(
    `⚠️ I cannot write any more where ${escapeText(requester)} asked, so I go on by direct message with them.`,
  );

/**
 * `why` is Slack's code; the owner is mentioned where nothing else tells them. `said`: what the desk said of its own
 * accord; what somebody wrote stands above.
 */
export function undeliveredWords(
  requester: string,
  why: string,
  ownerId: string | null,
  said: PublicWords | null,
): Words {
  const what = `${ownerId ? `<@${ownerId}> ` : ''}This did not reach ${escapeText(requester)} (${why})`;
  return internalWords(
    `⚠️ ${what}${said ? `: “${said.text}”` : '.'} Reach them another way; \`firstline outbox\` lists it.`,
  );
}
