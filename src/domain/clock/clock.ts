import type { Calendar } from '../time/calendar.ts';
import type { Target } from '../time/target.ts';
import { type Course, type Happened, type Life, lifeOf, type Pause, type Standing } from './life.ts';
import { ranMs, reach, type Span } from './reach.ts';
import { type ClockName, type Targets, targetOf } from './target.ts';

/** One promise of the desk and how it stands (SLA-1). */
export interface Clock {
  readonly name: ClockName;
  /** The event that began it. */
  readonly sinceId: number;
  readonly startedAt: Date;
  /** What holds now, or held at its end; null: the policy has none for such a ticket. */
  readonly target: Target | null;
  readonly state: 'running' | 'paused' | 'met';
  readonly pausedBecause: Pause | null;
  /** When it is, or was, over; null where it is paused before that, or has no target. */
  readonly dueAt: Date | null;
  readonly metAt: Date | null;
  /** Not met when it was due. */
  readonly isLate: boolean;
  /** The times in which it ran or runs. */
  readonly running: readonly Span[];
}

/** The clocks of a ticket, as its whole history has made them (SLA-2). */
export function clocksOf(
  calendar: Calendar,
  targets: Targets,
  history: readonly Happened[],
  now: Date,
): Clock[] {
  const life = lifeOf(history);
  return life.courses.map((course) => clockOf(calendar, targets, life, course, now));
}

function clockOf(calendar: Calendar, targets: Targets, life: Life, course: Course, now: Date): Clock {
  const { name, sinceId, startMs, endMs } = course;
  const standing = standingAt(life.standings, endMs);
  const target = targetOf(targets[name], standing?.type ?? null, standing?.priority ?? null);
  const spans = spansOf(life.standings, startMs, endMs);
  const isMet = endMs !== null;
  const pausedBecause = isMet ? null : (standing?.pausedBecause ?? null);
  const wouldRun = isMet && !standing?.pausedBecause ? goingOn(spans, endMs) : spans;
  const dueMs = target ? reach(calendar, wouldRun, startMs, target) : undefined;
  return {
    name,
    sinceId,
    startedAt: new Date(startMs),
    target,
    state: isMet ? 'met' : pausedBecause ? 'paused' : 'running',
    pausedBecause,
    dueAt: dueMs === undefined ? null : new Date(dueMs),
    metAt: isMet ? new Date(endMs) : null,
    isLate: dueMs !== undefined && (isMet ? endMs > dueMs : now.getTime() >= dueMs),
    running: spans,
  };
}

/** What held just before a moment; without one, what holds now. */
export function standingAt(standings: readonly Standing[], ms: number | null): Standing | undefined {
  const before = ms === null ? undefined : standings.findLast(({ fromMs }) => fromMs < ms);
  return ms === null ? standings.at(-1) : (before ?? standings[0]);
}

/** From its start to its end, without the pauses. */
export function spansOf(standings: readonly Standing[], startMs: number, endMs: number | null): Span[] {
  const spans: Span[] = [];
  for (const [i, { fromMs, pausedBecause }] of standings.entries()) {
    const span = {
      startMs: Math.max(fromMs, startMs),
      endMs: Math.min(
        standings[i + 1]?.fromMs ?? Number.POSITIVE_INFINITY,
        endMs ?? Number.POSITIVE_INFINITY,
      ),
    };
    if (pausedBecause || span.startMs >= span.endMs) continue;
    const last = spans.at(-1);
    if (last?.endMs === span.startMs) spans[spans.length - 1] = { ...last, endMs: span.endMs };
    else spans.push(span);
  }
  return spans;
}

/** When it would have been due, had nobody ended it. */
function goingOn(spans: readonly Span[], endMs: number): readonly Span[] {
  const last = spans.at(-1);
  const startMs = last?.endMs === endMs ? last.startMs : endMs;
  const before = last?.endMs === endMs ? spans.slice(0, -1) : spans;
  return [...before, { startMs, endMs: Number.POSITIVE_INFINITY }];
}

/** How long it has run up to a moment, in milliseconds of service hours. */
export const ranUpTo = (calendar: Calendar, { running, startedAt }: Clock, at: Date): number =>
  ranMs(calendar, running, startedAt.getTime(), at.getTime());

/** SLA-2: the moment that queues are ordered by; null: nothing runs. */
export function nextDueAt(clocks: readonly Clock[]): Date | null {
  const dues = clocks.flatMap(({ state, dueAt }) => (state === 'running' && dueAt ? [dueAt] : []));
  return dues.reduce<Date | null>((first, due) => (first && first <= due ? first : due), null);
}
