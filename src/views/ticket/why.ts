import type { KnownBlock, ModalView } from '@slack/types';
import type { ClockName } from '../../domain/clock/target.ts';
import type { Timeline } from '../../domain/clock/timeline.ts';
import { dateToken } from '../../domain/message/dates.ts';
import { sentence } from '../../domain/message/sentence.ts';
import { tellTarget } from '../../domain/time/target.ts';
import { tellDuration } from '../../domain/time/tell-duration.ts';
import { context, plain, section } from '../blocks.ts';
import { strips } from './why-strips.ts';

export interface WhyFacts {
  readonly number: number;
  readonly isImported: boolean;
  readonly hours: string;
  readonly timelines: readonly Timeline[];
}

/** A ticket may have had many next responses. */
const MOST_NEXT = 3;
/** So many fit into what a section may hold. */
const LINES = 8;

/** SLA-2: each clock of a ticket from its beginning, what ran, what did not and why, and what that adds up to. */
export function whyModal({ number, isImported, hours, timelines }: WhyFacts): ModalView {
  const next = timelines.filter(({ clock }) => clock.name === 'next response');
  const left = next.slice(0, -MOST_NEXT);
  const shown = timelines.filter((timeline) => !left.includes(timeline));
  const late = left.filter(({ clock }) => clock.isLate).length;
  return {
    type: 'modal',
    title: plain(`Deadlines, ticket ${number}`),
    close: plain('Close'),
    blocks: [
      context(`Reckoned from the ticket’s history. Service hours: ${hours}.`),
      ...(shown.length === 0 ? [section(nothing(isImported))] : []),
      ...shown.flatMap(clockBlocks),
      ...(isImported ? [] : without(timelines)),
      ...(left.length > 0 ? [context(`${left.length} earlier next responses, ${late} of them late.`)] : []),
    ],
  };
}

const nothing = (isImported: boolean): string =>
  isImported
    ? 'This ticket was imported, so nothing was promised and nothing is counted.'
    : 'The policy has no clock for such a ticket.';

/** What every ticket might have, and this one has not. */
function without(timelines: readonly Timeline[]): KnownBlock[] {
  const names = (['first response', 'resolution'] as const).filter(
    (name) => !timelines.some(({ clock }) => clock.name === name),
  );
  return names.map((name) =>
    context(`${sentence(name)}: no clock for its type and priority, as they are now.`),
  );
}

function clockBlocks(timeline: Timeline): KnownBlock[] {
  const lines = strips(timeline);
  const blocks: KnownBlock[] = [
    { type: 'divider' },
    section(`*${sentence(timeline.clock.name)}*: ${standing(timeline)}`),
  ];
  for (let i = 0; i < lines.length; i += LINES) blocks.push(section(lines.slice(i, i + LINES).join('\n')));
  return [...blocks, section(totals(timeline))];
}

const FROM: Record<ClockName, string> = {
  'first response': 'from filing',
  'next response': 'from the requester’s word',
  resolution: 'from filing',
};

function standing({ clock }: Timeline): string {
  const { name, target, state, pausedBecause, dueAt, metAt, isLate } = clock;
  if (!target) return 'none now: the policy has no target for its type and priority.';
  const promise = `${tellTarget(target)} ${FROM[name]}`;
  const due = dueAt && dateToken(dueAt);
  if (metAt && due) return `${isLate ? '⚠️ late' : 'kept'}: ${dateToken(metAt)}, and due ${due} (${promise}).`;
  if (metAt) return `kept: ${dateToken(metAt)}, while it was paused (${promise}).`;
  if (state === 'paused' && due) return `⚠️ was due ${due} (${promise}), now ⏸️ paused: ${pausedBecause}.`;
  if (state === 'paused') return `⏸️ paused: ${pausedBecause} (${promise}).`;
  return `${isLate ? '⚠️ was due' : 'due'} ${due} (${promise}).`;
}

/** The stretches put together: the parts make the whole, and so much of the target is used. */
function totals({ clock: { target, startedAt, metAt }, totals: t, days }: Timeline): string {
  const parts = [
    `running ${tellDuration(t.running)}`,
    `paused ${tellDuration(t.paused)}`,
    `outside service hours ${tellDuration(t.outside)}`,
  ];
  const until = metAt ? `to ${dateToken(metAt)}` : 'to now';
  const sum = `*Together* ${parts.join(' + ')} = ${tellDuration(t.all)}, from ${dateToken(startedAt)} ${until}.`;
  return [sum, ...(target ? [used(target, t.running, days)] : [])].join('\n');
}

function used(
  target: NonNullable<Timeline['clock']['target']>,
  runningMs: number,
  { counted, passedOver }: Timeline['days'],
): string {
  if (target.unit === 'business minutes') {
    return `Used: ${tellDuration(runningMs)} of ${tellTarget(target)}.`;
  }
  const not = passedOver > 0 ? ` ${passedOver} did not count: it was paused at their close.` : '';
  return `Business days that closed after the first, with the clock running: ${counted} of ${target.count}.${not}`;
}
