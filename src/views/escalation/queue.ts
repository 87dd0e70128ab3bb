import type { KnownBlock } from '@slack/types';
import type { DecisionLine, DecisionQueue } from '../../domain/home-facts.ts';
import { dateToken } from '../../domain/message/dates.ts';
import { escapeText, shorten } from '../../domain/message/slack-text.ts';
import { context, plain, section } from '../blocks.ts';
import { decideButtons } from './decide.ts';

const NOTHING =
  'Nothing waits for a decision. What agents pass to the engineers is listed here, the time-sensitive first.';

/** What waits for the product owner, on their App Home and on the delivery manager's (ESC-3). */
export function decisionQueue(queue: DecisionQueue | null): KnownBlock[] {
  if (!queue) return [];
  const { lines, count, mayDecide } = queue;
  const rest = count - lines.length;
  return [
    {
      type: 'header',
      text: plain(`${mayDecide ? 'To decide' : 'Waiting for the product owner'} (${count})`),
    },
    ...(lines.length > 0 ? lines.flatMap((one) => line(one, mayDecide)) : [section(NOTHING)]),
    ...(rest > 0 ? [context(`${rest} more come up as these are decided.`)] : []),
  ];
}

function line(one: DecisionLine, mayDecide: boolean): KnownBlock[] {
  const { number, title, problem, issue, isUrgent, question } = one;
  const facts = [
    ...(one.type ? [one.type] : []),
    ...(one.priority ? [one.priority] : []),
    `since ${dateToken(one.since)}`,
    issue ? `<${issue.url}|${escapeText(issue.repo)}#${issue.number}>` : 'the issue is being opened',
  ];
  const said = problem.trim() === title.trim() ? '' : `\n${escapeText(shorten(problem, 300))}`;
  const asked = question ? `\nAsked, and not answered yet: “${escapeText(shorten(question, 200))}”` : '';
  return [
    section(
      `*Ticket ${number}*  ${isUrgent ? '⚠️ Time-sensitive: ' : ''}${escapeText(shorten(title, 150))}${said}\n${facts.join('  ·  ')}${asked}`,
    ),
    ...(mayDecide
      ? [{ type: 'actions' as const, block_id: `decide-${number}`, elements: decideButtons(String(number)) }]
      : []),
  ];
}
