import type { ActionsBlock, MrkdwnElement } from '@slack/types';
import { dateToken } from '../../domain/message/dates.ts';
import { escapeText } from '../../domain/message/slack-text.ts';
import type { CardDecision } from '../../domain/ticket/card-facts.ts';
import { button, field } from '../blocks.ts';
import { decideButtons } from './decide.ts';

export const ESCALATION_START = 'escalation.start';

/** Where a ticket stands with the product owner, on its card (ESC-3). */
export function decisionFields(decision: CardDecision | null): MrkdwnElement[] {
  return decision ? [field('Decision', tellDecision(decision))] : [];
}

function tellDecision({ is, by, at, priority, horizon, isAsked, owner, isStarted }: CardDecision): string {
  if (is === 'refining') {
    const who = owner ? escapeText(owner) : '⚠️ nobody: no product owner is set (`/desk setup`)';
    return isAsked ? `${who} has asked something first` : `Waits for ${who}`;
  }
  const when = at ? ` ${dateToken(at)}` : '';
  const how = is === 'accepted' ? ` as ${priority}, ${horizon}${isStarted ? '; work has begun' : ''}` : '';
  return `${escapeText(by ?? 'Somebody')} ${is} it${how},${when}`.replace(/,$/, '');
}

/** What can be done next with it: decide, or begin. */
export function decisionActions(number: number, decision: CardDecision | null): ActionsBlock[] {
  if (!decision) return [];
  const value = String(number);
  if (decision.is === 'refining') {
    return [{ type: 'actions', block_id: 'decision', elements: decideButtons(value) }];
  }
  if (decision.is !== 'accepted' || decision.isStarted) return [];
  const start = button('Start work', ESCALATION_START, value, `ticket ${number}`);
  return [{ type: 'actions', block_id: 'decision', elements: [start] }];
}
