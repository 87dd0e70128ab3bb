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
export function* alarmsOf(
  calendar: Calendar,
  alarms: Alarms,
  clock: Clock,
  history: readonly Happened[],
): Generator<Alarm, void> {
  const { state, target, name, sinceId } = clock;
  if (state !== 'running' || !target) return;
  const told = history.filter(
    ({ kind, detail }) => kind === 'clock' && detail.clock === name && detail.sinceId === sinceId,
  );
  let level = WARNING;
  for (const ms of momentsOf(calendar, alarms, clock, target)) {
    const isTold = told.some(
      ({ detail, at }) =>
        Number(detail.level) >= level && (detail.target === tellTarget(target) || at.getTime() >= ms),
    );
    if (!isTold) yield { clock, level, at: new Date(ms) };
    level += 1;
  }
}

/** When each level is reached, from the warning on. */
function* momentsOf(
  calendar: Calendar,
  { warnAt, ladder }: Alarms,
  { running, startedAt }: Clock,
  target: Target,
): Generator<number, void> {
  const startMs = startedAt.getTime();
  const dueMs = reach(calendar, running, startMs, target);
  if (dueMs === undefined) return;
  const wholeMs = ranMs(calendar, running, startMs, dueMs);
  yield reachOpenMs(calendar, running, startMs, Math.ceil(wholeMs * warnAt)) ?? dueMs;
  yield dueMs;
  let lastMs: number | undefined = dueMs;
  for (const { wait } of ladder) {
    lastMs = reach(calendar, running, lastMs, wait);
    if (lastMs === undefined) return;
    yield lastMs;
  }
}

/** Who hears of the alarms of one clock that are due: a breach stands for its warning. */
export function toldBy({ atBreach, ladder }: Alarms, alarms: readonly Alarm[]): readonly Told[] {
  const told = alarms.flatMap(({ level }) => {
    if (level === WARNING) return [];
    return level === BREACH ? atBreach : (ladder[level - BREACH - 1]?.tell ?? []);
  });
  return alarms.at(-1)?.level === WARNING ? ['owner'] : [...new Set(told)];
}
