import type { Calendar } from '../time/calendar.ts';
import { type Target, tellTarget } from '../time/target.ts';
import type { Clock } from './clock.ts';
import type { Happened } from './life.ts';
import { ranMs, reach, reachOpenMs } from './reach.ts';

/** Who can be told of a clock, as a policy names them. `group`: the ticket's thread where its group works. */
export const TOLD = [
  'owner',
  'group',
  'triage duty',
  'help desk manager',
  'delivery manager',
  'product owner',
  'admins',
] as const;
export type Told = (typeof TOLD)[number];

/** SLA-3: what happens before a clock is over, and after. */
export interface Alarms {
  /** The share of the target after which its owner is warned, such as 0.75. */
  readonly warnAt: number;
  readonly atBreach: readonly Told[];
  readonly ladder: readonly LadderStep[];
}

export interface LadderStep {
  /** Counted as clocks are, from the step before; the first from the breach. */
  readonly wait: Target;
  readonly tell: readonly Told[];
}

/** 0: warned; 1: over; 2 and on: the steps of the ladder. */
export type Level = number;
export const WARNING: Level = 0;
export const BREACH: Level = 1;

export interface Alarm {
  readonly clock: Clock;
  readonly level: Level;
  readonly at: Date;
}

/** What is still to be told of a running clock, in order. One that is paused, or met, is told of no more. */
export function alarmsOf(
  calendar: Calendar,
  alarms: Alarms,
  clock: Clock,
  history: readonly Happened[],
): Alarm[] {
  const { state, target, name, sinceId } = clock;
  if (state !== 'running' || !target) return [];
  const told = history.filter(
    ({ kind, detail }) => kind === 'clock' && detail.clock === name && detail.sinceId === sinceId,
  );
  const isTold = (level: Level, ms: number) =>
    told.some(
      ({ detail, at }) =>
        Number(detail.level) >= level && (detail.target === tellTarget(target) || at.getTime() >= ms),
    );
  return momentsOf(calendar, alarms, clock, target).flatMap((ms, level) =>
    isTold(level, ms) ? [] : [{ clock, level, at: new Date(ms) }],
  );
}

/** When each level is reached, by level. */
function momentsOf(calendar: Calendar, { warnAt, ladder }: Alarms, clock: Clock, target: Target): number[] {
  const { running, startedAt } = clock;
  const startMs = startedAt.getTime();
  const dueMs = reach(calendar, running, startMs, target);
  if (dueMs === undefined) return [];
  const wholeMs = ranMs(calendar, running, startMs, dueMs);
  const moments = [reachOpenMs(calendar, running, startMs, wholeMs * warnAt) ?? dueMs, dueMs];
  for (const { wait } of ladder) {
    const nextMs = reach(calendar, running, moments.at(-1) ?? dueMs, wait);
    if (nextMs === undefined) break;
    moments.push(nextMs);
  }
  return moments;
}
