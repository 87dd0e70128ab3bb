import { closesAfter, openStretches, RETURN_MS } from '../time/business-time.ts';
import type { Calendar } from '../time/calendar.ts';
import { MINUTE_MS } from '../time/local-days.ts';
import type { Target } from '../time/target.ts';

/** A time in which a clock is not paused; `endMs` is infinite where it goes on. In order and apart. */
export interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

/**
 * When a clock that counts from `fromMs` on, and runs within these spans, has reached its target; undefined where
 * it stops before (SLA-1). Minutes count in service hours. A day counts if the clock runs at its close.
 */
export function reach(
  calendar: Calendar,
  spans: readonly Span[],
  fromMs: number,
  { unit, count }: Target,
): number | undefined {
  return unit === 'business minutes'
    ? reachOpenMs(calendar, spans, fromMs, count * MINUTE_MS)
    : reachDays(calendar, spans, fromMs, count);
}

/** The same for so many milliseconds of service hours: the last of a day's is its close, not the next opening. */
export function reachOpenMs(
  calendar: Calendar,
  spans: readonly Span[],
  fromMs: number,
  lengthMs: number,
): number | undefined {
  let leftMs = lengthMs;
  for (const open of openWithin(calendar, spans, fromMs)) {
    if (open.endMs - open.startMs >= leftMs) return open.startMs + leftMs;
    leftMs -= open.endMs - open.startMs;
  }
  return undefined;
}

function reachDays(
  calendar: Calendar,
  spans: readonly Span[],
  fromMs: number,
  days: number,
): number | undefined {
  const last = spans.at(-1);
  if (!last) return undefined;
  let left = days;
  const closes = closesAfter(calendar, fromMs);
  for (;;) {
    const closeMs = closes.next().value;
    if (closeMs > last.endMs + RETURN_MS) return undefined;
    if (spans.some(({ startMs, endMs }) => startMs < closeMs && closeMs <= endMs)) left -= 1;
    if (left === 0) return closeMs;
  }
}

/** How long the clock has run between two moments. */
export function ranMs(calendar: Calendar, spans: readonly Span[], fromMs: number, toMs: number): number {
  const until = spans
    .map(({ startMs, endMs }) => ({ startMs, endMs: Math.min(endMs, toMs) }))
    .filter(({ startMs, endMs }) => startMs < endMs);
  let sum = 0;
  for (const { startMs, endMs } of openWithin(calendar, until, fromMs)) sum += endMs - startMs;
  return sum;
}

/** The service hours within these spans, without end where the last has none. */
export function* openWithin(
  calendar: Calendar,
  spans: readonly Span[],
  fromMs: number,
): Generator<Span, void> {
  for (const span of spans) {
    const startMs = Math.max(span.startMs, fromMs);
    if (startMs >= span.endMs) continue;
    const stretches = openStretches(calendar, startMs);
    for (;;) {
      const open = stretches.next().value;
      if (open.startMs >= span.endMs) break;
      yield { startMs: open.startMs, endMs: Math.min(open.endMs, span.endMs) };
      if (open.endMs >= span.endMs) break;
    }
  }
}
