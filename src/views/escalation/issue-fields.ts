import type { MrkdwnElement } from '@slack/types';
import { tellEngineer } from '../../domain/escalation/hand-off.ts';
import { dateToken } from '../../domain/message/dates.ts';
import { escapeText } from '../../domain/message/slack-text.ts';
import type { CardFacts, CardIssue } from '../../domain/ticket/card-facts.ts';
import { field } from '../blocks.ts';

/** Where a ticket stands with the engineers, on its card. */
export function issueFields({ issue, engineer }: Pick<CardFacts, 'issue' | 'engineer'>): MrkdwnElement[] {
  return [...issueField(issue), ...(engineer ? [field('Engineer', escapeText(tellEngineer(engineer)))] : [])];
}

function issueField(issue: CardIssue | null): MrkdwnElement[] {
  const said = issue && issueText(issue);
  return said ? [field('Issue', said)] : [];
}

function issueText(issue: CardIssue): string | undefined {
  switch (issue.is) {
    case 'possible':
      return undefined;
    case 'being opened':
      return 'Being opened on GitHub';
    case 'waiting':
      return `⚠️ Waiting, next try ${dateToken(issue.until)}: ${escapeText(issue.why)}`;
    case 'refused':
      return `⚠️ Not opened: ${escapeText(issue.why)}`;
    case 'there': {
      const { repo, number, url, state, stateReason, assignee, milestone, waiting } = issue;
      const stands = state === 'closed' ? `closed as ${stateReason ?? 'completed'}` : state;
      const more = [assignee && `with ${assignee}`, milestone].filter(Boolean);
      const said = more.map((one) => escapeText(String(one)));
      const change = waiting
        ? [`⚠️ a change waits, next try ${dateToken(waiting.until)}: ${escapeText(waiting.why)}`]
        : [];
      return [`<${url}|${escapeText(repo)}#${number}>`, stands, ...said, ...change].join(', ');
    }
  }
}
