import { escapeText, shorten } from '../message/slack-text.ts';
import { internalWords, type PublicWords, publicWords, type Words } from '../message/words.ts';
import type { Priority } from '../ticket/triage.ts';
import { firstName } from '../update/template.ts';
import type { Horizon } from './decision.ts';
import { asMarkdown } from './markdown.ts';

/** The desk's sentences about what the product owner decides (ESC-3). */

interface Named {
  readonly number: number;
  /** Of the issue: nobody's name is in it. */
  readonly title: string;
}

/** Within a sentence, which has its own stop. */
const named = ({ number, title }: Named): string =>
  `ticket ${number}, “${escapeText(shorten(title, 130).replace(/\.$/, ''))}”`;

const opening = (link: string | undefined): string => (link ? ` <${link}|Open the card>.` : '');

/** To the product owner, where it cannot wait for their next look at App Home (TRI-5). */
export const decideNowWords = (what: Named, by: string, link: string | undefined): Words =>
  internalWords(
    `${escapeText(by)} passed on ${named(what)}. It is time-sensitive, and you decide on it.${opening(link)}`,
    { buttons: { set: 'decide', value: String(what.number) } },
  );

/** What they had declined has come back (ESC-5). */
export const discussAgainWords = (what: Named, by: string, link: string | undefined): Words =>
  internalWords(
    `${escapeText(by)} opened ${named(what)} again, which was declined. It is being discussed, and you decide anew.${opening(link)}`,
    { buttons: { set: 'decide', value: String(what.number) } },
  );

interface Accepted {
  readonly priority: Priority;
  readonly horizon: Horizon;
}

export const acceptedForStaffWords = (by: string, { priority, horizon }: Accepted): Words =>
  internalWords(
    `${escapeText(by)} accepted this: ${priority}, ${horizon}. Work can start. The requester is told.`,
  );

/** What comes of it, and no date (W-5); `teller` has the ticket. */
export const acceptedWords = (number: number, horizon: Horizon, teller: string | undefined): PublicWords =>
  publicWords(
    `Ticket ${number} is accepted: the engineers will take it up, ${ORDER[horizon]}. ${teller ? escapeText(teller) : 'A person'} tells you here how it goes on.`,
  );

const ORDER: Readonly<Record<Horizon, string>> = {
  next: 'ahead of other work',
  later: 'after other work that comes first',
};

export const acceptedOnIssue = ({ priority, horizon }: Accepted): string =>
  `The product owner accepted this: **${priority}**, ${horizon}. Work can start.`;

/** `ownerId` is mentioned: the requester waits for their words. */
export const declinedForStaffWords = (
  number: number,
  by: string,
  reason: string,
  requester: string,
  ownerId: string | null,
): Words =>
  internalWords(
    `${ownerId ? `<@${ownerId}> ` : ''}${escapeText(by)} declined this, for engineers and staff to read:`,
    {
      quote: reason,
      after: `${escapeText(requester)} does not know yet. *Resolve* opens with a draft; when you send it the ticket is declined.`,
      buttons: { set: 'resolve', value: String(number) },
    },
  );

export const declinedOnIssue = (reason: string): string =>
  `The product owner declined this.\n\n${asMarkdown(reason)}`;

/** For an agent to put in their own words, and send (RES-1). */
export const declineDraft = ({
  requester,
  summary,
  reason,
  agent,
}: {
  readonly requester: string;
  readonly summary: string;
  readonly reason: string | null;
  readonly agent: string;
}): string =>
  [
    `Hello ${firstName(requester)},`,
    `we have looked at “${shorten(summary, 300)}” and decided not to do it. The reason: ${reason?.trim() || '…'}`,
    'If there is more to it than we know, tell us here.',
    agent,
  ].join('\n');

/** To tier 1, under the card; never to the requester. `ownerId` is mentioned: it is their turn. */
export const ownerAsksWords = (
  { number }: Pick<Named, 'number'>,
  by: string,
  question: string,
  ownerId: string | null,
): Words =>
  internalWords(`🔒 ${ownerId ? `<@${ownerId}> ` : ''}${escapeText(by)} asks before deciding:`, {
    quote: question,
    after: 'The requester does not see this: ask them in your own words with *Reply*, if need be.',
    buttons: { set: 'answer-owner', value: String(number) },
  });

/** To the product owner, with what they wanted to know. */
export const ownerAnsweredWords = (
  what: Named,
  by: string,
  question: string,
  answer: string,
  link: string | undefined,
): Words =>
  internalWords(
    `${escapeText(by)} answers what you asked about ${named(what)}: “${escapeText(shorten(question, 300))}”${opening(link)}`,
    { quote: answer, after: 'You decide on it.', buttons: { set: 'decide', value: String(what.number) } },
  );

export const ownerAnsweredForStaffWords = (by: string, answer: string): Words =>
  internalWords(`🔒 ${escapeText(by)} answered the product owner:`, { quote: answer });

export const workStartedForStaffWords = (by: string): Words =>
  internalWords(`${escapeText(by)} began the work. The requester is told.`);

/** Once, whichever way it is known that somebody has begun. */
export const workStartedWords = (number: number, teller: string | undefined): PublicWords =>
  publicWords(
    `The engineers work on ticket ${number} now. ${teller ? escapeText(teller) : 'A person'} tells you here how it goes on.`,
  );

export const workStartedOnIssue = (): string => 'Work has begun.';
