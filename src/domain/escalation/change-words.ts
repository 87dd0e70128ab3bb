import { escapeText } from '../message/slack-text.ts';
import { internalWords, type PublicWords, publicWords, type Words } from '../message/words.ts';
import type { IssueFacts } from './issue.ts';
import type { ChangedIssue } from './issue-change.ts';

/** What was changed on an issue, in one message. `isTooSoon`: the product owner has not decided yet. */
export function changedIssueWords(
  { url, repo, number }: Pick<IssueFacts, 'url' | 'repo' | 'number'>,
  change: ChangedIssue,
  isTooSoon: boolean,
): Words {
  const told = tellChange(change).map(escapeText).join('; ');
  const soon = isTooSoon && change.assignee ? ' ⚠️ The product owner has not decided on it yet.' : '';
  return internalWords(`On GitHub, <${url}|${escapeText(repo)}#${number}>: ${told}.${soon}`);
}

export function tellChange({ added, removed, assignee, milestone }: ChangedIssue): string[] {
  return [
    ...(added.length > 0 ? [`label ${added.join(', ')} put on`] : []),
    ...(removed.length > 0 ? [`label ${removed.join(', ')} taken off`] : []),
    ...(assignee === undefined ? [] : [assignee ? `given to ${assignee}` : 'given to nobody']),
    ...(milestone === undefined ? [] : [milestone ? `milestone ${milestone}` : 'no milestone any more']),
  ];
}

/** Once; who it is stays the engineers' matter (W-6). */
export const engineerHasItWords = (number: number, teller: string | undefined): PublicWords =>
  publicWords(
    `An engineer has ticket ${number} now. ${teller ? escapeText(teller) : 'A person'} tells you here how it goes on.`,
  );
