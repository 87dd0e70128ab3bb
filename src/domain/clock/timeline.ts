import { closesAfter } from '../time/business-time.ts';
import type { Calendar } from '../time/calendar.ts';
import type { Target } from '../time/target.ts';
import { type Clock, clocksOf, standingAt } from './clock.ts';
import { type Happened, type Life, lifeOf, type Pause, type Standing } from './life.ts';
import { openWithin } from './reach.ts';
import { type Targets, targetOf } from './target.ts';

/** A piece of a clock's life in which nothing changes. */
export interface Stretch {
  readonly from: Date;
  readonly to: Date;
  readonly is: 'running' | 'outside hours' | Pause;
  /** What held then. */
  readonly target: Target | null;
  readonly priority: Standing['priority'];
}

/** SLA-2: why a clock says what it says. The stretches follow each other without a gap, and add up. */
export interface Timeline {
  readonly clock: Clock;
  readonly stretches: readonly Stretch[];
  /** In milliseconds. */
  readonly totals: {
    readonly running: number;
    readonly paused: number;
    readonly outside: number;
    readonly all: number;
  };
  /** Of a target in days: those at whose close it ran, and those at whose close it did not. */
  readonly days: { readonly counted: number; readonly passedOver: number };
}

/** All clocks of a ticket that have, or had, a target. */
export function timelinesOf(
  calendar: Calendar,
  targets: Targets,
  history: readonly Happened[],
  now: Date,
): Timeline[] {
  const life = lifeOf(history);
  return clocksOf(calendar, targets, history, now)
    .map((clock) => timelineOf(calendar, targets, life, clock, now))
    .filter(({ clock, stretches }) => clock.target ?? stretches.some(({ target }) => target));
}

function timelineOf(calendar: Calendar, targets: Targets, life: Life, clock: Clock, now: Date): Timeline {
  const startMs = clock.startedAt.getTime();
  const endMs = clock.metAt?.getTime() ?? Math.max(now.getTime(), startMs);
  const stretches = life.standings.flatMap((standing, i): Stretch[] => {
    const fromMs = Math.max(standing.fromMs, startMs);
    const toMs = Math.min(life.standings[i + 1]?.fromMs ?? endMs, endMs);
    if (fromMs >= toMs) return [];
    const { priority, type, pausedBecause } = standing;
    const target = targetOf(targets[clock.name], type, priority);
    const pieces = pausedBecause ? [{ fromMs, toMs, is: pausedBecause }] : piecesOf(calendar, fromMs, toMs);
    return pieces.map((piece) => ({
      from: new Date(piece.fromMs),
      to: new Date(piece.toMs),
      is: piece.is,
      target,
      priority,
    }));
  });
  return { clock, stretches, totals: totalsOf(stretches), days: daysOf(calendar, life, clock, endMs) };
}

/** Service hours and what lies between them. */
function piecesOf(calendar: Calendar, startMs: number, endMs: number) {
  const pieces: { fromMs: number; toMs: number; is: 'running' | 'outside hours' }[] = [];
  let doneMs = startMs;
  for (const open of openWithin(calendar, [{ startMs, endMs }], startMs)) {
    if (open.startMs > doneMs) pieces.push({ fromMs: doneMs, toMs: open.startMs, is: 'outside hours' });
    const last = pieces.at(-1);
    // Two windows that touch are one.
    if (last?.is === 'running' && last.toMs === open.startMs) last.toMs = open.endMs;
    else pieces.push({ fromMs: open.startMs, toMs: open.endMs, is: 'running' });
    doneMs = open.endMs;
  }
  if (doneMs < endMs) pieces.push({ fromMs: doneMs, toMs: endMs, is: 'outside hours' });
  return pieces;
}

function totalsOf(stretches: readonly Stretch[]): Timeline['totals'] {
  const sum = (of: (is: Stretch['is']) => boolean) =>
    stretches.reduce((ms, { from, to, is }) => ms + (of(is) ? to.getTime() - from.getTime() : 0), 0);
  const running = sum((is) => is === 'running');
  const outside = sum((is) => is === 'outside hours');
  const all = sum(() => true);
  return { running, outside, paused: all - running - outside, all };
}

function daysOf(calendar: Calendar, life: Life, { startedAt }: Clock, endMs: number): Timeline['days'] {
  let [counted, passedOver] = [0, 0];
  const closes = closesAfter(calendar, startedAt.getTime());
  for (;;) {
    const closeMs = closes.next().value;
    if (closeMs > endMs) return { counted, passedOver };
    if (standingAt(life.standings, closeMs)?.pausedBecause) passedOver += 1;
    else counted += 1;
  }
}
