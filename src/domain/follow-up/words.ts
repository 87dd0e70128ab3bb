import { dateToken } from '../message/dates.ts';
import { escapeText, shorten } from '../message/slack-text.ts';
import { internalWords, type PublicWords, publicWords, type Words } from '../message/words.ts';
import type { Proof } from '../ticket/card-facts.ts';
import type { Asking } from './asked.ts';

/** The desk's sentences to somebody who has not answered, and about them. */

interface Numbered {
  readonly number: number;
}

/** Long enough for a question, short enough for a message that repeats it. */
const REPEATED = 1500;

interface Question {
  readonly ticket: Numbered;
  /** Whoever asked. */
  readonly by: string;
  readonly askedAt: Date;
  readonly text: string;
  /** It is their turn, so they are mentioned (N-6); undefined where the place is theirs alone. */
  readonly mentionId: string | undefined;
}

/** FUP-1: friendly, and it repeats what was asked. */
export function followUpWords({ ticket, by, askedAt, text, mentionId }: Question): PublicWords {
  return publicWords(
    `${mention(mentionId)}${escapeText(by)} asked you something ${dateToken(askedAt)} about ticket ${ticket.number}:`,
    {
      quote: shorten(text, REPEATED),
      after: 'We need it to go on. If it works now, say so and we close this.',
    },
  );
}

/** FUP-1: what ends, and exactly how to come back. `closesAt`: null where it closes by arriving. */
export function noticeWords(
  { ticket, askedAt, text, mentionId }: Question,
  closesAt: Date | null,
  reopenUntil: Date,
): PublicWords {
  const since = `${mention(mentionId)}No answer since ${dateToken(askedAt)}, so`;
  const said = closesAt
    ? `${since} we close ticket ${ticket.number} ${dateToken(closesAt)}. Reply here before then and it stays open; until ${dateToken(reopenUntil)} a reply opens it again. Nothing is lost.`
    : `${since} we are closing ticket ${ticket.number}. Reply here before ${dateToken(reopenUntil)} and it opens again; nothing is lost.`;
  return publicWords(said, {
    quote: shorten(text, REPEATED),
    buttons: { set: 'still-need-help', value: String(ticket.number) },
  });
}

/** How the ticket's story tells of it later. */
export const keptWords = (what: Asking, question: string): string =>
  `${what === 'follow-up' ? 'Asked again' : 'Closing notice, for want of an answer'}: ${question}`;

const mention = (personId: string | undefined): string => (personId ? `<@${personId}> ` : '');

export function stillNeededForStaffWords(ticket: Numbered, by: string): Words {
  return internalWords(`${escapeText(by)} still needs help with ticket ${ticket.number}. It is with us.`);
}

/** FUP-2: who closed it, and the evidence. */
export function closedForSilenceWords(ticket: Numbered, proof: readonly Proof[]): Words {
  const [asked] = proof;
  const since = asked ? ` since ${dateToken(asked.at)}` : '';
  return internalWords(
    [`Ticket ${ticket.number} closed by the desk: no reply${since}.`, ...proof.map(proofLine)].join('\n'),
  );
}

/** One piece of evidence: what, when, and where it stands. */
export const proofLine = ({ what, at, link }: Proof): string =>
  `• <${link}|${sentence(what)}> delivered ${dateToken(at)}`;

/** To the owner, once: which of their messages does not count, and what to do. */
export function uncountedWords(
  ticket: Numbered,
  requester: string,
  sent: { readonly what: Asking; readonly at: Date },
  why: string,
  link: string | undefined,
): Words {
  const open = link ? ` <${link}|Open the card>.` : '';
  return internalWords(
    `⚠️ Ticket ${ticket.number}: the ${sent.what} of ${dateToken(sent.at)} to ${escapeText(requester)} ` +
      `does not count as delivered: ${tellWhy(why)}. ` +
      'Nothing runs against them, and the ticket is not closed by itself. Reach them another way and ask again with *Reply*, ' +
      `or end it with *Resolve*.${open}`,
  );
}

const PLAINLY: Readonly<Record<string, string>> = {
  deactivated: 'their account is deactivated',
  user_disabled: 'their account is deactivated',
  moved: 'the conversation has moved since, and an answer where it stood would not be heard',
  deleted: 'it has been deleted',
  not_in_channel: 'I was put out of the channel, and cannot hear an answer there',
  channel_not_found: 'I cannot see the channel any more',
  is_archived: 'the channel is archived',
  thread_not_found: 'its thread is gone',
  messages_tab_disabled: 'they take no direct messages',
  cannot_dm_bot: 'they take no direct messages',
  user_not_found: 'they are not in this workspace any more',
};

/** A code of Slack's or ours, as people say it. */
export const tellWhy = (code: string): string => PLAINLY[code] ?? code.replaceAll('_', ' ');

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
