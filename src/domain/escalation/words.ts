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

const link = ({ url, repo, number }: Pick<IssueFacts, 'url' | 'repo' | 'number'>): string =>
  `<${url}|${escapeText(repo)}#${number}>`;

export const escalatedWords = (by: string): Words =>
  internalWords(`${escapeText(by)} passed this to the engineers. The issue is being opened.`);

export const issueOpenedWords = (issue: IssueFacts): Words =>
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

export const issueGoneWords = (issue: IssueFacts): Words =>
  internalWords(`⚠️ ${link(issue)} was deleted on GitHub. The ticket stays; decide what becomes of it.`);

/** `messageId`: by it the comment can be shared. */
export const commentWords = (
  issue: Pick<IssueFacts, 'url' | 'repo' | 'number'>,
  author: string,
  body: string,
  messageId: number,
): Words =>
  internalWords(`${escapeText(author)} commented on ${link(issue)}. Only the team sees it:`, {
    quote: shorten(body, 2_900),
    buttons: { set: 'share', value: String(messageId) },
  });

/** A comment that was marked for the requester. */
export const engineersSayWords = (ticket: Named, body: string): PublicWords =>
  publicWords(`The engineers write about ticket ${ticket.number}:`, { quote: shorten(body, 2_900) });

export const sharedWords = (issue: Pick<IssueFacts, 'url' | 'repo' | 'number'>, author: string): Words =>
  internalWords(`${escapeText(author)}’s comment on ${link(issue)} went to the requester.`);

export const sharedByWords = (by: string): Words =>
  internalWords(`${escapeText(by)} shared the engineers’ comment with the requester.`);

/** A comment for the requester that names a date for our work: it did not go, and somebody decides. */
export const heldCommentWords = (
  issue: Pick<IssueFacts, 'url' | 'repo' | 'number'>,
  author: string,
  body: string,
  promised: readonly PromisedTime[],
  messageId: number,
): Words =>
  internalWords(
    `⚠️ ${escapeText(author)}’s comment on ${link(issue)} is for the requester and was not sent: ${escapeText(promisedWords(promised))} ${readsLike(promised)}.`,
    { quote: shorten(body, 2_500), buttons: { set: 'held-comment', value: String(messageId) } },
  );
