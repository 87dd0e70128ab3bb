import type { SectionBlock } from '@slack/types';
import { dateToken } from '../../domain/message/dates.ts';
import type { CardFacts, ClockFacts } from '../../domain/ticket/card-facts.ts';
import { field } from '../blocks.ts';

const DUE: Record<ClockFacts['name'], string> = {
  'first response': 'First response due',
  'next response': 'Next response due',
  resolution: 'Resolve by',
};

const MET: Record<ClockFacts['name'], string> = {
  'first response': 'First response',
  'next response': 'Next response',
  resolution: 'Resolved',
};

/** The clocks of a card: due moments as moments (FR-1, SLA-1) and what is paused with why. */
export function clockSection({ clocks }: Pick<CardFacts, 'clocks'>): SectionBlock[] {
  const fields = clocks.filter(isShown).map((clock) => field(labelOf(clock), told(clock)));
  if (fields.length === 0) return [];
  return [{ type: 'section', fields }];
}

/** A clock that a ticket's end has stopped promises nothing, and answers to later words are the thread's to show. */
const isShown = ({ name, target, state, pausedBecause }: ClockFacts): boolean =>
  target !== null && pausedBecause !== 'resolved' && !(name === 'next response' && state === 'met');

const labelOf = ({ name, state }: ClockFacts): string => (state === 'met' ? MET : DUE)[name];

function told({ state, pausedBecause, dueAt, metAt, isLate }: ClockFacts): string {
  if (metAt) return `${dateToken(metAt)}${isLate ? ', late' : ''}`;
  const due = dueAt && dateToken(dueAt);
  if (state === 'paused') return `⏸️ Paused: ${pausedBecause}${due ? `; it was due ${due}` : ''}`;
  return isLate ? `⚠️ ${due}, overdue` : `${due}`;
}
