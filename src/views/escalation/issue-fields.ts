import type { MrkdwnElement } from '@slack/types';
import { tellEngineer } from '../../domain/escalation/hand-off.ts';
import { escapeText } from '../../domain/message/slack-text.ts';
import type { CardFacts, CardIssue } from '../../domain/parcel.ts';
import { field } from '../blocks.ts';

/** Where a ticket stands with the engineers, on its card. */
export function issueFields({ issue, engineer }: Pick<CardFacts, 'issue' | 'engineer'>): MrkdwnElement[] {
  return [...issueField(issue), ...(engineer ? [field('Engineer', escapeText(tellEngineer(engineer)))] : [])];
}

function issueField(issue: CardIssue | null): MrkdwnElement[] {
  if (issue?.is === 'being opened') return [field('Issue', 'Being opened on GitHub')];
  if (issue?.is !== 'there') return [];
  const { repo, number, url, state, stateReason, assignee, milestone } = issue;
  const stands = state === 'closed' ? `closed as ${stateReason ?? 'completed'}` : state;
  const more = [assignee && `with ${assignee}`, milestone]
    .filter(Boolean)
    .map((one) => escapeText(String(one)));
  return [field('Issue', [`<${url}|${escapeText(repo)}#${number}>`, stands, ...more].join(', '))];
}
