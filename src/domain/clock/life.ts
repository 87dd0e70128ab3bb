import { DESK_ACTOR_ID } from '../people/actor.ts';
import { BORN, stateAfter, type TicketFact, type TicketState } from '../ticket/history.ts';
import type { Priority } from '../ticket/triage.ts';
import type { ClockName } from './target.ts';

/** An event of a ticket, as it was written down. */
export interface Happened {
  readonly id: number;
  readonly kind: string;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly actorId: string;
  readonly at: Date;
}

/** What a clock looks at in a ticket, from one moment on. */
export interface Standing {
  readonly fromMs: number;
  readonly pausedBecause: Pause | null;
  readonly type: string | null;
  readonly priority: Priority | null;
}

export type Pause = 'waiting on the requester' | 'resolved' | 'an incident';

/** From what began a clock to what ended it. */
export interface Course {
  readonly name: ClockName;
  /** The event that began it, which names it: a ticket may have many next responses. */
  readonly sinceId: number;
  readonly startMs: number;
  /** null: nothing has ended it. */
  readonly endMs: number | null;
}

export interface Life {
  /** In order; the first begins with the ticket. */
  readonly standings: readonly Standing[];
  readonly courses: readonly Course[];
}

/** SLA-2: what the history of a ticket means to its clocks. Of a ticket without one, nothing. */
export function lifeOf(history: readonly Happened[]): Life {
  const [filed] = history;
  if (!filed) return { standings: [], courses: [] };
  const standings: Standing[] = [];
  let state = BORN;
  let answerMs: number | null = null;
  const nexts: Course[] = [];
  let lastMs = 0;
  for (const event of history) {
    // A clock that was set back does not take time back; a second is what people are shown.
    lastMs = Math.max(lastMs, Math.floor(event.at.getTime() / 1000) * 1000);
    state = stateAfter(state, factOf(event));
    standings.push(standingAt(lastMs, state));
    if (isAnswer(event)) {
      answerMs ??= lastMs;
      endLast(nexts, lastMs);
    } else if (answerMs !== null && asksForAnswer(event, filed) && nexts.at(-1)?.endMs !== null) {
      nexts.push({ name: 'next response', sinceId: event.id, startMs: lastMs, endMs: null });
    }
  }
  const startMs = standings[0]?.fromMs ?? 0;
  const first: Course = { name: 'first response', sinceId: filed.id, startMs, endMs: answerMs };
  const ended = standings.at(-1)?.pausedBecause === 'resolved' ? resolvedMs(standings) : null;
  const resolution: Course = { name: 'resolution', sinceId: filed.id, startMs, endMs: ended };
  return { standings: changesOf(standings), courses: [first, ...nexts, resolution] };
}

const factOf = ({ kind, detail }: Happened): TicketFact => ({ ...detail, kind }) as TicketFact;

function standingAt(
  fromMs: number,
  { type, priority, ...state }: Pick<TicketState, 'type' | 'priority' | 'status' | 'isAttached'>,
): Standing {
  return { fromMs, pausedBecause: pauseIn(state), type, priority };
}

/** SLA-1, and INC-12 of a ticket that is part of an incident. */
function pauseIn({ status, isAttached }: Pick<TicketState, 'status' | 'isAttached'>): Pause | null {
  if (status === 'resolved' || status === 'closed') return 'resolved';
  if (status === 'waiting on requester') return 'waiting on the requester';
  return isAttached ? 'an incident' : null;
}

/** FR-1: words of a person to the requester, or what they wrote on resolving. Nothing the desk says by itself. */
export const isAnswer = ({ kind, detail, actorId }: Happened): boolean =>
  actorId !== DESK_ACTOR_ID && (kind === 'replied' || (kind === 'resolved' && Boolean(detail.reason)));

/** What the requester said, thanks apart, or that they opened it again. */
function asksForAnswer({ kind, detail, actorId }: Happened, filed: Happened): boolean {
  if (kind === 'heard') return detail.isThanks !== true;
  return kind === 'reopened' && actorId === filed.detail.requesterId;
}

function endLast(courses: Course[], endMs: number): void {
  const last = courses.at(-1);
  if (last?.endMs === null) courses[courses.length - 1] = { ...last, endMs };
}

/** Since when it has been resolved without a break. */
function resolvedMs(standings: readonly Standing[]): number {
  const open = standings.findLastIndex(({ pausedBecause }) => pausedBecause !== 'resolved');
  return standings[open + 1]?.fromMs ?? 0;
}

/** Those that differ from the one before; of several in one moment, the last. */
function changesOf(standings: readonly Standing[]): Standing[] {
  const changes: Standing[] = [];
  for (const standing of standings) {
    while (changes.length > 1 && changes.at(-1)?.fromMs === standing.fromMs) changes.pop();
    const before = changes.at(-1);
    if (before && isSame(before, standing)) continue;
    if (before?.fromMs === standing.fromMs) changes.pop();
    changes.push(standing);
  }
  return changes;
}

const isSame = (a: Standing, b: Standing): boolean =>
  a.pausedBecause === b.pausedBecause && a.type === b.type && a.priority === b.priority;
