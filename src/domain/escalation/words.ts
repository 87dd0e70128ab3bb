import { withoutExposed, withoutSecrets } from '../exposed/find-exposed.ts';
import type { Exposed } from '../exposed/kinds.ts';
import { tellFound } from '../exposed/words.ts';
import { dateToken } from '../message/dates.ts';
import { escapeText, shorten } from '../message/slack-text.ts';
import { internalWords, type PublicWords, publicWords, type Words } from '../message/words.ts';
import type { PromisedTime } from '../promise/find-promises.ts';
import { promisedWords, readsLike } from '../promise/tell-promise.ts';
import type { IssueFacts } from './issue.ts';

/** The desk's sentences about what is with the engineers. */

interface Named {
  readonly number: number;
  readonly summary: string;
}

type Place = Pick<IssueFacts, 'url' | 'repo' | 'number'>;

const link = ({ url, repo, number }: Place): string => `<${url}|${escapeText(repo)}#${number}>`;

export const escalatedWords = (by: string): Words =>
  internalWords(`${escapeText(by)} passed this to the engineers. The issue is being opened.`);

/** No issue was opened: another one is about the same. */
export const linkedWords = (by: string, issue: Place): Words =>
  internalWords(
    `${escapeText(by)} passed this to the engineers: it waits for ${link(issue)}, which was open already.`,
  );

export const issueOpenedWords = (issue: Place): Words =>
  internalWords(`The issue is ${link(issue)}. The product owner decides on it next.`);

/** `why` is the desk's own word for it. */
export const issueFailedWords = (why: string): Words =>
  internalWords(
    `⚠️ The issue was not opened: ${escapeText(why)}. The engineers know nothing of it yet. When that is put right, \`firstline outbox retry\` opens it.`,
  );

/** `then`: what the policy makes of the ticket. */
export const closedCompletedWords = (issue: IssueFacts, then: 'ready for testing' | 'done'): Words =>
  internalWords(
    `The engineers closed ${link(issue)} as completed. The requester ${then === 'done' ? 'is told that it is done' : 'is asked to try it'}.`,
  );

/** The words of the comment are the engineers'; the requester reads what an agent makes of them. */
export const closedNotPlannedWords = (
  issue: IssueFacts,
  comment: string | undefined,
  ticket: number,
): Words =>
  internalWords(`The engineers closed ${link(issue)} as not planned.`, {
    ...(comment ? { quote: shorten(comment, 2_000) } : {}),
    after:
      'The requester does not know yet. *Resolve* opens with a draft; when you send it the ticket is declined.',
    buttons: { set: 'resolve', value: String(ticket) },
  });

export const closedAsDuplicateWords = (issue: IssueFacts): Words =>
  internalWords(
    `The engineers closed ${link(issue)} as a duplicate. The ticket stays open: *Duplicates and links* behind *More* merges it into the other one's, if there is one.`,
  );

export const reopenedIssueWords = (issue: IssueFacts): Words =>
  internalWords(`The engineers opened ${link(issue)} again.`);

export const issueGoneWords = (issue: Place): Words =>
  internalWords(
    `⚠️ ${link(issue)} is no more on GitHub: it was deleted, or went where the desk may not look. The ticket stays; decide what becomes of it.`,
  );

export const issueMovedWords = (from: Place, to: Place): Words =>
  internalWords(`The issue ${escapeText(from.repo)}#${from.number} is ${link(to)} now.`);

/** ESC-8: found after the fact. */
export const twinWords = (twin: Place, stays: Place): Words =>
  internalWords(
    `⚠️ The issue was opened twice, since GitHub’s list lagged: ${link(twin)} is being closed, the work is in ${link(stays)}.`,
  );

export const twinsForManagersWords = (number: number, twin: Place, stays: Place): Words =>
  internalWords(
    `Ticket ${number} had two issues for a while, since GitHub’s list lagged: the desk closes ${link(twin)}, and ${link(stays)} stays.`,
  );

/** Not the issue itself: it is there, and something about it did not get through. */
export const changeFailedWords = (what: string, why: string): Words =>
  internalWords(`⚠️ ${what} did not reach GitHub: ${escapeText(why)}. \`firstline outbox\` lists it.`);

/** To the managers, once for each trouble and day. */
export const githubTroubleWords = (why: string, repo: string, until: Date): Words =>
  internalWords(
    `⚠️ Nothing gets through to ${escapeText(repo)}: ${escapeText(why)}. What is for it waits, and is tried again ${dateToken(until)}. \`firstline doctor\` says what to do.`,
  );

/** `messageId`: by it the comment can be shared. A secret in it stays on GitHub. */
export const commentWords = (issue: Place, author: string, body: string, messageId: number): Words =>
  internalWords(`${escapeText(author)} commented on ${link(issue)}. Only the team sees it:`, {
    quote: shorten(withoutSecrets(body), 2_900),
    buttons: { set: 'share', value: String(messageId) },
  });

/** A comment that was marked for the requester. */
export const engineersSayWords = (ticket: Named, body: string): PublicWords =>
  publicWords(`The engineers write about ticket ${ticket.number}:`, { quote: shorten(body, 2_900) });

export const sharedWords = (issue: Place, author: string): Words =>
  internalWords(`${escapeText(author)}’s comment on ${link(issue)} went to the requester.`);

export const sharedByWords = (by: string): Words =>
  internalWords(`${escapeText(by)} shared the engineers’ comment with the requester.`);

/**
 * A comment for the requester that names a date for our work, or has something in it that does not belong in Slack:
 * it did not go, and somebody decides. Of the second kind the words themselves are left on GitHub.
 */
export const heldCommentWords = (
  issue: Place,
  author: string,
  body: string,
  { promised, exposed }: { readonly promised: readonly PromisedTime[]; readonly exposed: readonly Exposed[] },
  messageId: number,
): Words => {
  const why =
    exposed.length > 0
      ? `it has in it what looks like ${escapeText(tellFound(exposed))}`
      : `${escapeText(promisedWords(promised))} ${readsLike(promised)}`;
  return internalWords(
    `⚠️ ${escapeText(author)}’s comment on ${link(issue)} is for the requester and was not sent: ${why}.`,
    {
      quote: shorten(exposed.length > 0 ? withoutExposed(body) : body, 2_500),
      buttons: { set: exposed.length > 0 ? 'share' : 'held-comment', value: String(messageId) },
    },
  );
};
